import { type Article, marksCorrection } from '../domain/article.ts';
import type { CitedPlace } from './citation-line.ts';

/** An article as a citation of it names it. */
export function citedPlace({ paper, issueDate, page, title, titleDerived, doubts }: Article): CitedPlace {
  return {
    paper: paper?.value ?? null,
    paperInferred: paper?.origin.kind === 'inferred',
    issueDate: issueDate?.value ?? null,
    issueDateInferred: issueDate?.origin.kind === 'inferred',
    page: page?.value ?? null,
    title,
    titleDerived,
    corrected: doubts.some(marksCorrection),
  };
}
