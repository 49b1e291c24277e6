import type { Article } from '../../domain/article.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { EMPTY_PLAN, type QueryPlan } from '../../domain/plan.ts';

/** A plan that asks nothing but what is given. */
export function planOf(given: Partial<QueryPlan>): QueryPlan {
  return { ...EMPTY_PLAN, ...given };
}

/** An article of a headline and a body. */
export function articleOf(title: string, body: string): Article {
  const text = `${title}\n${body}`;
  return {
    id: 'a1' as ArticleId, // a test's own id
    source: 'a.txt',
    record: null,
    n: 1,
    kicker: null,
    title,
    titleDerived: false,
    subtitle: null,
    paper: { value: '云溪晚报', origin: { kind: 'masthead', reason: null } },
    issueDate: { value: '2023-04-12', origin: { kind: 'masthead', reason: null } },
    page: null,
    url: null,
    pageImage: null,
    byline: { reporters: [], correspondents: [], others: [] },
    text,
    body: { start: title.length + 1, end: text.length },
    runs: [{ start: 0, source: 0, length: text.length }],
    continuedOn: [],
    cut: false,
    doubts: [],
  };
}
