import type { IndexReader } from '../domain/archive-index.ts';

/** Rows kept in all; of results with more than a tenth of them none is kept. */
const MOST_ROWS = 20_000;

/**
 * A reader that remembers what it read lately: it is of one version for ever, so that the same question has the same
 * answer. For a process that many people ask about the same people and days. Results must not be changed by who gets them.
 */
export function rememberReads(reader: IndexReader, mostRows = MOST_ROWS): IndexReader {
  const lately = new Lately(mostRows);
  return {
    version: reader.version,
    holdings: reader.holdings,
    rarity: (token) => reader.rarity(token),
    searchPassages: (...args) => lately.read('search', args, () => reader.searchPassages(...args)),
    scanPassages: (...args) => lately.read('scan', args, () => reader.scanPassages(...args)),
    events: (...args) => lately.read('events', args, () => reader.events(...args)),
    mentions: (...args) => lately.read('mentions', args, () => reader.mentions(...args)),
    statements: (...args) => lately.read('statements', args, () => reader.statements(...args)),
    errata: () => lately.read('errata', [], () => reader.errata()),
    issueArticles: (...args) => lately.read('issues', args, () => reader.issueArticles(...args)),
    articles: (...args) => lately.read('articles', args, () => reader.articles(...args)),
    knowsName: (...args) => lately.read('knows', args, () => reader.knowsName(...args)),
    knownNames: (...args) => lately.read('names', args, () => reader.knownNames(...args)),
    countPeople: () => lately.read('count', [], () => reader.countPeople()),
    people: () => reader.people(),
    close: () => reader.close(),
  };
}

/** Results by what was asked for, those used longest ago forgotten first. */
class Lately {
  readonly #kept = new Map<string, { readonly result: Promise<unknown>; rows: number }>();
  #rows = 0;

  constructor(private readonly most: number) {}

  /** The result, read once; a failure is not remembered. */
  read<T>(method: string, args: readonly unknown[], work: () => Promise<T>): Promise<T> {
    const key = `${method}${JSON.stringify(args)}`;
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      // What is kept under a key is what its method gave.
      return known.result as Promise<T>;
    }
    const result = work();
    const kept = { result, rows: 0 };
    this.#kept.set(key, kept);
    result.then(
      (value) => this.#weigh(key, kept, rowsOf(value)),
      () => this.#kept.delete(key),
    );
    return result;
  }

  #weigh(key: string, kept: { rows: number }, rows: number): void {
    if (this.#kept.get(key) !== kept) return;
    kept.rows = rows;
    this.#rows += rows;
    if (rows > this.most / 10) this.#forget(key);
    for (const [oldest] of this.#kept) {
      if (this.#rows <= this.most) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#rows -= this.#kept.get(key)?.rows ?? 0;
    this.#kept.delete(key);
  }
}

function rowsOf(value: unknown): number {
  if (Array.isArray(value)) return value.length + 1;
  return value instanceof Map || value instanceof Set ? value.size + 1 : 1;
}
