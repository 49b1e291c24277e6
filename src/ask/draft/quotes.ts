import type { Article } from '../../domain/article.ts';
import type { Quote } from '../../domain/draft.ts';
import type { NewsEvent, Participant } from '../../domain/event.ts';
import { contains, type Span } from '../../domain/span.ts';
import { sentenceAt } from '../../text/sentences.ts';

/** Least length of a quote, in characters without white space: a shorter one says too little to be opened by itself. */
const SHORTEST = 8;

/** The sentence around a span as a quote; a headline line that is too short takes the line before it in. */
export function quoteAround(article: Article, span: Span): Quote {
  let { start, end } = sentenceAt(article.text, span.start);
  end = Math.max(end, span.end);
  while (start > 0 && article.text.slice(start, end).replace(/\s/g, '').length < SHORTEST) {
    start = article.text.lastIndexOf('\n', start - 2) + 1;
  }
  return { articleId: article.id, start, end };
}

/** What a claim about an event rests on: its own quote, and the sentences that name these participants. */
export function eventQuotes(event: NewsEvent, article: Article, people: readonly Participant[] = []): Quote[] {
  const quotes: Quote[] = [{ articleId: article.id, start: event.quote.start, end: event.quote.end }];
  for (const person of people) addQuote(quotes, quoteAround(article, person));
  return quotes;
}

/** Adds a quote unless one that holds it is there already. */
export function addQuote(quotes: Quote[], quote: Quote): void {
  if (!quotes.some((other) => other.articleId === quote.articleId && contains(other, quote))) quotes.push(quote);
}

/** Adds, for titles that no quote holds yet, the sentence that prints them with the name: an article gives a title once. */
export function addTitleQuotes(quotes: Quote[], article: Article, people: readonly Participant[]): void {
  for (const { name, titles } of people) {
    const missing = titles.filter((title) => !quotes.some((quote) => textOf(article, quote).includes(title)));
    for (const title of missing) {
      for (let at = article.text.indexOf(name); at >= 0; at = article.text.indexOf(name, at + 1)) {
        const quote = quoteAround(article, { start: at, end: at + name.length });
        if (!textOf(article, quote).includes(title)) continue;
        addQuote(quotes, quote);
        break;
      }
    }
  }
}

function textOf(article: Article, { start, end }: Quote): string {
  return article.text.slice(start, end);
}

/** Quotes of the sentences where these literals first stand in the body; literals that do not stand there are left out. */
export function literalQuotes(article: Article, literals: readonly string[]): Quote[] {
  const quotes: Quote[] = [];
  for (const literal of literals) {
    const inBody = article.text.indexOf(literal, article.body.start);
    const at = inBody >= 0 ? inBody : article.text.indexOf(literal);
    if (at >= 0) addQuote(quotes, quoteAround(article, { start: at, end: at + literal.length }));
  }
  return quotes;
}
