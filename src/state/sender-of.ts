/** Who caused an update, as far as it names somebody; a private chat is its person. Null for what nobody sent. */
export function senderOf(update: unknown): number | null {
  for (const part of objectsIn(update)) {
    for (const name of ['from', 'user', 'chat']) {
      const id = idOf(field(part, name));
      if (id !== null && id > 0) return id;
    }
  }
  return null;
}

/**
 * An update of somebody else without those of its parts that are a person's: a message they are answered in, a mention
 * of them. The update itself where it has none.
 */
export function withoutPerson(value: unknown, id: number): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isOf(item, id)).map((item) => withoutPerson(item, id));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => !isOf(part, id))
      .map(([name, part]) => [name, withoutPerson(part, id)]),
  );
}

function isOf(part: unknown, id: number): boolean {
  return idOf(part) === id || ['from', 'user', 'sender_user', 'chat'].some((name) => idOf(field(part, name)) === id);
}

function objectsIn(update: unknown): readonly unknown[] {
  if (typeof update !== 'object' || update === null) return [];
  return Object.values(update).filter((part) => typeof part === 'object' && part !== null);
}

function idOf(part: unknown): number | null {
  const id = field(part, 'id');
  return typeof id === 'number' ? id : null;
}

function field(part: unknown, name: string): unknown {
  // Any object may be asked for a name it does not have.
  return typeof part === 'object' && part !== null ? (part as Readonly<Record<string, unknown>>)[name] : undefined;
}
