import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readDeclarations } from './read-declarations.ts';
import type { Field, ObjectSchema, Schema } from './schema.ts';
import type { Declaration, Member, TypeNode } from './type-node.ts';

/** What a method takes and gives back. */
export interface MethodSchema {
  readonly payload: ObjectSchema;
  readonly result: Schema;
}

type Parameters = ReadonlyMap<string, Schema>;

const NO_FIELDS: ObjectSchema = { kind: 'object', fields: () => new Map() };
const NOTHING: Schema = { kind: 'nothing' };
let compiled: BotApiSchema | null = null;

/** The schema of the Bot API as grammY's types have it; read once in a process. */
export function botApiSchema(): BotApiSchema {
  compiled ??= new BotApiSchema(readAllDeclarations());
  return compiled;
}

function readAllDeclarations(): ReadonlyMap<string, Declaration> {
  const grammy = createRequire(import.meta.url).resolve('grammy');
  const folder = dirname(createRequire(grammy).resolve('@grammyjs/types'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.d.ts'));
  return new Map(files.flatMap((file) => [...readDeclarations(readFileSync(join(folder, file), 'utf8'))]));
}

/** Types by name, compiled as they are asked for. */
export class BotApiSchema {
  readonly #declarations: ReadonlyMap<string, Declaration>;
  readonly #named = new Map<string, Schema>();
  readonly #methods = new Map<string, MethodSchema>();

  constructor(declarations: ReadonlyMap<string, Declaration>) {
    this.#declarations = declarations;
    const body = declarations.get('ApiMethods')?.body;
    if (body?.kind !== 'object') throw new Error('the declarations have no ApiMethods');
    const parameters: Parameters = new Map([['F', { kind: 'upload' }]]);
    for (const { name, args, type } of body.members) {
      const payload = args ? this.#object(args.type, parameters) : NO_FIELDS;
      this.#methods.set(name, { payload, result: this.#compile(type, parameters) });
    }
  }

  get methods(): ReadonlyMap<string, MethodSchema> {
    return this.#methods;
  }

  /** A type by its full name; throws when there is none. */
  type(name: string): Schema {
    return this.#compile({ kind: 'name', name, scope: '', args: [] }, new Map());
  }

  #compile(node: TypeNode, parameters: Parameters): Schema {
    switch (node.kind) {
      case 'literal':
        return { kind: 'literal', value: node.value };
      case 'list':
        return { kind: 'list', of: () => this.#compile(node.of, parameters) };
      case 'union':
        return { kind: 'union', of: node.of.flatMap((one) => optionsOf(this.#compile(one, parameters))) };
      case 'intersection':
        return merge(node.of.map((one) => this.#compile(one, parameters)));
      case 'object':
        return objectOf(() => this.#fields(node.members, parameters));
      case 'keys':
        return { kind: 'union', of: this.#keys(node.of, parameters) };
      case 'at':
        return this.#at(this.#compile(node.of, parameters), this.#compile(node.key, parameters));
      default:
        return this.#name(node, parameters);
    }
  }

  #fields(members: readonly Member[], parameters: Parameters): Map<string, Field> {
    return new Map(
      members.map(({ name, type, optional }) => {
        const absent = type.kind === 'name' && BUILT_IN.get(type.name) === NOTHING;
        return [name, { schema: once(() => this.#compile(type, parameters)), optional: optional || absent }];
      }),
    );
  }

  #object(node: TypeNode, parameters: Parameters): ObjectSchema {
    const schema = this.#compile(node, parameters);
    if (schema.kind !== 'object') throw new Error(`an object type expected, found ${schema.kind}`);
    return schema;
  }

  #keys(node: TypeNode, parameters: Parameters): Schema[] {
    return [...this.#object(node, parameters).fields().keys()].map((value) => ({ kind: 'literal', value }));
  }

  #at(holder: Schema, key: Schema): Schema {
    const of = optionsOf(holder).flatMap((object) =>
      optionsOf(key).map((option) => {
        const name = option.kind === 'literal' ? String(option.value) : '';
        const field = object.kind === 'object' ? object.fields().get(name) : undefined;
        if (!field) throw new Error('a type asks for a field that is not there');
        return field.schema();
      }),
    );
    return of.length === 1 && of[0] ? of[0] : { kind: 'union', of };
  }

  #name({ name, scope, args }: TypeNode & { kind: 'name' }, parameters: Parameters): Schema {
    const known = parameters.get(name) ?? BUILT_IN.get(name);
    if (known) return known;
    const operator = OPERATORS.get(name);
    if (operator) return operator(args.map((arg) => this.#compile(arg, parameters)));
    const full = this.#declarations.has(`${scope}.${name}`) ? `${scope}.${name}` : name;
    const declaration = this.#declarations.get(full);
    if (!declaration) throw new Error(`the declarations have no ${full}`);
    const given = args.map((arg) => this.#compile(arg, parameters));
    const key = `${full}<${given.map((one) => (one.kind === 'literal' ? one.value : one.kind))}>`;
    const before = this.#named.get(key);
    if (before) return before;
    const schema = this.#declared(
      declaration,
      new Map(declaration.parameters.map((parameter, index) => [parameter, given[index] ?? NOTHING])),
    );
    this.#named.set(key, schema);
    return schema;
  }

  #declared({ bases, body }: Declaration, parameters: Parameters): Schema {
    if (body.kind !== 'object') return this.#compile(body, parameters);
    return objectOf(() => {
      const inherited = bases.flatMap((base) => [...this.#object(base, parameters).fields()]);
      return new Map([...inherited, ...this.#fields(body.members, parameters)]);
    });
  }
}

const BUILT_IN: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  ['string', { kind: 'string' }],
  ['number', { kind: 'number' }],
  ['boolean', { kind: 'boolean' }],
  ['unknown', { kind: 'anything' }],
  ['never', NOTHING],
  ['undefined', NOTHING],
]);

const OPERATORS: ReadonlyMap<string, (args: readonly Schema[]) => Schema> = new Map([
  ['Array', ([of = NOTHING]) => ({ kind: 'list', of: () => of })],
  ['ReadonlyArray', ([of = NOTHING]) => ({ kind: 'list', of: () => of })],
  ['NonNullable', ([of = NOTHING]) => of],
  ['Exclude', ([from = NOTHING, out = NOTHING]) => exclude(from, out)],
  ['Partial', ([of = NOTHING]) => mapFields(of, (fields) => fields.map(([k, f]) => [k, { ...f, optional: true }]))],
  ['Omit', ([of = NOTHING, out = NOTHING]) => mapFields(of, (fields) => fields.filter(([name]) => !allows(out, name)))],
  [
    'Record',
    ([keys = NOTHING, schema = NOTHING]) =>
      objectOf(
        () =>
          new Map(
            optionsOf(keys).flatMap((k) =>
              k.kind === 'literal' ? [[String(k.value), { schema: () => schema, optional: false }]] : [],
            ),
          ),
      ),
  ],
]);

function objectOf(fields: () => ReadonlyMap<string, Field>): ObjectSchema {
  return { kind: 'object', fields: once(fields) };
}

/** Types may hold themselves: what is in them is worked out when it is asked for, and then once. */
function once<T extends object>(work: () => T): () => T {
  let known: T | null = null;
  return () => {
    known ??= work();
    return known;
  };
}

function mapFields(schema: Schema, change: (fields: [string, Field][]) => [string, Field][]): Schema {
  if (schema.kind !== 'object') throw new Error('fields of a type that is no object');
  return objectOf(() => new Map(change([...schema.fields()])));
}

/** All of an intersection at once; unions in it are taken option by option. `string & {}` is a string. */
function merge(parts: readonly Schema[]): Schema {
  const [first, ...rest] = parts;
  if (!first) return NO_FIELDS;
  if (rest.length === 0 || first.kind === 'string') return first;
  const second = merge(rest);
  const of = optionsOf(first).flatMap((a) => optionsOf(second).map((b) => mergeTwo(a, b)));
  return of.length === 1 && of[0] ? of[0] : { kind: 'union', of };
}

function mergeTwo(a: Schema, b: Schema): Schema {
  if (a.kind !== 'object' || b.kind !== 'object') throw new Error('an intersection of types that are no objects');
  return objectOf(() => new Map([...a.fields(), ...b.fields()]));
}

function exclude(from: Schema, out: Schema): Schema {
  const gone = optionsOf(out);
  return { kind: 'union', of: optionsOf(from).filter((one) => !gone.some((other) => same(one, other))) };
}

function same(a: Schema, b: Schema): boolean {
  return a === b || (a.kind === 'literal' && b.kind === 'literal' && a.value === b.value);
}

function allows(options: Schema, name: string): boolean {
  return optionsOf(options).some((option) => option.kind === 'literal' && option.value === name);
}

/** The options of a union, or the one type that is no union. */
export function optionsOf(schema: Schema): readonly Schema[] {
  return schema.kind === 'union' ? schema.of : [schema];
}
