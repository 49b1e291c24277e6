/** Named parts of a value that came in as JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value's fields; none when it is no object. */
export function fieldsOf(value: unknown): Fields {
  // An object that came from JSON has string keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value's items; none when it is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Length in UTF-8, which the limits on buttons and ids are given in. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
