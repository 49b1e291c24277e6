import type { NewsEvent } from '../../domain/event.ts';
import type { BotTools } from '../bot-context.ts';
import type { Insertable } from './inline-results.ts';

/** What looking up an inline query needs of the tools. */
type InlineTools = Pick<BotTools, 'archive' | 'news' | 'today'>;

/**
 * What a query finds by retrieval alone, no model asked: the events it asks for, told in a line each, then the articles
 * that come nearest and tell none of them; where the events are of people whom the query names, those that name them too.
 * At most `limit` of each.
 */
export async function findInline(query: string, limit: number, tools: InlineTools): Promise<readonly Insertable[]> {
  const { archive, today } = tools;
  const [events, hits] = await Promise.all([
    archive.eventsFor(query, limit, today()),
    archive.search(query, limit, today()),
  ]);
  const told = await toldEvents(events, tools);
  const cited = new Set(told.map(({ article }) => article.id));
  const asked = events.flatMap(({ participants }) => participants.map(({ name }) => name)).filter(isNamedIn(query));
  const near = hits
    .filter(({ article }) => !cited.has(article.id) && (asked.length === 0 || asked.some(isNamedIn(article.text))))
    .map(({ article, passage: { start, end } }) => ({ line: null, article, quote: { start, end } }));
  return [...told, ...near];
}

const isNamedIn = (text: string) => (name: string) => text.includes(name);

async function toldEvents(events: readonly NewsEvent[], { archive, news }: InlineTools): Promise<Insertable[]> {
  if (events.length === 0) return [];
  const ids = [...new Set(events.map(({ articleId }) => articleId))];
  const [lines, articles] = await Promise.all([news.lines(events), archive.articles(ids)]);
  return events.flatMap(({ id, articleId }) => {
    const [told, article] = [lines.get(id), articles.get(articleId)];
    return told && article ? [{ line: told.line, article, quote: { start: told.start, end: told.end } }] : [];
  });
}
