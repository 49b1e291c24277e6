import type { ScoredName } from './name-score.ts';
import { pairAt } from './name-tables.ts';

/** One good place is enough above this; two are above the lower mark. */
const CERTAIN = 2;
const CERTAIN_TWICE = 1;
/** The most that another mention says for this one. */
const MOST = 4;
/** 「朱健代表…」: a longer name that begins with an established one has rather swallowed a verb. */
const SWALLOWED = -3;
const LONGEST = 64;

/** Names whose places in a text leave little doubt, with the best score they have there. */
export function establish(names: readonly ScoredName[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const best = new Map<string, number>();
  for (const { name, score } of names) {
    times.set(name, (times.get(name) ?? 0) + 1);
    best.set(name, Math.max(score, best.get(name) ?? score));
  }
  for (const [name, score] of best) {
    const often = times.get(name) ?? 0;
    const shorter = name.length === 3 ? (times.get(name.slice(0, 2)) ?? 0) : 0;
    if (score < (often > 1 ? CERTAIN_TWICE : CERTAIN) || shorter > often) best.delete(name);
  }
  for (const [name, score] of [...best]) {
    const family = name.slice(name.search(/[^·•‧・–—-]*$/));
    if (family.length > 1 && family !== name) best.set(family, Math.max(best.get(family) ?? 0, score / 2));
  }
  return best;
}

/** Scores again, knowing the established names: wherever their characters stand, they are likely to be meant. */
export function withRepeats(
  text: string,
  scored: readonly ScoredName[],
  known: ReadonlyMap<string, number>,
): ScoredName[] {
  const again = scored.map((candidate) => {
    const best = known.get(candidate.name);
    if (best !== undefined) return { ...candidate, score: candidate.score + Math.min(best, MOST) };
    const swallows = candidate.name.length === 3 && known.has(candidate.name.slice(0, 2));
    return swallows ? { ...candidate, score: candidate.score + SWALLOWED } : candidate;
  });
  return [...again, ...unseen(text, scored, known)];
}

/** Places of established names that no candidate covers. One pass over the text, by the first two characters. */
function unseen(text: string, scored: readonly ScoredName[], known: ReadonlyMap<string, number>): ScoredName[] {
  const seen = new Set(scored.map(({ start, end }) => start * LONGEST + end - start));
  const byPair = new Map<number, string[]>();
  for (const name of known.keys()) {
    const others = byPair.get(pairAt(name, 0));
    if (others) others.push(name);
    else byPair.set(pairAt(name, 0), [name]);
  }
  const found: ScoredName[] = [];
  for (let at = 0; at < text.length; at++) {
    for (const name of byPair.get(pairAt(text, at)) ?? []) {
      if (!text.startsWith(name, at) || seen.has(at * LONGEST + name.length)) continue;
      const score = (known.get(name) ?? 0) / 2;
      found.push({ name, start: at, end: at + name.length, kind: 'known', surname: 0, score });
    }
  }
  return found;
}
