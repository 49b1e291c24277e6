import type { Scored } from './name-choice.ts';

const LIST = '、';
const WORDS = '和与及同跟';
const SLASH = '/';
const LONGEST_NOTE = 8;
const ABSENT = -99;
const ROUNDS = 2;

/** What a neighbour says through a mark of enumeration, by how likely a name the neighbour is; log-odds. */
const THROUGH = {
  list: { strong: 1, weak: 0.25, none: -0.5 },
  words: { strong: 0.5, weak: 0.25, none: -0.4 },
  slash: { strong: 0.5, weak: -0.5, none: -1.5 },
} as const;

/** Scores again, knowing what stands on the other side of 、, 和 or / beside each span: names come in lists. */
export function scoreBesideNames<T extends Scored>(text: string, all: readonly T[]): T[] {
  let scored = [...all];
  for (let round = 0; round < ROUNDS; round++) {
    const ending = new Map<number, number>();
    const starting = new Map<number, number>();
    for (const { start, end, score } of scored) {
      ending.set(end, Math.max(score, ending.get(end) ?? ABSENT));
      starting.set(start, Math.max(score, starting.get(start) ?? ABSENT));
    }
    scored = all.map((span, i) => {
      const own = Math.min(scored[i]?.score ?? ABSENT, span.score + 3);
      if (own < ABSENT / 2) return span;
      const left = leftMark(text, span.start);
      const right = rightMark(text, span.end);
      const change =
        (left < 0 ? 0 : through(text.charAt(left), ending.get(beforeNote(text, left)))) +
        (right < 0 ? 0 : through(text.charAt(right), starting.get(right + 1)));
      return change === 0 ? span : { ...span, score: span.score + change };
    });
  }
  return scored;
}

/** The most that neighbours can say for a span. */
export function mostByNeighbours(text: string, start: number, end: number): number {
  return (leftMark(text, start) < 0 ? 0 : THROUGH.list.strong) + (rightMark(text, end) < 0 ? 0 : THROUGH.list.strong);
}

function through(mark: string, neighbour: number | undefined): number {
  const weights = mark === LIST ? THROUGH.list : mark === SLASH ? THROUGH.slash : THROUGH.words;
  if (neighbour === undefined || neighbour < -1) return weights.none;
  return neighbour > 1 ? weights.strong : weights.weak;
}

/** The mark right before a span, or -1. */
function leftMark(text: string, start: number): number {
  return isMark(text.charAt(start - 1)) ? start - 1 : -1;
}

/** The mark behind a span, over a note in brackets: 「张三(女)、」. */
function rightMark(text: string, end: number): number {
  if (isMark(text.charAt(end))) return end;
  if (text.charAt(end) !== '(') return -1;
  const close = text.slice(end, end + LONGEST_NOTE).indexOf(')');
  return close > 0 && isMark(text.charAt(end + close + 1)) ? end + close + 1 : -1;
}

/** Where the item before a mark ends, its note in brackets left out. */
function beforeNote(text: string, mark: number): number {
  if (text.charAt(mark - 1) !== ')') return mark;
  const open = text.slice(Math.max(0, mark - LONGEST_NOTE), mark).lastIndexOf('(');
  return open < 0 ? mark : Math.max(0, mark - LONGEST_NOTE) + open;
}

function isMark(char: string): boolean {
  return char !== '' && (char === LIST || char === SLASH || WORDS.includes(char));
}
