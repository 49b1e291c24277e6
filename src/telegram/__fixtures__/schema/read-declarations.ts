import type { Declaration, Member, TypeNode } from './type-node.ts';

const TOKEN =
  /(?<skip>\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*)|"[^"\n]*"|`[^`]*`|[\p{L}_$][\p{L}\d_$.]*|0x[\dA-F]+|\d+(?:\.\d+)?|=>|[{}()[\]<>|&:;,?=*-]/uy;

/**
 * Reads one `.d.ts` file: interfaces, type aliases, constants and namespaces, by full name (`Chat.PrivateChat`). Throws
 * where the file is written in a way that it does not know, so that nothing is left out in silence.
 */
export function readDeclarations(source: string): ReadonlyMap<string, Declaration> {
  const reader = new DeclarationReader(tokensOf(source));
  reader.statements('');
  return reader.found;
}

function tokensOf(source: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw new Error(`cannot read a declaration at ${JSON.stringify(source.slice(at, at + 40))}`);
    if (match.groups?.skip === undefined) tokens.push(match[0]);
  }
  return tokens;
}

class DeclarationReader {
  readonly found = new Map<string, Declaration>();
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** Statements up to the end of the file or of a namespace. */
  statements(scope: string): void {
    while (this.#at < this.#tokens.length && !this.#take('}')) this.#statement(scope);
  }

  #statement(scope: string): void {
    const exported = this.#take('export');
    this.#take('declare');
    const keyword = this.#next();
    if (keyword === 'import' || (exported && (keyword === '*' || keyword === '{'))) this.#skipTo(';');
    else this.#declaration(keyword, (scope === '' ? '' : `${scope}.`) + this.#next(), scope);
  }

  #declaration(keyword: string, name: string, scope: string): void {
    if (keyword === 'namespace') {
      this.#expect('{');
      this.statements(name);
    } else if (keyword === 'interface') {
      const parameters = this.#parameters(scope);
      const bases = this.#take('extends') ? this.#listOfTypes(scope) : [];
      this.found.set(name, { parameters, bases, body: this.#type(scope) });
    } else if (keyword === 'type' || keyword === 'const') {
      const parameters = this.#parameters(scope);
      this.#expect(keyword === 'type' ? '=' : ':');
      this.found.set(name, { parameters, bases: [], body: this.#type(scope) });
      this.#expect(';');
    } else {
      throw new Error(`cannot read a declaration that begins with ${keyword}`);
    }
  }

  #parameters(scope: string): string[] {
    const parameters: string[] = [];
    if (!this.#take('<')) return parameters;
    do {
      parameters.push(this.#next());
      if (this.#take('extends')) this.#type(scope);
    } while (this.#take(','));
    this.#expect('>');
    return parameters;
  }

  #type(scope: string): TypeNode {
    this.#take('|');
    const of = [this.#intersection(scope)];
    while (this.#take('|')) of.push(this.#intersection(scope));
    return of.length === 1 && of[0] ? of[0] : { kind: 'union', of };
  }

  #intersection(scope: string): TypeNode {
    const of = [this.#postfix(scope)];
    while (this.#take('&')) of.push(this.#postfix(scope));
    return of.length === 1 && of[0] ? of[0] : { kind: 'intersection', of };
  }

  #postfix(scope: string): TypeNode {
    this.#take('readonly');
    let type = this.#primary(scope);
    while (this.#take('[')) {
      if (this.#take(']')) {
        type = { kind: 'list', of: type };
        continue;
      }
      type = { kind: 'at', of: type, key: this.#type(scope) };
      this.#expect(']');
    }
    return type;
  }

  #primary(scope: string): TypeNode {
    const token = this.#next();
    if (token === '{') return this.#object(scope);
    if (token === '(') {
      const inner = this.#type(scope);
      this.#expect(')');
      return inner;
    }
    if (token === 'keyof') return { kind: 'keys', of: this.#postfix(scope) };
    if (token === 'typeof') return this.#primary(scope);
    if (token.startsWith('"')) return { kind: 'literal', value: token.slice(1, -1) };
    if (token.startsWith('`')) return { kind: 'name', name: 'string', scope, args: [] };
    if (token === 'true' || token === 'false') return { kind: 'literal', value: token === 'true' };
    if (/^\d/.test(token)) return { kind: 'literal', value: Number(token) };
    if (!/^[\p{L}_$]/u.test(token)) throw new Error(`cannot read a type at ${token}`);
    if (!this.#take('<')) return { kind: 'name', name: token, scope, args: [] };
    const args = this.#listOfTypes(scope);
    this.#expect('>');
    return { kind: 'name', name: token, scope, args };
  }

  #listOfTypes(scope: string): TypeNode[] {
    const types = [this.#type(scope)];
    while (this.#take(',')) types.push(this.#type(scope));
    return types;
  }

  #object(scope: string): TypeNode {
    const members: Member[] = [];
    while (!this.#take('}')) {
      this.#take('readonly');
      if (this.#peek() === '[') this.#skipMapped();
      else members.push(this.#member(scope));
    }
    return { kind: 'object', members };
  }

  #member(scope: string): Member {
    const name = this.#next().replaceAll('"', '');
    if (this.#take('(')) {
      const args = this.#peek() === ')' ? null : this.#argument(scope);
      this.#expect(')');
      this.#expect(':');
      const type = this.#type(scope);
      this.#expect(';');
      return { name, optional: false, type, args };
    }
    const optional = this.#take('?');
    this.#expect(':');
    const type = this.#type(scope);
    this.#expect(';');
    return { name, optional, type };
  }

  #argument(scope: string): { type: TypeNode; optional: boolean } {
    this.#next(); // its name
    const optional = this.#take('?');
    this.#expect(':');
    return { type: this.#type(scope), optional };
  }

  /** Mapped types serve the client's own typing; no call or update is declared by one. */
  #skipMapped(): void {
    this.#skipTo(';');
  }

  #skipTo(token: string): void {
    while (this.#next() !== token);
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new Error('a declaration breaks off');
    return token;
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at++;
    return true;
  }

  #expect(token: string): void {
    const found = this.#next();
    if (found !== token) throw new Error(`${token} expected in a declaration, found ${found}`);
  }
}
