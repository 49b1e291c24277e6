const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/**
 * Reads `{"claims":[{"text":"…"}]}` while it is still being written: each call gives the decoded characters of the
 * `text` fields that this piece adds, a line feed after each field. What is no such object gives nothing.
 */
export function jsonTexts(): (piece: string) => string {
  const reader = new JsonTexts();
  return (piece) => reader.push(piece);
}

/** Just as much of a JSON reader as tells where a string stands. */
class JsonTexts {
  /** Open objects and arrays, and the key last read in each object. */
  readonly #open: { readonly kind: '{' | '['; key: string }[] = [];
  /** The string being read: a key, a value that is wanted, or one that is not; null between strings. */
  #string: 'key' | 'wanted' | 'other' | null = null;
  #escape: string | null = null;
  #expectsKey = false;
  #dead = false;
  #out = '';

  push(piece: string): string {
    this.#out = '';
    for (let at = 0; at < piece.length && !this.#dead; at++) {
      if (this.#string === null) this.#between(piece.charAt(at));
      else this.#inside(piece.charAt(at));
    }
    return this.#out;
  }

  #between(char: string): void {
    if (char === '{' || char === '[') {
      this.#open.push({ kind: char, key: '' });
      this.#expectsKey = char === '{';
    } else if (char === '}' || char === ']') this.#open.pop();
    else if (char === ',') this.#expectsKey = this.#open.at(-1)?.kind === '{';
    else if (char === ':') this.#expectsKey = false;
    else if (char === '"') this.#begin();
    // Prose before the object, or behind it: no reply of this form.
    else if (this.#open.length === 0 && !/\s/.test(char)) this.#dead = true;
  }

  #begin(): void {
    const inside = this.#open.at(-1);
    if (!inside) this.#dead = true;
    else if (this.#expectsKey) {
      inside.key = '';
      this.#string = 'key';
    } else this.#string = this.#isWanted() ? 'wanted' : 'other';
  }

  #isWanted(): boolean {
    const [root, list, claim] = this.#open;
    return (
      this.#open.length === 3 &&
      root?.kind === '{' &&
      root.key === 'claims' &&
      list?.kind === '[' &&
      claim?.kind === '{' &&
      claim.key === 'text'
    );
  }

  #inside(char: string): void {
    if (this.#escape !== null) this.#unescape(this.#escape + char);
    else if (char === '\\') this.#escape = '';
    else if (char === '"') {
      if (this.#string === 'wanted') this.#out += '\n';
      this.#string = null;
    } else this.#add(char);
  }

  #unescape(code: string): void {
    const unicode = code.startsWith('u');
    this.#escape = unicode && code.length < 5 ? code : null;
    if (this.#escape !== null) return;
    this.#add(unicode ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? code));
  }

  #add(char: string): void {
    const inside = this.#open.at(-1);
    if (this.#string === 'wanted') this.#out += char;
    else if (this.#string === 'key' && inside && inside.key.length < 20) inside.key += char;
  }
}
