import type { Doubt } from './article.ts';

/** How a reader of an answer learns of a doubt about a cited article. */
export type Telling =
  /** The citation's own line says it already: 「日期据文内推断」, 「年份不详」, 「报名不详」. */
  | 'cited'
  /** Nothing else says it, and the quote may be wrong or not all there: the answer has to. */
  | 'note'
  /** It bears on the work of the operator, not on what the article says. */
  | 'silent';

interface Weight {
  /** Chance, as an editor would put it, that what is read or cited of the article misleads; 0 … 1. */
  readonly weight: number;
  readonly telling: Telling;
}

/** Weights by code. They are judgements, ordered by what a wrong reading costs; only their order is relied on. */
const WEIGHTS: Readonly<Record<string, Weight>> = {
  // Nothing was read, or nothing but a headline: there is nothing to rest on.
  'no-article': { weight: 0.9, telling: 'silent' },
  'no-body': { weight: 0.5, telling: 'note' },
  // Two places state different days: every 昨日 of the text may be off, and nobody said which of them holds.
  'date-conflict': { weight: 0.5, telling: 'note' },
  'weekday-conflict': { weight: 0.4, telling: 'note' },
  'lunar-conflict': { weight: 0.4, telling: 'note' },
  'year-doubtful': { weight: 0.4, telling: 'note' },
  'masthead-unclear': { weight: 0.15, telling: 'note' },
  // Without a day no relative time of the text can be resolved; without a year it repeats every year.
  'date-unknown': { weight: 0.4, telling: 'cited' },
  'year-unknown': { weight: 0.3, telling: 'cited' },
  'bad-date': { weight: 0.3, telling: 'silent' },
  // Inferred with a reason that is printed beside it, and mostly right.
  'date-inferred': { weight: 0.15, telling: 'cited' },
  // Another paper's article would be cited under this one's name.
  'paper-conflict': { weight: 0.4, telling: 'note' },
  'paper-unknown': { weight: 0.15, telling: 'cited' },
  // What is missing may turn the sense, and lists of people are cut short.
  cut: { weight: 0.3, telling: 'note' },
  continued: { weight: 0.15, telling: 'note' },
  // Names and events behind the limit are in no list.
  'too-long': { weight: 0.15, telling: 'note' },
  // Letters are not what was printed: a name or a figure may be wrong.
  'pdf-font': { weight: 0.4, telling: 'note' },
  encoding: { weight: 0.3, telling: 'note' },
  // Part of the page was not read at all; what was read is sound.
  'pdf-page': { weight: 0.3, telling: 'silent' },
  'pdf-no-text': { weight: 0.2, telling: 'silent' },
  vertical: { weight: 0.2, telling: 'silent' },
  // Lines that belong somewhere: an article near them lacks a part.
  unplaced: { weight: 0.3, telling: 'silent' },
  // Often the sign that two articles run into one another.
  'no-headline': { weight: 0.2, telling: 'cited' },
  // A page number is only needed to find the print.
  'page-conflict': { weight: 0.1, telling: 'silent' },
  'page-unknown': { weight: 0.02, telling: 'silent' },
  // What was skipped is in no article; those that were read are sound.
  'bad-line': { weight: 0.1, telling: 'silent' },
  'bad-yaml': { weight: 0.1, telling: 'silent' },
  'bad-pattern': { weight: 0.05, telling: 'silent' },
  'bad-url': { weight: 0.02, telling: 'silent' },
  // The operator has looked: a mark, no doubt.
  corrected: { weight: 0, telling: 'silent' },
  // A correction that could not be applied: what it should mend stands as it was read.
  'bad-correction': { weight: 0.1, telling: 'silent' },
  'stray-correction': { weight: 0.1, telling: 'silent' },
};
/** A code without a weight: a reader that doubts had a reason. */
const UNKNOWN: Weight = { weight: 0.2, telling: 'note' };

/**
 * 存疑度 of an article: 0 = nothing is in doubt, towards 1 = rest nothing on it. Doubts of different kinds add up as
 * independent chances of being misled, 1 − ∏(1 − weight); one kind counts once. Two decimals.
 */
export function doubtScore(doubts: readonly Doubt[]): number {
  const codes = new Set(doubts.map(({ code }) => code));
  return rounded(1 - [...codes].reduce((sound, code) => sound * (1 - weightOf(code).weight), 1));
}

/**
 * 存疑度 of a page or file: its own doubts together with the mean of its articles' scores, as independent chances. Each
 * article counts alike, since it is what is cited.
 */
export function pageDoubtScore(own: readonly Doubt[], articleScores: readonly number[]): number {
  const mean = articleScores.reduce((sum, score) => sum + score, 0) / Math.max(1, articleScores.length);
  return rounded(1 - (1 - doubtScore(own)) * (1 - mean));
}

/** How an answer that cites an article tells of this doubt. */
export function tellingOf({ code }: Doubt): Telling {
  return weightOf(code).telling;
}

function weightOf(code: string): Weight {
  return Object.hasOwn(WEIGHTS, code) ? (WEIGHTS[code] ?? UNKNOWN) : UNKNOWN;
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}
