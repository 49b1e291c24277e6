import type { InlineQueryResultArticle } from 'grammy/types';
import type { Article } from '../../domain/article.ts';
import type { Span } from '../../domain/span.ts';
import { citationLine, inferredMarks, placeLine } from '../../render/citation-line.ts';
import { citedPlace } from '../../render/cited-place.ts';
import { joined, linked, styled } from '../../render/entities.ts';
import { beforePair, lineWithin } from '../../render/shortened.ts';
import { firstMessage } from '../../render/split-message.ts';
import { terminalSafe } from '../../render/terminal-safe.ts';
import { webAddress } from '../../render/web-address.ts';
import { passageLink } from './passage-links.ts';

/** Something to insert: an event told in a line, or an article that comes near (`line` null), with the words it rests on. */
export interface Insertable {
  readonly line: string | null;
  readonly article: Article;
  readonly quote: Span;
}

/** The bot's texts in one reader's language. */
type InlineWords = (key: string, variables?: Record<string, string | number>) => string;

/** Results, and how many of the insertables they are. */
interface ResultPage {
  readonly results: readonly InlineQueryResultArticle[];
  readonly used: number;
}

/** Results of one answer; the Bot API takes 50. */
export const PAGE = 20;
/** Bytes of the results of one answer as JSON; servers refuse bodies from 64 kB on. */
const MOST_BYTES = 56_000;
const TITLE_UNITS = 100;
const LINE_UNITS = 200;
const QUOTE_UNITS = 500;

/**
 * Results for the insertables from `offset` on, as many as one answer may hold. Each is a message of text and entities:
 * what happened, or the headline; paper, day, page and headline; the quote, folded; a button that opens it in the bot.
 */
export function inlineResults(
  all: readonly Insertable[],
  offset: number,
  username: string,
  words: InlineWords,
): ResultPage {
  const results: InlineQueryResultArticle[] = [];
  let bytes = 0;
  for (const [at, one] of all.slice(offset, offset + PAGE).entries()) {
    const result = resultOf(one, String(offset + at), username, words);
    bytes += Buffer.byteLength(JSON.stringify(result)) + 1;
    if (bytes > MOST_BYTES && results.length > 0) break;
    results.push(result);
  }
  return { results, used: results.length };
}

function resultOf(one: Insertable, id: string, username: string, words: InlineWords): InlineQueryResultArticle {
  const { line, article, quote } = one;
  const place = citedPlace(article);
  const printed = quoted(article, quote);
  const told = lineWithin(line ?? article.title, LINE_UNITS);
  const cited = lineWithin(citationLine(place), LINE_UNITS * 2);
  const message = firstMessage(
    joined([
      styled('bold', told),
      '\n\n',
      linked(cited, webAddress(article.url)),
      inferredMarks(place),
      '\n',
      styled('expandable_blockquote', printed),
    ]),
  );
  const url = passageLink(username, { articleId: article.id, start: quote.start, end: quote.end });
  return {
    type: 'article',
    id,
    title: lineWithin(line ?? article.title, TITLE_UNITS) || words('inline-untitled'),
    description: lineWithin(line === null ? `${placeLine(place)}：${printed}` : cited, TITLE_UNITS),
    input_message_content: {
      message_text: message.text,
      entities: [...message.entities],
      link_preview_options: { is_disabled: true },
    },
    ...(url === null ? {} : { reply_markup: { inline_keyboard: [[{ text: words('inline-open-button'), url }]] } }),
  };
}

/** The quote as printed, cut where it is long. */
function quoted({ text }: Article, { start, end }: Span): string {
  const printed = terminalSafe(text.slice(start, end)).trim();
  return printed.length <= QUOTE_UNITS ? printed : `${printed.slice(0, beforePair(printed, QUOTE_UNITS))}……`;
}
