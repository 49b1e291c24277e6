/** How closely the terms of a question stand together in a text. */
interface Window {
  /** Share of the terms in the best sentence. */
  readonly one: number;
  /** … in the best two that follow one another. */
  readonly two: number;
  /** The best sentence and its neighbours. */
  readonly around: string;
  /** Saturated term frequency over the whole text, as a share of what the terms could give. */
  readonly frequency: number;
}

/** Where sentences end in the search form, which has no line breaks. */
const ENDS = new Set('。!?;！？；');
/** BM25's k1 and b over a text, whose usual length in characters is USUAL: passages are cut alike, so both are small. */
const SATURATION = 0.5;
const EVENING = 0.2;
const USUAL = 300;

/** The pairs that texts are read for, made ready once for a question. */
export interface WantedPairs {
  /** Weight of each pair, by both of its characters. */
  readonly weights: ReadonlyMap<number, number>;
  /** 1 for characters that a wanted pair begins with: most characters of a text begin none. */
  readonly opens: Uint8Array;
  /** Sum of all weights, those of longer terms included. */
  readonly sum: number;
}

/** Makes the weighed pairs of a question ready; `sum` is their total. */
export function wantedPairs(pairs: ReadonlyMap<string, number>, sum: number): WantedPairs {
  const weights = new Map<number, number>();
  for (const [pair, weight] of pairs) if (pair.length === 2) weights.set(keyOf(pair, 0), weight);
  const opens = new Uint8Array(0x10000);
  for (const key of weights.keys()) opens[key >>> 16] = 1;
  return { weights, opens, sum };
}

/** Reads a text in search form against the pairs of a question. */
export function bestWindow(text: string, { weights, opens, sum }: WantedPairs): Window {
  const counts = new Map<number, number>();
  let best = { share: -1, start: 0, end: 0 };
  let two = 0;
  let before = new Set<number>();
  let start = 0;
  for (let end = 1; end <= text.length; end++) {
    if (end < text.length && !ENDS.has(text.charAt(end - 1))) continue;
    const seen = new Set<number>();
    for (let at = start; at + 1 < end; at++) {
      if (opens[text.charCodeAt(at)] === 0) continue;
      const key = keyOf(text, at);
      if (!weights.has(key)) continue;
      seen.add(key);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const share = shareOf(seen, weights, sum);
    two = Math.max(two, share + shareOf(minus(before, seen), weights, sum));
    if (share > best.share) best = { share, start, end };
    [before, start] = [seen, end];
  }
  return {
    one: Math.max(0, best.share),
    two,
    around: text.slice(text.lastIndexOf('。', best.start - 2) + 1, next(text, best.end)),
    frequency: frequencyOf(counts, weights, text.length, sum),
  };
}

/** The end of the sentence after this one. */
function next(text: string, from: number): number {
  const at = text.indexOf('。', from);
  return at < 0 ? text.length : at + 1;
}

function keyOf(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

function shareOf(keys: Iterable<number>, weights: ReadonlyMap<number, number>, sum: number): number {
  let share = 0;
  for (const key of keys) share += weights.get(key) ?? 0;
  return share / sum;
}

function minus(keys: ReadonlySet<number>, others: ReadonlySet<number>): number[] {
  return [...keys].filter((key) => !others.has(key));
}

function frequencyOf(
  counts: ReadonlyMap<number, number>,
  weights: ReadonlyMap<number, number>,
  length: number,
  sum: number,
): number {
  const evened = SATURATION * (1 - EVENING + (EVENING * length) / USUAL);
  let score = 0;
  for (const [key, count] of counts) {
    score += ((weights.get(key) ?? 0) * count * (SATURATION + 1)) / (count + evened);
  }
  return score / sum;
}
