import { comparable } from '../../text/comparable.ts';
import type { Sources } from './sources.ts';

/** Marks that no sentence of a newspaper needs: HTML, Markdown, keys of sources, hidden characters. */
const MARKS = /[<>*_#`~|{}[\]\\\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cc}\ud800-\udfff]/u;
const LINK = /https?:|www\.|:\/\/|@/i;
/** Words in any other script than Chinese. */
const FOREIGN = /[^\P{L}\p{Script=Han}]{1,40}/gu;

/** Whether a text is plain: no mark of HTML or Markdown, no link, nothing hidden, unless its quotes print it. */
export function isPlain(text: string, { quotes }: Sources): boolean {
  const [mark, link] = [MARKS.exec(text)?.[0], LINK.exec(text)?.[0]];
  const printed = (word: string) => quotes.some((quote) => quote.text.includes(word));
  return (mark === undefined || printed(mark)) && (link === undefined || printed(link));
}

/** Whether every foreign word of a text stands in its quotes or is part of the paper's name or page. */
export function foreignStands(text: string, { said, metadata }: Sources): boolean {
  return [...text.matchAll(FOREIGN)].every(([word]) => {
    const form = comparable(word);
    return said.includes(form) || metadata.includes(form);
  });
}
