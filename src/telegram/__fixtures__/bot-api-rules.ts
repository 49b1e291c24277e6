import type { Fields } from './rules/fields.ts';
import { keyboardFaults } from './rules/keyboard-rules.ts';
import { commonFaults, METHOD_RULES } from './rules/method-rules.ts';
import { botApiSchema } from './schema/compile-schema.ts';
import { holdAgainst } from './schema/hold-against.ts';
import { isUpload } from './schema/schema.ts';

/** What a call carries: the fields of its JSON object or of its form. */
export type Payload = Fields;

/**
 * Everything wrong with a call by itself; empty when it is as it should be. Methods, fields and types are those of
 * grammY's own declarations; lengths, bounds and the rest are what the documentation says in words.
 */
export function violationsOf(method: string, payload: Payload): readonly string[] {
  const schema = botApiSchema().methods.get(method);
  if (!schema) return [`${method}: unknown method`];
  return [
    ...holdAgainst(payload, schema.payload, ''),
    ...(METHOD_RULES[method]?.(payload) ?? []),
    ...commonFaults(payload),
    ...keyboardFaults(payload.reply_markup),
    ...anywhere(payload, ''),
  ].map((fault) => `${method}: ${fault}`);
}

/** What must not be anywhere in a call: half a surrogate pair, a parse mode (archive text would be read as markup). */
function anywhere(value: unknown, name: string): readonly string[] {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? [`${name} has half a surrogate pair`] : [];
  if (typeof value !== 'object' || value === null || isUpload(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => [
    ...(key.endsWith('parse_mode') ? [`${key} is not used here`] : []),
    ...anywhere(one, key),
  ]);
}
