import type { IndexReader } from '../../domain/archive-index.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { EventId } from '../../domain/ids.ts';
import type { ToldEvent } from '../../domain/news.ts';
import type { Span } from '../../domain/span.ts';
import { printed } from '../check/verify.ts';
import { eventQuotes } from '../draft/quotes.ts';
import { tellEvent, toldPeople } from '../draft/tell-event.ts';
import { evidenceOf, printedQuote, verified } from './verified.ts';

/** One verified line for each of the events that can be told in one, years printed. */
export async function tellEvents(
  events: readonly NewsEvent[],
  reader: IndexReader,
): Promise<ReadonlyMap<EventId, ToldEvent>> {
  const articles = await reader.articles([...new Set(events.map(({ articleId }) => articleId))]);
  const evidence = evidenceOf(events, articles);
  return new Map(
    events.flatMap((event) => {
      const article = articles.get(event.articleId);
      if (!article) return [];
      const quotes = eventQuotes(event, article, toldPeople(event, null));
      const own = { text: tellEvent(event, true), quotes, event };
      const claim = verified([own, ...printedQuote(event, article)], evidence);
      return claim ? [[event.id, { line: printed(claim.text), ...stretchOf(claim, event) }] as const] : [];
    }),
  );
}

/** Longest stretch that is shown for one line, UTF-16 units. */
const STRETCH = 400;

/** From the first to the last of a claim's quotes where they stand close together, else the event's own. */
function stretchOf({ quotes }: DraftClaim, { quote }: NewsEvent): Span {
  const start = Math.min(...quotes.map((one) => one.start));
  const end = Math.max(...quotes.map((one) => one.end));
  return end - start <= STRETCH ? { start, end } : { start: quote.start, end: quote.end };
}
