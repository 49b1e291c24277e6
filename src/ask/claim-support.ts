import type { Article } from '../domain/article.ts';
import { type Day, hasYear, monthDay } from '../domain/day.ts';
import type { DraftClaim } from '../domain/draft.ts';
import type { ArticleId } from '../domain/ids.ts';
import { findDates } from '../text/dates.ts';
import { fold, searchForm } from '../text/fold.ts';
import { normaliseQuantity } from '../text/numbers.ts';

/** What a claim may rest on: its quotes as printed, and the days that they and the record tell. */
export interface Support {
  /** Quotes in search form, numbers normalised, one text. */
  readonly said: string;
  /** Paper, printed page and issue day of the cited articles. */
  readonly metadata: string;
  /** Days told by the quotes, the event record, or the date of issue. */
  readonly days: readonly { readonly from: Day; readonly to: Day }[];
}

/** Gathers what a claim's quotes support. */
export function supportOf(claim: DraftClaim, articles: ReadonlyMap<ArticleId, Article>): Support {
  const cited = claim.quotes.flatMap((quote) => {
    const article = articles.get(quote.articleId);
    return article ? [{ article, text: article.text.slice(quote.start, quote.end) }] : [];
  });
  const told = cited.flatMap(({ article, text }) =>
    findDates(text, { reference: article.issueDate?.value ?? null, use: 'article' }),
  );
  const issued = cited.flatMap(({ article }) =>
    article.issueDate ? [{ from: article.issueDate.value, to: article.issueDate.value }] : [],
  );
  const record = claim.event?.from ? [{ from: claim.event.from, to: claim.event.to ?? claim.event.from }] : [];
  return {
    said: comparable(cited.map(({ text }) => text).join('\n')),
    metadata: comparable(
      cited.map(({ article }) => `${article.paper?.value ?? ''} ${article.page?.value ?? ''}`).join('\n'),
    ),
    days: [...record, ...told, ...issued],
  };
}

/** One form for width, case, script, gaps and numerals, for looking up what a claim says in what a quote says. */
export function comparable(text: string): string {
  return searchForm(normaliseQuantity(fold(text)));
}

/** Whether a day or range told by a claim is one the support tells; a claim without year needs month and day only. */
export function supportsDay(support: Support, from: Day, to: Day): boolean {
  return support.days.some((day) => {
    const ends = sameDay(day.from, from) && sameDay(day.to, to);
    return ends || (from === to && (sameDay(day.from, from) || sameDay(day.to, from)));
  });
}

function sameDay(supported: Day, told: Day): boolean {
  if (hasYear(supported) && hasYear(told)) return supported === told;
  return monthDay(supported) === monthDay(told);
}
