import type { Article } from '../../domain/article.ts';
import { articlePages } from '../../render/article-entities.ts';
import { quoteSpan } from '../../render/quote-span.ts';
import { firstOfArticle, shownCitations } from '../../render/shown-citations.ts';
import { sourceMessage } from '../../render/source-entities.ts';
import type { StoredAnswer } from '../../state/answers.ts';
import type { BotTools } from '../bot-context.ts';
import type { Outgoing } from '../conversation/send-messages.ts';
import { DATA } from './callback-data.ts';
import { sourceFrame, type Words } from './frame.ts';
import { copyButton, linkButtons, turnRow } from './link-buttons.ts';

/** What a view needs of the tools. */
type ViewTools = Pick<BotTools, 'archive'>;

/**
 * Source `n` of an answer: the passage in its article with the quote marked, and buttons to the sources before and
 * behind it. Once the archive no longer holds the article, the quote as it was cited. Null when there is no such source.
 */
export async function sourceView(
  stored: StoredAnswer,
  n: number,
  words: Words,
  tools: ViewTools,
): Promise<Outgoing | null> {
  const citations = shownCitations(stored.answer);
  const at = citations.findIndex((citation) => citation.n === n);
  const citation = citations[at];
  if (citation === undefined) return null;
  const article = (await tools.archive.articles([citation.articleId])).get(citation.articleId) ?? null;
  const { text, entities } = sourceMessage(citation, article, sourceFrame(words));
  const numberAt = (index: number) => citations[index]?.n ?? n;
  const wholeButton = {
    text: words('answer-article-button'),
    callback_data: DATA.article(stored.id, n, 0, 'here'),
  };
  const keyboard = [
    turnRow(at, citations.length, words, (index) => DATA.source(stored.id, numberAt(index), 'here')),
    [...(article === null ? [] : [wholeButton]), ...copyButton(citation, words)],
    linkButtons(citation, words),
  ];
  return { text, entities: [...entities], keyboard: keyboard.filter((row) => row.length > 0) };
}

/**
 * A page of the article that source `n` stands in, with all that the answer quotes of it marked; the last page for one
 * behind it. Once the archive no longer holds the article, the source itself. Null when there is no such source.
 */
export async function articleView(
  stored: StoredAnswer,
  n: number,
  page: number,
  words: Words,
  tools: ViewTools,
): Promise<Outgoing | null> {
  const citation = shownCitations(stored.answer).find((one) => one.n === n);
  if (citation === undefined) return null;
  const article = (await tools.archive.articles([citation.articleId])).get(citation.articleId);
  if (article === undefined) return sourceView(stored, n, words, tools);
  const pages = articlePages(article, quotesIn(article, stored));
  const at = Math.min(page, pages.length - 1);
  const { text, entities } = pages[at] ?? { text: article.title, entities: [] };
  const next = nextArticle(stored, n);
  const keyboard = [
    turnRow(at, pages.length, words, (index) => DATA.article(stored.id, n, index, 'here')),
    [
      {
        text: words('answer-back-button', { n: String(n) }),
        callback_data: DATA.source(stored.id, n, 'here'),
      },
      ...copyButton(citation, words),
    ],
    linkButtons(citation, words),
    next === null
      ? []
      : [{ text: words('answer-next-article-button'), callback_data: DATA.article(stored.id, next, 0, 'here') }],
  ];
  return { text, entities: [...entities], keyboard: keyboard.filter((row) => row.length > 0) };
}

function quotesIn(article: Article, { answer }: StoredAnswer) {
  const quotes = shownCitations(answer).filter(({ articleId }) => articleId === article.id);
  return quotes.map((citation) => quoteSpan(citation, article)).filter((span) => span !== null);
}

/** The first source of the article that is cited behind this one's, the first article behind the last; null for one alone. */
function nextArticle({ answer }: StoredAnswer, n: number): number | null {
  const citations = shownCitations(answer);
  const own = citations.find((citation) => citation.n === n)?.articleId;
  const firsts = citations.filter((citation) => firstOfArticle(citations, citation) === null);
  const at = firsts.findIndex(({ articleId }) => articleId === own);
  return firsts.length < 2 ? null : (firsts[(at + 1) % firsts.length]?.n ?? null);
}
