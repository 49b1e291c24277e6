import { describe, expect, it } from 'vitest';
import { BotApiSchema, botApiSchema, optionsOf } from './compile-schema.ts';
import { holdAgainst } from './hold-against.ts';
import { readDeclarations } from './read-declarations.ts';
import type { Schema } from './schema.ts';

/** The schema of a method whose one argument has one field, of this type. */
function schemaOf(type: string, declarations: string): Schema {
  const source = `${declarations}\nexport type ApiMethods<F> = { send(args: { value: ${type}; }): true; };`;
  const method = new BotApiSchema(readDeclarations(source)).methods.get('send');
  if (!method) throw new Error('there is no method');
  return method.payload;
}

describe('the schema of the Bot API', () => {
  it('has every method, and every type that a call, a result or an update is made of', () => {
    const schema = botApiSchema();
    expect(schema.methods.size).toBeGreaterThan(150);
    const seen = new Set<Schema>();
    const open: Schema[] = [schema.type('Update')];
    for (const { payload, result } of schema.methods.values()) open.push(payload, result);
    for (let next = open.pop(); next; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (next.kind === 'union') open.push(...next.of);
      if (next.kind === 'list') open.push(next.of());
      if (next.kind === 'object') for (const field of next.fields().values()) open.push(field.schema());
    }
    expect(seen.size).toBeGreaterThan(1_000);
  });

  it('knows literal unions by the names of fields', () => {
    const kinds = botApiSchema().methods.get('getUpdates')?.payload.fields().get('allowed_updates')?.schema();
    const names =
      kinds?.kind === 'list' ? optionsOf(kinds.of()).map((one) => (one.kind === 'literal' ? one.value : '')) : [];
    expect(names).toContain('message');
    expect(names).not.toContain('update_id');
  });
});

describe('a declaration', () => {
  const shapes = `
    /** Comments; with } braces */
    export interface Base { id: number; note?: string; }
    export interface Circle extends Base { type: "circle"; radius: number; }
    export interface Square extends Base { type: "square"; side: 1 | 2; title?: undefined; }
    export type Shape = Circle | Square;
    export declare namespace Box { interface Inner { of: Shape[]; } type Pair = Inner & { second: Exclude<Shape, Circle>; }; }
    type With<P extends keyof Base> = Record<P, NonNullable<Base[P]>>;
    export type Nested = string | Nested[];`;

  it.each<[string, unknown, readonly string[]]>([
    ['Shape', { type: 'circle', id: 1, radius: 2 }, []],
    ['Shape', { type: 'circle', id: 1, side: 2 }, ['radius is missing', 'side is unknown']],
    ['Shape', { type: 'square', id: 1, side: 3 }, ['side is 3, which is none of its types']],
    ['Shape', { type: 'square', id: 1, side: 2, title: 'x' }, ['title is unknown']],
    ['Shape', { type: 'oval', id: 1, radius: 2 }, ['type is "oval", not "circle"']],
    ['Shape', { type: 'circle', id: 1.5, radius: 2 }, ['id is 1.5, not a whole number']],
    ['Shape', [], ['[], which is none of its types']],
    [
      'Box.Pair',
      { of: [], second: { type: 'circle', id: 1, radius: 1 } },
      ['second.side is missing', 'second.type is "circle"', 'second.radius is unknown'],
    ],
    ['Box.Inner', { of: [{ type: 'circle', id: 1 }] }, ['of[0].radius is missing']],
    ['Omit<Circle, "type" | "id">', { radius: 1, type: 'circle' }, ['type is unknown']],
    ['Partial<Circle>', {}, []],
    ['With<"note">', {}, ['note is missing']],
    ['{ deep: Nested; }', { deep: ['a', ['b', [1]]] }, ['1, which is none']],
    ['{ file: F; }', { file: { upload: 'a.txt', bytes: Buffer.from('x') } }, []],
    ['{ file: F | string; }', { file: {} }, ['which is none of its types']],
  ])('%s is held against %j', (type, value, faults) => {
    const schema = schemaOf(type, shapes);
    const found = holdAgainst({ value }, schema, '');
    expect(found).toHaveLength(faults.length);
    for (const [index, fault] of faults.entries()) expect(found[index]).toContain(fault);
  });

  it.each(['export class A {}', 'export type A = B ? C : D;', 'export interface A { x: @; }', 'export type A = {'])(
    'that cannot be read is not passed over: %s',
    (source) => {
      expect(() => readDeclarations(source)).toThrow();
    },
  );
});
