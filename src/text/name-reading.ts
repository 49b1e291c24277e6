import { NOT_NAMES } from './lexicon/not-names.ts';
import { type NameCandidate, nameCandidates } from './name-candidates.ts';
import { chooseSpans } from './name-choice.ts';
import { scoreBesideNames } from './name-neighbours.ts';
import { besideScore, insideScore } from './name-score.ts';
import type { WordMap } from './name-words.ts';
import { headBefore, titleAfter } from './titles.ts';

interface ScoredName extends NameCandidate {
  readonly score: number;
}

/** Below this nothing around a span can make it a name. */
const HOPELESS = -7;
/** A sentence alone names somebody a little more often than the counted odds say. */
const PRIOR = 0.3;
const ESTABLISHED = 2;
const ESTABLISHED_TWICE = 1;
const TITLE_FLOOR = 1.5;
const BYLINE = /(?:记\s?者|通\s?讯\s?员|实\s?习\s?生|摄\s?影|编\s?辑|校\s?对|制\s?图|责\s?编|文|图|[、)]) {0,2}$/;

/** The names of a folded text, in order, without overlaps. */
export function readNames(text: string, words: WordMap): NameCandidate[] {
  const scored = scoreBesideNames(text, scoreAll(text, words));
  const first = chooseSpans(scored);
  const known = establish(first);
  if (known.size === 0) return first;
  return chooseSpans([...withRepeats(scored, known), ...unseen(text, scored, known)]);
}

function scoreAll(text: string, words: WordMap): ScoredName[] {
  const scored: ScoredName[] = [];
  for (const candidate of nameCandidates(text)) {
    if (NOT_NAMES.has(candidate.name)) continue;
    const inside = insideScore(text, words, candidate);
    if (inside < HOPELESS) continue;
    const score = inside + around(text, words, candidate) + PRIOR;
    if (score > HOPELESS) scored.push({ ...candidate, score });
  }
  return scored;
}

function around(text: string, words: WordMap, { start, end, kind }: NameCandidate): number {
  const { left, right } = besideScore(text, start, end);
  if (kind === 'masked') return words.startOf(start) < start && left < 0 ? left : 0;
  const head = headBefore(text, start);
  const titled = head ? Math.max(left, TITLE_FLOOR) : left;
  const trailed = titleAfter(text, end, words) ? right + (kind === 'chinese' ? 0.25 : 1) : right;
  if (kind === 'gapped') return BYLINE.test(text.slice(Math.max(0, start - 8), start)) ? 5 : titled + trailed - 1;
  return titled + trailed;
}

/** Names whose place in the text leaves little doubt, with the best score they have there. */
function establish(names: readonly ScoredName[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const best = new Map<string, number>();
  for (const { name, score } of names) {
    times.set(name, (times.get(name) ?? 0) + 1);
    best.set(name, Math.max(score, best.get(name) ?? score));
  }
  for (const [name, score] of best) {
    if (score < ((times.get(name) ?? 0) > 1 ? ESTABLISHED_TWICE : ESTABLISHED)) best.delete(name);
  }
  for (const [name, score] of [...best]) {
    const family = name.slice(Math.max(name.lastIndexOf('·'), name.lastIndexOf('-')) + 1);
    if (family.length > 1 && family !== name) best.set(family, Math.max(best.get(family) ?? 0, score / 2));
  }
  return best;
}

/** A name once established is likely to be meant wherever its characters stand. */
function withRepeats(scored: readonly ScoredName[], known: ReadonlyMap<string, number>): ScoredName[] {
  return scored.map((candidate) => {
    const best = known.get(candidate.name);
    return best === undefined ? candidate : { ...candidate, score: candidate.score + Math.min(best, 4) };
  });
}

/** Places of established names that no candidate covers, as of foreign names inside a longer run. */
function unseen(text: string, scored: readonly ScoredName[], known: ReadonlyMap<string, number>): ScoredName[] {
  const seen = new Set(scored.map(({ start, end }) => `${start}:${end}`));
  const found: ScoredName[] = [];
  for (const [name, best] of known) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length;
      if (!seen.has(`${at}:${end}`)) found.push({ name, start: at, end, kind: 'known', surname: 0, score: best / 2 });
    }
  }
  return found;
}
