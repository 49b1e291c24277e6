import { optionsOf } from './compile-schema.ts';
import { isUpload, type ObjectSchema, type Schema } from './schema.ts';

/** Numbers of the Bot API that need not be whole, by the last part of their name. */
const FRACTIONS = /(?:latitude|longitude|accuracy|scale|shift|distance|percentage|proximity|point|timestamp)$/;

/** Everything in which a value is not what the schema says, each with its path in the value; empty when it is. */
export function holdAgainst(value: unknown, schema: Schema, path: string): readonly string[] {
  switch (schema.kind) {
    case 'anything':
      return [];
    case 'nothing':
      return value === undefined ? [] : [`${path} is unknown`];
    case 'literal':
      return value === schema.value ? [] : [`${path} is ${show(value)}, not ${show(schema.value)}`];
    case 'union':
      return holdAgainstUnion(value, schema.of, path);
    case 'upload':
      return isUpload(value) ? [] : [`${path} is ${show(value)}, not a file`];
    case 'list':
      if (!Array.isArray(value)) return [`${path} is ${show(value)}, not a list`];
      return value.flatMap((one, index) => holdAgainst(one, schema.of(), `${path}[${index}]`));
    case 'object':
      return isObject(value) ? holdAgainstObject(value, schema, path) : [`${path} is ${show(value)}, not an object`];
    default:
      return holdAgainstPrimitive(value, schema.kind, path);
  }
}

function holdAgainstPrimitive(value: unknown, kind: string, path: string): readonly string[] {
  if (typeof value !== kind) return [`${path} is ${show(value)}, not a ${kind}`];
  const whole = typeof value !== 'number' || Number.isSafeInteger(value) || FRACTIONS.test(path);
  return whole ? [] : [`${path} is ${show(value)}, not a whole number`];
}

function holdAgainstObject(value: object, schema: ObjectSchema, path: string): readonly string[] {
  const fields = schema.fields();
  const given = Object.entries(value).filter(([, one]) => one !== undefined);
  const missing = [...fields]
    .filter(([name, { optional }]) => !optional && !given.some(([key]) => key === name))
    .map(([name]) => `${join(path, name)} is missing`);
  const wrong = given.flatMap(([name, one]) => {
    const field = fields.get(name);
    return field ? holdAgainst(one, field.schema(), join(path, name)) : [`${join(path, name)} is unknown`];
  });
  return [...missing, ...wrong];
}

/** The faults under the option that the value comes nearest to, or was meant to be by its type. */
function holdAgainstUnion(value: unknown, options: readonly Schema[], path: string): readonly string[] {
  const likely = options.filter((option) => isLikely(value, option));
  const meant = isObject(value) ? meantBy(value, likely) : likely;
  const faults = meant.map((option) => holdAgainst(value, option, path)).sort((a, b) => a.length - b.length);
  return faults[0] ?? [`${path} is ${show(value)}, which is none of its types`];
}

function isLikely(value: unknown, option: Schema): boolean {
  if (isUpload(value)) return option.kind === 'upload';
  if (isObject(value)) return option.kind === 'object' || option.kind === 'anything';
  if (Array.isArray(value)) return option.kind === 'list' || option.kind === 'anything';
  if (option.kind === 'literal') return option.value === value;
  return option.kind === typeof value || option.kind === 'anything';
}

/** Options are told apart by a field that holds literals in each of them: `type`, `status`, `source`. */
function meantBy(value: object, options: readonly Schema[]): readonly Schema[] {
  const telling = Object.entries(value).find(([name]) => options.every((option) => literalField(option, name)));
  if (!telling) return options;
  const [name, given] = telling;
  const meant = options.filter((option) =>
    literalField(option, name)?.some((one) => one.kind === 'literal' && one.value === given),
  );
  return meant.length > 0 ? meant : options;
}

function literalField(option: Schema, name: string): readonly Schema[] | null {
  const field = option.kind === 'object' ? option.fields().get(name) : undefined;
  if (!field || field.optional) return null;
  const literals = optionsOf(field.schema());
  return literals.every(({ kind }) => kind === 'literal') ? literals : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
