/**
 * What a value must be: a type of the Bot API in a form that values can be held against. What is in a list or an object
 * is worked out when it is asked for, since types may hold themselves.
 */
export type Schema =
  | { readonly kind: 'anything' | 'nothing' | 'string' | 'number' | 'boolean' | 'upload' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'union'; readonly of: readonly Schema[] }
  | { readonly kind: 'list'; of(): Schema }
  | ObjectSchema;

/** An object and its fields by name. */
export interface ObjectSchema {
  readonly kind: 'object';
  fields(): ReadonlyMap<string, Field>;
}

export interface Field {
  schema(): Schema;
  readonly optional: boolean;
}

/** A file as it stands in a payload once the form that brought it is read. */
export interface Upload {
  readonly upload: string;
  readonly bytes: Buffer;
}

export function isUpload(value: unknown): value is Upload {
  return typeof value === 'object' && value !== null && 'upload' in value && 'bytes' in value;
}
