import { NOT_NAMES } from './lexicon/name-exclusions.ts';
import { besideScore } from './name-beside.ts';
import { type NameCandidate, nameCandidates } from './name-candidates.ts';
import { chooseSpans, type Scored } from './name-choice.ts';
import { insideScore } from './name-inside.ts';
import { scoreBesideNames } from './name-neighbours.ts';
import { establish, withRepeats } from './name-repeats.ts';
import { thingsIn } from './name-things.ts';
import type { WordMap } from './name-words.ts';
import { headBefore, isAddressed } from './titles.ts';

/** A candidate with what speaks for it, as log-odds. */
export interface ScoredName extends NameCandidate, Scored {}

/** Below this nothing around a span can make it a name. */
const HOPELESS = -5;
/** Running text names people somewhat more often than the counted odds alone say. */
const PRIOR = 0.5;
/** A title before a span says at least this much for a name. */
const TITLE_FLOOR = 1.5;
/** 王先生, 王局长: what a word of address behind says. */
const ADDRESSED = { chinese: 0.25, other: 1 } as const;
const BYLINE_GAP = 5;
const BYLINE = /(?:记 ?者|通 ?讯 ?员|实 ?习 ?生|摄 ?影|编 ?辑|校 ?对|制 ?图|责 ?编|文|图|[、)]) {0,2}$/;

/**
 * The names of a folded text, in order, without overlaps. Every span that is written like a name is scored by its
 * characters, by what stands beside it and by its neighbours in lists; names that are certain somewhere are then
 * looked for everywhere in the text.
 */
export function readNames(text: string, words: WordMap): NameCandidate[] {
  const scored = scoreBesideNames(text, scoreAll(text, words));
  const things = thingsIn(text);
  const first = choose(scored, things);
  const known = establish(first);
  return known.size === 0 ? first : choose(withRepeats(text, scored, known), things);
}

function choose(names: readonly ScoredName[], things: readonly Scored[]): ScoredName[] {
  return chooseSpans<ScoredName | Scored>([...names, ...things]).filter((span) => 'name' in span);
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
  const titled = headBefore(text, start) !== null;
  if (kind === 'masked') return words.startOf(start) < start && !titled ? HOPELESS : 0;
  if (kind === 'gapped' && BYLINE.test(text.slice(Math.max(0, start - 8), start))) return BYLINE_GAP;
  const { left, right } = besideScore(text, start, end);
  if (kind === 'married' && (right <= 0 || (!titled && text.charAt(start - 1) !== '、'))) return HOPELESS;
  const addressed = isAddressed(text, end, words) ? ADDRESSED[kind === 'chinese' ? 'chinese' : 'other'] : 0;
  return (titled ? Math.max(left, TITLE_FLOOR) : left) + right + addressed - (kind === 'gapped' ? 1 : 0);
}
