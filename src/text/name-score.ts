import type { Sides } from './name-beside.ts';
import type { NameCandidate } from './name-candidates.ts';
import type { Scored } from './name-choice.ts';
import { charScore, insideScore, mostByWords, mostForChinese } from './name-inside.ts';
import type { WordMap } from './name-words.ts';
import { headBefore, isAddressed } from './titles.ts';

/** A candidate with what speaks for it, as log-odds. */
export interface ScoredName extends NameCandidate, Scored {}

/** A text with what is looked up in it again and again. */
export interface Reading {
  readonly text: string;
  readonly words: WordMap;
  readonly sides: Sides;
}

/** Below this nothing around a span can make it a name. */
export const HOPELESS = -5;
/** Running text names people somewhat more often than the counted odds alone say. */
const PRIOR = 0.5;
/** A title before a span says at least this much for a name. */
const TITLE_FLOOR = 1.5;
/** 王先生, 王局长: what a word of address behind says. */
const ADDRESSED = { chinese: 0.25, other: 1 } as const;
const BYLINE_GAP = 5;
/** 「雷 鸣主持」 at the beginning of a clause or behind a mark. */
const GAP_AND_DEED = 3;
/** Names with gaps at the end of a text, between two spaces. */
const GAPPED_NAMES = / {1,2}(?:[\u3400-\u9fff] {1,2}){2,9}$/;
const BYLINE = /(?:记 ?者|通 ?讯 ?员|实 ?习 ?生|摄 ?影|编 ?辑|校 ?对|制 ?图|责 ?编|文|图|[、)]) {0,2}$/;

/** A candidate with its score, its neighbours aside; null when that is hopeless. */
export function scoreName(reading: Reading, candidate: NameCandidate): ScoredName | null {
  const inside = insideScore(reading.text, reading.words, candidate);
  if (inside < HOPELESS) return null;
  const score = inside + around(reading, candidate) + PRIOR;
  return score > HOPELESS ? { ...candidate, score } : null;
}

/** The most that a candidate's score can be, found without cutting the text into words. */
export function mostForName(reading: Reading, candidate: NameCandidate): number {
  const inside = charScore(reading.text, candidate) + mostByWords(reading.text, candidate);
  return inside < HOPELESS ? inside : inside + around(reading, candidate) + PRIOR;
}

/** The same for a Chinese span, from its characters alone, before it is made a candidate; known names aside. */
export function mostForSpan({ text, sides }: Reading, start: number, end: number, surname: number): number {
  const left = sides.left(start);
  const before = left < TITLE_FLOOR && headBefore(text, start) ? TITLE_FLOOR : left;
  return mostForChinese(text, start, end, surname) + before + sides.right(end) + ADDRESSED.chinese + PRIOR;
}

function around({ text, words, sides }: Reading, { start, end, kind, between }: NameCandidate): number {
  const titled = headBefore(text, start) !== null;
  if (kind === 'masked') return words.startOf(start) < start && !titled ? HOPELESS : 0;
  if (kind === 'gapped' && (between === 'title' || isInByline(text, start))) return BYLINE_GAP + end - start;
  const [left, right] = [sides.left(start), sides.right(end)];
  if (kind === 'married' && (right <= 0 || (!titled && text.charAt(start - 1) !== '、'))) return HOPELESS;
  const addressed = isAddressed(text, end, words) ? ADDRESSED[kind === 'chinese' ? 'chinese' : 'other'] : 0;
  return (
    (titled ? Math.max(left, TITLE_FLOOR) : left) +
    right +
    addressed +
    (between === 'deed' ? GAP_AND_DEED : kind === 'gapped' ? -1 : 0)
  );
}

/** 「记者 李 丹」, and 「记者 华 一 舟 纪 白 兰」 for every name. */
function isInByline(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  return BYLINE.test(before) || BYLINE.test(before.replace(GAPPED_NAMES, ' '));
}
