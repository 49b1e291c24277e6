import type { Citation, Claim } from '../../domain/answer.ts';
import type { Article } from '../../domain/article.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent, Statement } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { faultOf } from './check-claim.ts';
import type { CheckContext } from './context.ts';

/** What is stored of the articles that an answer cites. */
interface StoredRecords {
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly events: readonly NewsEvent[];
  readonly statements: readonly Statement[];
}

/**
 * The checker for claims of an answer that was given: whether some of its quotes bear a claim out. The record of its
 * event helps all of them together only, else any one of them would seem enough.
 */
export function supportedBy(records: StoredRecords): (claim: Claim, citations: readonly Citation[]) => boolean {
  const names = records.events.flatMap((event) => event.participants.map((person) => person.name));
  const context: CheckContext = { ...records, names: new Set(names) };
  return (claim, citations) => {
    const told = drafted(claim, citations, records.events);
    if (faultOf({ ...told, event: null }, context) === null) return true;
    return citations.length === claim.citations.length && faultOf(told, context) === null;
  };
}

function drafted({ text, event }: Claim, citations: readonly Citation[], events: readonly NewsEvent[]): DraftClaim {
  const cited = new Set(citations.map(({ articleId }) => articleId));
  const record =
    event &&
    events.find(({ name, from, articleId }) => name === event.name && from === event.from && cited.has(articleId));
  return {
    text,
    quotes: citations.map(({ articleId, start, end }) => ({ articleId, start, end })),
    event: record ?? null,
  };
}
