import type { Span } from '../domain/span.ts';

/** A sentence up to this length is told whole. */
const WHOLE = 90;
/** What is told of a longer one: its opening, and the clauses around what was asked. */
const OPENING = 36;
const AROUND = 70;

/** A sentence cut to what is asked: opening (who, when), then the clauses around `item`; 「……」 where something is left out. */
export function cutSentence(sentence: string, item: Span | null): string {
  if (sentence.length <= WHOLE) return sentence;
  const clauses = clausesOf(sentence);
  const at = item ? clauses.findIndex((clause) => item.start < clause.end) : 0;
  const middle = around(clauses, Math.max(0, at), sentence);
  const opening = clauses.filter((clause) => clause.end <= Math.min(OPENING, middle.start));
  const openingEnd = opening.at(-1)?.end ?? 0;
  const head = openingEnd > 0 ? sentence.slice(0, openingEnd) : '';
  const gap = openingEnd < middle.start ? '……' : '';
  const tail = middle.end < sentence.length ? '……' : '';
  return `${head.replace(/[,，;；]$/, gap ? '' : '$&')}${gap}${trimEnd(sentence.slice(middle.start, middle.end), tail)}${tail}`;
}

function clausesOf(sentence: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (const match of sentence.matchAll(/[,，;；](?!\d)/g)) {
    clauses.push({ start, end: match.index + 1 });
    start = match.index + 1;
  }
  if (start < sentence.length) clauses.push({ start, end: sentence.length });
  return clauses;
}

/** Grows from one clause to both sides while the whole stays short. */
function around(clauses: readonly Span[], at: number, sentence: string): Span {
  let [first, last] = [at, at];
  const size = () => (clauses[last]?.end ?? sentence.length) - (clauses[first]?.start ?? 0);
  for (;;) {
    const [before, after] = [clauses[first - 1], clauses[last + 1]];
    if (before && size() + before.end - before.start <= AROUND) first--;
    else if (after && size() + after.end - after.start <= AROUND) last++;
    else break;
  }
  const [from, to] = [clauses[first]?.start ?? 0, clauses[last]?.end ?? sentence.length];
  return to - from <= 180 ? { start: from, end: to } : { start: from, end: from + 178 };
}

function trimEnd(text: string, tail: string): string {
  return tail ? text.replace(/[,，;；]$/, '') : text;
}
