import type { Answer } from '../../domain/answer.ts';
import type { Quote } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId, EventId } from '../../domain/ids.ts';
import type { ArticleList, DigestScope, NewsItem, ToldEvent, WrittenDigest } from '../../domain/news.ts';

/** What following and inline mode need of the archive beside answers. Every call sees the newest committed index. */
export interface NewsService {
  /** Every article with its place; no text is read. */
  list(): Promise<ArticleList>;
  /** What these articles, of one issue, tell of the subjects; a happening told by several of them comes once. */
  find(ids: readonly ArticleId[], subjects: readonly string[]): Promise<readonly NewsItem[]>;
  /** A digest: one verified claim an item, cited like any answer; null when no item can be told. */
  write(items: readonly NewsItem[], scope: DigestScope): Promise<WrittenDigest | null>;
  /** One verified line for each of the events that can be told in one. */
  lines(events: readonly NewsEvent[]): Promise<ReadonlyMap<EventId, ToldEvent>>;
  /** A passage as an answer of one claim, for the link to it; null when the archive does not hold it (any more). */
  passage(quote: Quote): Promise<Answer | null>;
  /** Whether the archive prints the subject anywhere. */
  knows(subject: string): Promise<boolean>;
}
