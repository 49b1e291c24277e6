import { marksCorrection } from '../domain/article.ts';
import type { SearchHit } from '../domain/search-hit.ts';
import { citationLine, inferredMarks } from './citation-line.ts';
import { type Look, paint } from './paint.ts';
import { oneLine } from './terminal-safe.ts';
import { wrap } from './wrap.ts';

/** Hits for a person to read: number, house citation, passage. */
export function searchText(hits: readonly SearchHit[], look: Look): string {
  if (hits.length === 0) return '没有检索到相关段落。';
  return hits.map((hit, at) => hitLines(hit, at + 1, look).join('\n')).join('\n\n');
}

function hitLines({ article, passage }: SearchHit, n: number, look: Look): string[] {
  const place = {
    paper: article.paper?.value ?? null,
    paperInferred: article.paper?.origin.kind === 'inferred',
    issueDate: article.issueDate?.value ?? null,
    issueDateInferred: article.issueDate?.origin.kind === 'inferred',
    page: article.page?.value ?? null,
    title: article.title,
    titleDerived: article.titleDerived,
    corrected: article.doubts.some(marksCorrection),
  };
  return [
    paint(look, 'strong', `${n}. ${citationLine(place)}${inferredMarks(place)}`),
    ...wrap(oneLine(passage.text), look.width, ''),
  ];
}
