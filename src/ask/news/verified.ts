import type { Article } from '../../domain/article.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { verify } from '../check/verify.ts';
import { cutSentence } from '../fact/cut-sentence.ts';
import { NO_EVIDENCE } from '../find/no-evidence.ts';
import { checkContext } from '../write/write-answer.ts';

/** Events and their articles as evidence; nothing was asked or searched for. */
export function evidenceOf(events: readonly NewsEvent[], articles: ReadonlyMap<ArticleId, Article>): Evidence {
  return { ...NO_EVIDENCE, articles, events, nearby: events };
}

/** The first of these claims that the check lets through. */
export function verified(claims: readonly DraftClaim[], evidence: Evidence): DraftClaim | null {
  const context = checkContext(evidence);
  for (const claim of claims) {
    const [stands] = verify({ lead: null, claims: [claim], mode: 'extractive', whole: true }, context).claims;
    if (stands) return stands;
  }
  return null;
}

/** An event's own sentences as a claim, cut where they are long: what is told where no line stands. */
export function printedQuote(event: NewsEvent, article: Article): DraftClaim[] {
  const { start, end } = event.quote;
  const text = cutSentence(article.text.slice(start, end).replace(/\n/g, ''), null);
  return [{ text, quotes: [{ articleId: article.id, start, end }], event: null }];
}
