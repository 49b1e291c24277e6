import type { Span } from '../../domain/span.ts';

/** A sentence up to this length is told whole. */
const WHOLE = 90;
/** What is told of a longer one: its opening (who, when), and the clauses around what was asked. */
const OPENING = 32;
const AROUND = 76;
/** Up to this length the clause behind the best one is told with it: what is asked is said after what it is about. */
const WITH_NEXT = 100;
/** A clause up to this length, a list mostly, is not parted. */
const LIST = 110;
/** The most that is told, where one clause is longer than all that. */
const LONGEST = 170;

/** A clause that the next one depends on: told without it, the next says more than the paper did. */
const CONDITION =
  /^[“"「]?(?:如果?|若|假如|倘若|一旦|只要|只有|除非|即使|尽管|虽然?|万一|要是)|(?:否认|并非|不是|反对|拒绝|谣传|误传|传言|据传)[^,，;；。]*$/;
/** A clause that takes back or narrows what the one before says. */
const RESERVE = /^(?:但|不过|然而|可是|除非|否则|却|只是|尚|仍未|并未|暂未|并没有|没有|而非|而不是|前提)/;

/**
 * A sentence cut to what is asked: its opening, then the clauses that tell most by `told` around `item`; 「……」 where
 * something is left out. A condition or a reserve beside what is told is told with it.
 */
export function cutSentence(sentence: string, item: Span | null, told: (clause: string) => number = () => 0): string {
  if (sentence.length <= WHOLE) return sentence;
  const clauses = clausesOf(sentence);
  const weights = clauses.map((clause) => told(sentence.slice(clause.start, clause.end)));
  const holds = (clause: Span) => item !== null && item.start < clause.end && clause.start < item.end;
  const at = bestOf(clauses.map((clause, n) => (weights[n] ?? 0) + (holds(clause) ? 2 : 0)));
  const middle = around(clauses, weights, at, sentence);
  const opening = clauses.filter((clause) => clause.end <= Math.min(OPENING, middle.start)).at(-1);
  return join(sentence, opening?.end ?? 0, middle);
}

function join(sentence: string, opening: number, { start, end }: Span): string {
  const isJoined = opening === start;
  const head = sentence.slice(0, opening);
  const middle = sentence.slice(start, end);
  const cut = isJoined ? head + middle : `${head.replace(/[,，;；。、：:\s]$/, '')}……${middle}`;
  return end < sentence.length ? `${cut.replace(/[,，;；。、\s]$/, '')}……` : cut;
}

/** Parts of a sentence at commas and stops; one that is very long is parted at spaces and 、 too. */
function clausesOf(sentence: string): Span[] {
  return split(sentence, { start: 0, end: sentence.length }, /[,，;；。！？!?：:](?!\d)[”’」』）)]*/g).flatMap(
    (clause) =>
      clause.end - clause.start > LIST ? split(sentence, clause, /、|(?<![a-zA-Z\d])\s|\s(?![a-zA-Z\d])/g) : [clause],
  );
}

function split(sentence: string, within: Span, at: RegExp): Span[] {
  const parts: Span[] = [];
  let start = within.start;
  for (const match of sentence.slice(within.start, within.end).matchAll(at)) {
    const end = within.start + match.index + match[0].length;
    if (end > start) parts.push({ start, end });
    start = end;
  }
  if (start < within.end) parts.push({ start, end: within.end });
  return parts;
}

function bestOf(values: readonly number[]): number {
  return values.reduce((best, value, at) => (value > (values[best] ?? 0) ? at : best), 0);
}

/** Grows from one clause to the side that tells more while the whole stays short; then by what it depends on. */
function around(clauses: readonly Span[], weights: readonly number[], at: number, sentence: string): Span {
  const size = (from: number, to: number) => (clauses[to]?.end ?? 0) - (clauses[from]?.start ?? 0);
  let first = at;
  let last = at + 1 < clauses.length && size(at, at + 1) <= WITH_NEXT ? at + 1 : at;
  for (;;) {
    const before = first > 0 && size(first - 1, last) <= AROUND ? (weights[first - 1] ?? 0) : -1;
    const after = last + 1 < clauses.length && size(first, last + 1) <= AROUND ? (weights[last + 1] ?? 0) : -1;
    if (before < 0 && after < 0) break;
    if (before > after) first--;
    else last++;
  }
  const text = (n: number) => sentence.slice(clauses[n]?.start, clauses[n]?.end).replace(/[,，;；。]$/, '');
  if (first > 0 && CONDITION.test(text(first - 1)) && size(first - 1, last) <= LONGEST) first--;
  if (last + 1 < clauses.length && RESERVE.test(text(last + 1)) && size(first, last + 1) <= LONGEST) last++;
  const [start, end] = [clauses[first]?.start ?? 0, clauses[last]?.end ?? sentence.length];
  return { start, end: end - start <= LONGEST ? end : wordEnd(sentence, start + LONGEST) };
}

/** Where to cut a run without marks: never inside a number or a Latin word. */
function wordEnd(sentence: string, at: number): number {
  let end = at;
  while (end > at - 20 && /[\da-zA-Z.,%％点万亿]/.test(sentence.charAt(end - 1))) end--;
  return end;
}
