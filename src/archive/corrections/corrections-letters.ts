import type { Article } from '../../domain/article.ts';
import { searchForm } from '../../text/fold.ts';
import { concatMapped, inserted, sliceMapped } from '../page/mapped-text.ts';

/** Letters to stand for `text.slice(start, end)`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly letters: string;
}

/** A text as titles and names are compared: width, case, script and white space make no difference. */
export function bare(text: string): string {
  return searchForm(text);
}

/**
 * The article with its text changed by edits (in order, apart from each other). Letters that stay keep their runs, new
 * ones have none; the body's span moves along. An insertion at the body's very start stands before it when `before`.
 */
export function editText(article: Article, edits: readonly Edit[], before: boolean): Article {
  const real = edits
    .map((edit) => narrowed(edit, article.text))
    .filter((edit) => edit.end > edit.start || edit.letters);
  if (real.length === 0) return article;
  const parts = [];
  let at = 0;
  for (const { start, end, letters } of real) {
    parts.push(sliceMapped(article, at, start), inserted(letters));
    at = end;
  }
  const { text, runs } = concatMapped([...parts, sliceMapped(article, at)]);
  const end = moved(article.body.end, real, (edit, place) => edit.end <= place);
  const start =
    article.body.start === article.body.end
      ? end
      : moved(article.body.start, real, (edit, place) => edit.end <= place && (edit.start < place || before));
  return { ...article, text, runs, body: { start, end } };
}

/** Without the letters at either end that stay as they are. */
function narrowed(edit: Edit, text: string): Edit {
  const old = text.slice(edit.start, edit.end);
  const most = Math.min(old.length, edit.letters.length);
  let head = 0;
  while (head < most && old[head] === edit.letters[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === edit.letters.at(-1 - tail)) tail++;
  const letters = edit.letters.slice(head, edit.letters.length - tail);
  return { start: edit.start + head, end: edit.end - tail, letters };
}

function moved(place: number, edits: readonly Edit[], counts: (edit: Edit, place: number) => boolean): number {
  return edits.reduce(
    (sum, edit) => (counts(edit, place) ? sum + edit.letters.length - (edit.end - edit.start) : sum),
    place,
  );
}
