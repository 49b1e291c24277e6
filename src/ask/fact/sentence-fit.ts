import { commonSubsequence, endingIn, longestRun } from './common-runs.ts';
import type { FactQuestion } from './fact-question.ts';
import { type Held, heldIn, shareHeld, type TermTable } from './held-terms.ts';

/** What a sentence is judged by; values are from 0 to 1, `length` up to 2. */
export const SENTENCE_FEATURES = [
  'pairs',
  'words',
  'gainBefore',
  'gainHead',
  'around',
  'rest',
  'nothingElse',
  'local',
  'localClause',
  'subsequence',
  'left',
  'leftRun',
  'rightRun',
  'head',
  'typed',
  'typedNear',
  'typedCovered',
  'cue',
  'cueFresh',
  'cueCovered',
  'unit',
  'rank',
  'firstRank',
  'opening',
  'defines',
  'length',
] as const;

/** One value for each feature. */
export type SentenceFit = Readonly<Record<(typeof SENTENCE_FEATURES)[number], number>>;

/** A sentence where it stands; texts in search form. */
interface SentencePlace {
  readonly text: string;
  readonly printed: string;
  readonly held: Held;
  /** What the sentence before it in its passage holds. */
  readonly before: Held;
  readonly isOpening: boolean;
  readonly passage: PassagePlace;
}

/** What a passage and its article say around a sentence. */
export interface PassagePlace {
  readonly head: Held;
  readonly around: Held;
  /** Terms weighed by how few sentences of the passages of this article hold them. */
  readonly local: TermTable;
  /** Terms that neither the headline nor the opening has: what the question asks of the subject. */
  readonly rest: TermTable;
  /** Place among the hits, from 0, and how many there are. */
  readonly rank: number;
  readonly hits: number;
}

/** Units beside the question word that are looked for as one piece. */
const BESIDE = 6;
const OPENING_UNITS = 30;

/** How far a sentence answers a question. */
export function fitOfSentence(question: FactQuestion, place: SentencePlace): SentenceFit {
  const { pairs, words, slot, form, typed, cues } = question;
  const { text, held, passage } = place;
  const fresh = withoutQuestion(text, form);
  const clauses = text.split(/[,，;；]/).map((one) => ({ one, held: heldIn(pairs, one) }));
  const local = clauses.map((clause) => shareHeld(passage.local, clause.held));
  const bestLocal = Math.max(0, ...local);
  const nearest = clauses[local.indexOf(bestLocal)]?.one ?? '';
  const own = shareHeld(pairs, held);
  const covered = shareHeld(pairs, held, passage.head);
  const rest = shareHeld(passage.rest, held);
  const isTyped = typed?.test(fresh) ?? false;
  const cued = cues.some((cue) => cue.test(text));
  return {
    pairs: own,
    words: shareHeld(words, heldIn(words, text)),
    gainBefore: shareHeld(pairs, held, place.before) - own,
    gainHead: covered - own,
    around: shareHeld(pairs, passage.head, passage.around),
    rest,
    nothingElse: passage.rest.weights.some((weight) => weight > 0) && rest === 0 ? 1 : 0,
    local: shareHeld(passage.local, held),
    localClause: bestLocal,
    subsequence: commonSubsequence(form, text) / Math.max(1, form.length),
    left: endingIn(slot.before, text, BESIDE) / BESIDE,
    leftRun: longestRun(slot.before.slice(-BESIDE), text) / BESIDE,
    rightRun: longestRun(slot.after.slice(0, BESIDE), text) / BESIDE,
    head: slot.head === '' ? 0 : [...slot.head].filter((unit) => text.includes(unit)).length / slot.head.length,
    typed: isTyped ? 1 : 0,
    typedNear: typed?.test(withoutQuestion(nearest, form)) ? 1 : 0,
    typedCovered: isTyped ? covered : 0,
    cue: cued ? 1 : 0,
    cueFresh: cues.some((cue) => cue.test(fresh)) ? 1 : 0,
    cueCovered: cued ? covered : 0,
    unit: question.hasUnit(place.printed) ? 1 : 0,
    rank: (passage.hits - passage.rank) / passage.hits,
    firstRank: 1 / (1 + passage.rank),
    opening: place.isOpening ? 1 : 0,
    defines: slot.kind !== 'number' && /[是为即叫称]/.test(text.slice(0, OPENING_UNITS)) ? 1 : 0,
    length: Math.min(2, text.length / 100),
  };
}

/** How much a piece of a sentence speaks of what is asked, in the units of the weights; for choosing what of a long sentence is told. */
export function fitOfPiece(question: FactQuestion, passage: PassagePlace, piece: string): Partial<SentenceFit> {
  const { pairs, slot, form, typed, cues } = question;
  const held = heldIn(pairs, piece);
  const fresh = withoutQuestion(piece, form);
  return {
    rest: shareHeld(passage.rest, held),
    local: shareHeld(passage.local, held),
    left: endingIn(slot.before, piece, BESIDE) / BESIDE,
    leftRun: longestRun(slot.before.slice(-BESIDE), piece) / BESIDE,
    rightRun: longestRun(slot.after.slice(0, BESIDE), piece) / BESIDE,
    head: slot.head === '' ? 0 : [...slot.head].filter((unit) => piece.includes(unit)).length / slot.head.length,
    typed: typed?.test(fresh) ? 1 : 0,
    cueFresh: cues.some((cue) => cue.test(fresh)) ? 1 : 0,
  };
}

/** What a text says that the question does not: its units less those that stand side by side in the question too. */
function withoutQuestion(text: string, form: string): string {
  let fresh = '';
  for (let at = 0; at < text.length; at++)
    if (at + 1 >= text.length || !form.includes(text.slice(at, at + 2))) fresh += text.charAt(at);
  return fresh;
}
