import type { Answer } from '../../domain/answer.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import type { Quote } from '../../domain/draft.ts';
import { EMPTY_PLAN } from '../../domain/plan.ts';
import { sentences } from '../../text/sentences.ts';
import { answerFrom } from '../check/verify.ts';
import { cutSentence } from '../fact/cut-sentence.ts';
import { evidenceOf, verified } from './verified.ts';

/**
 * A passage that a link names, as an answer of one claim, so that its source opens like any other; null when the archive
 * does not hold it (any more).
 */
export async function passageAnswer(quote: Quote, reader: IndexReader): Promise<Answer | null> {
  const articles = await reader.articles([quote.articleId]);
  const article = articles.get(quote.articleId);
  if (!article || quote.start >= quote.end || quote.end > article.text.length) return null;
  const printed = article.text.slice(quote.start, quote.end);
  const [line] = sentences(printed);
  if (!line) return null;
  const text = cutSentence(printed.slice(line.start, line.end), null);
  const claim = verified([{ text, quotes: [quote], event: null }], evidenceOf([], articles));
  if (claim === null) return null;
  return answerFrom(
    { lead: null, claims: [claim], mode: 'extractive', whole: true },
    {
      question: `《${article.title}》`,
      plan: { ...EMPTY_PLAN, question: `《${article.title}》`, text: article.title },
      coverage: { pages: 1, articlesScanned: 1, furtherMentions: 0, note: '' },
      articles,
      notice: null,
      timingsMs: {},
      whole: true,
    },
  );
}
