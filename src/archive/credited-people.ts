import { type Article, creditsOf } from '../domain/article.ts';
import type { PersonFacet } from '../domain/facet.ts';
import type { Span } from '../domain/span.ts';

/**
 * The people of an article with those that its byline credits, whose role (记者, 通讯员, 摄影 …) is a title there: who wrote
 * something is looked up by name like everybody else. Credits that stand in no line of the text are left out.
 */
export function withCredited(article: Article, people: readonly PersonFacet[]): PersonFacet[] {
  const all = [...people];
  for (const { role, name } of creditsOf(article)) {
    const span = creditIn(article, name);
    if (!span) continue;
    const at = all.findIndex((person) => person.start < span.end && span.start < person.end);
    const known = all[at];
    if (!known) all.push({ ...span, name, titles: [role] });
    else if (known.name === name && !known.titles.some((title) => title.includes(role)))
      all[at] = { ...known, titles: [...known.titles, role] };
  }
  return all.sort((a, b) => a.start - b.start);
}

/** Where the name is printed outside the body, gaps between its letters allowed; in the body where it stands nowhere else. */
function creditIn({ text, body }: Article, name: string): Span | null {
  let first: Span | null = null;
  for (let at = 0; ; ) {
    const span = printedFrom(text, name, at);
    if (!span) return first;
    if (span.end <= body.start || span.start >= body.end) return span;
    first ??= span;
    at = span.end;
  }
}

const LONGEST_GAP = 4;

/** Where the name is printed next, from `from` on. */
function printedFrom(text: string, name: string, from: number): Span | null {
  const letters = [...name];
  const [first] = letters;
  if (first === undefined) return null;
  for (let start = text.indexOf(first, from); start >= 0; start = text.indexOf(first, start + 1)) {
    const end = endOfLetters(text, letters, start);
    if (end !== null) return { start, end };
  }
  return null;
}

/** Where the letters end that stand one after the other from `start` on; null when another stands among them. */
function endOfLetters(text: string, letters: readonly string[], start: number): number | null {
  let end = start;
  for (const [i, letter] of letters.entries()) {
    let gap = 0;
    while (i > 0 && gap < LONGEST_GAP && !text.startsWith(letter, end + gap) && /\s/.test(text.charAt(end + gap)))
      gap++;
    if (!text.startsWith(letter, end + gap)) return null;
    end += gap + letter.length;
  }
  return end;
}
