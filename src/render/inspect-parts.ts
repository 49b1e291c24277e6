import type { Article } from '../domain/article.ts';
import { doubtScore, pageDoubtScore } from '../domain/doubt-score.ts';
import type { ArticleReading, FileReading } from '../domain/reading.ts';
import type { Span } from '../domain/span.ts';
import { withTitles } from './inspect-words.ts';

/** What a line of an article's text is. */
export type LinePart = 'kicker' | 'title' | 'subtitle' | 'opening' | 'body' | 'closing';

/** A line of an article's text with its place. */
export interface TextLine extends Span {
  readonly part: LinePart;
}

/** The lines of an article's text: headline block, byline and dateline, paragraphs, captions and credits behind them. */
export function linesOf(article: Article): TextLine[] {
  const heads: LinePart[] = [
    ...(article.kicker ? (['kicker'] as const) : []),
    ...(article.titleDerived ? [] : (['title'] as const)),
    ...(article.subtitle ? (['subtitle'] as const) : []),
  ];
  const lines: TextLine[] = [];
  let start = 0;
  for (const line of article.text.split('\n')) {
    const end = start + line.length;
    const inBody = start < article.body.end && end > article.body.start;
    const part = inBody ? 'body' : start >= article.body.end ? 'closing' : (heads[lines.length] ?? 'opening');
    lines.push({ part, start, end });
    start = end + 1;
  }
  return lines.filter((line) => line.end > line.start);
}

/** 存疑度 of a file. */
export function fileScore({ doubts, articles }: FileReading): number {
  return pageDoubtScore(
    doubts,
    articles.map(({ article }) => doubtScore(article.doubts)),
  );
}

/** Doubts of a file and of its articles. */
export function doubtCount({ doubts, articles }: FileReading): number {
  return articles.reduce((sum, { article }) => sum + article.doubts.length, doubts.length);
}

/** Each person of an article once, with every title printed beside the name. */
export function peopleTexts({ people }: ArticleReading): string[] {
  const titles = new Map<string, Set<string>>();
  for (const person of people) {
    const known = titles.get(person.name) ?? new Set();
    for (const title of person.titles) known.add(title);
    titles.set(person.name, known);
  }
  return [...titles].map(([name, own]) => withTitles(name, [...own]));
}
