/** A type as it is written in a declaration file, as far as the Bot API's declarations go. */
export type TypeNode =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'name'; readonly name: string; readonly scope: string; readonly args: readonly TypeNode[] }
  | { readonly kind: 'union' | 'intersection'; readonly of: readonly TypeNode[] }
  | { readonly kind: 'list'; readonly of: TypeNode }
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'keys'; readonly of: TypeNode }
  | { readonly kind: 'at'; readonly of: TypeNode; readonly key: TypeNode };

/** A field of an object type, or a method of the API with its one argument (`args` is null when it takes none). */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeNode;
  readonly args?: { readonly type: TypeNode; readonly optional: boolean } | null;
}

/** A named type: its parameters, the types it extends, its own body. Constants are declared by their type too. */
export interface Declaration {
  readonly parameters: readonly string[];
  readonly bases: readonly TypeNode[];
  readonly body: TypeNode;
}
