import type { NewsEvent } from './event.ts';
import type { ArticleId } from './ids.ts';
import type { Span } from './span.ts';

/** A span of an article that a claim rests on. */
export interface Quote extends Span {
  readonly articleId: ArticleId;
}

/** One sentence with what it rests on, not yet checked. `event` when it tells one event record. */
export interface DraftClaim {
  readonly text: string;
  readonly quotes: readonly Quote[];
  readonly event: NewsEvent | null;
}

/** 草稿: made by a writer, shown to nobody. `lead` makes a first line for so many claims as stand in the end. */
export interface Draft {
  readonly lead: ((claims: number) => string) | null;
  readonly claims: readonly DraftClaim[];
  readonly mode: 'extractive' | 'model';
  /** False when the writer knows that part of the question stays open. */
  readonly whole: boolean;
}
