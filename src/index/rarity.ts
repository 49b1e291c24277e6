import type { Table } from '@lancedb/lancedb';

/** Buckets of one row of counts for each passage: two rows of them keep chance meetings of rare tokens seldom. */
const PER_PASSAGE = 16;
/** A small archive has hundreds of tokens a passage that no other has; crowded, every token would look common. */
const LEAST_BUCKETS = 2 ** 17;
const MOST_BUCKETS = 2 ** 20;
/** Starting values of the two hashes. */
const SEEDS = [0x811c9dc5, 0x9747b28c] as const;
/** Share by which the number of passages may move before tokens are counted again: rarity is a statistic. */
const STALE = 0.05;

/**
 * In how many passages a token stands, estimated: a count-min sketch, so never too low for what was counted. Tokens that
 * came after the counting count as unseen, which is what a new name is.
 */
export class TokenCounts {
  /** Passages counted. */
  readonly passages: number;
  readonly #rows: readonly [Uint32Array, Uint32Array];

  private constructor(passages: number, rows: readonly [Uint32Array, Uint32Array]) {
    this.passages = passages;
    this.#rows = rows;
  }

  /** Counts the tokens of every passage of a table; each stands at most once in a row. */
  static async of(table: Table): Promise<TokenCounts> {
    const passages = await table.countRows();
    const buckets = bucketsFor(passages);
    const counts = new TokenCounts(passages, [new Uint32Array(buckets), new Uint32Array(buckets)]);
    for await (const batch of table.query().select(['tokens'])) {
      for (const row of batch) counts.#add(String(row.tokens));
    }
    return counts;
  }

  /** Counts as `bytes` gave them; null when they cannot be of so many passages. */
  static from(bytes: Buffer, passages: number): TokenCounts | null {
    const buckets = bucketsFor(passages);
    if (bytes.length !== buckets * 8) return null;
    const counts = new Uint32Array(new Uint8Array(bytes).buffer);
    return new TokenCounts(passages, [counts.subarray(0, buckets), counts.subarray(buckets)]);
  }

  /** The two rows, one behind the other, as this machine writes numbers (every platform of LanceDB: little endian). */
  bytes(): Buffer {
    return Buffer.concat(this.#rows.map((row) => Buffer.from(row.buffer, row.byteOffset, row.byteLength)));
  }

  /** Passages that the token stands in; 0 = none of those counted. */
  count(token: string): number {
    return Math.min(this.#at(0, token), this.#at(1, token));
  }

  /** How much a token says: BM25's weight of rarity, from about 0 for one that stands everywhere. */
  weight(token: string): number {
    const count = this.count(token);
    return Math.log(1 + (Math.max(this.passages, count) - count + 0.5) / (count + 0.5));
  }

  /** Whether a table of so many passages should be counted again. */
  isStaleAt(passages: number): boolean {
    return Math.abs(passages - this.passages) > STALE * this.passages;
  }

  #at(row: 0 | 1, token: string): number {
    return this.#rows[row][hash(token, SEEDS[row]) & (this.#rows[row].length - 1)] ?? 0;
  }

  #add(tokens: string): void {
    for (const token of tokens.split(' ')) {
      if (token === '' || token === '\u00b7') continue;
      for (const at of [0, 1] as const) {
        const row = this.#rows[at];
        const bucket = hash(token, SEEDS[at]) & (row.length - 1);
        row[bucket] = (row[bucket] ?? 0) + 1;
      }
    }
  }
}

/** A power of two. */
function bucketsFor(passages: number): number {
  const wanted = Math.min(MOST_BUCKETS, Math.max(LEAST_BUCKETS, passages * PER_PASSAGE));
  return 2 ** Math.ceil(Math.log2(wanted));
}

/** FNV-1a over UTF-16 units, its bits mixed once more at the end. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  return (value ^ (value >>> 15)) >>> 0;
}
