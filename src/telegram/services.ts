import type { Answer } from '../domain/answer.ts';
import type { Article } from '../domain/article.ts';
import type { Slots } from '../domain/conversation.ts';
import type { Day } from '../domain/day.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { DateFacet } from '../domain/facet.ts';
import type { Holdings } from '../domain/holdings.ts';
import type { ArticleId } from '../domain/ids.ts';
import type { IndexReport } from '../domain/index-report.ts';
import type { SearchHit } from '../domain/search-hit.ts';
import type { Accepted, IndexingStep, Reading } from './intake/reading.ts';

/** One question to be answered, with what its conversation remembers. */
export interface Asked {
  readonly question: string;
  readonly slots: Slots;
  readonly paper: string | null;
  readonly askedOn: Day;
  /** False when the reader's model tokens are spent: the archive's own sentences answer then. */
  readonly useModel: boolean;
  readonly signal: AbortSignal;
  /** Hears the words of a model's draft as they come, before any is checked. */
  readonly onDraft?: ((text: string) => void) | undefined;
}

/** An answer and what the conversation remembers after it. */
export interface Given {
  readonly answer: Answer;
  readonly slots: Slots;
}

/** What the bot asks its questions of. It remembers nothing: conversations are the bot's. */
export interface AskService {
  /** A refusal is an answer too. Rejects when nothing could be looked up, or when `signal` is aborted. */
  answer(asked: Asked): Promise<Given>;
  /** Whether a chat model is there whose words could be shown while they come. */
  readonly hasModel: boolean;
}

/** What the bot looks up in the archive beside answers. Every call sees the newest committed index. */
export interface ArchiveService {
  articles(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Article>>;
  holdings(): Promise<Holdings>;
  /** Names the newest committed index; another one after a re-index that changed something. */
  version(): Promise<string>;
  /** Articles of the issues of a day, in order of paper and page; of one paper alone when it is given. */
  issue(day: Day, paper: string | null): Promise<readonly Article[]>;
  /** Events told by these articles. */
  eventsOf(ids: readonly ArticleId[]): Promise<readonly NewsEvent[]>;
  /** Passages for a query, best first. */
  search(query: string, limit: number, askedOn: Day): Promise<readonly SearchHit[]>;
  /** Events that a question asks for (who, when), one record a happening, by day; empty when it asks for none. */
  eventsFor(query: string, limit: number, askedOn: Day): Promise<readonly NewsEvent[]>;
  /** Names of people that begin with `prefix`. */
  names(prefix: string, limit: number): Promise<readonly string[]>;
  /** Papers held, by number of issues. */
  papers(): Promise<readonly string[]>;
  /** The times that words name (「昨天」, 「9月6日」), read as in a question asked that day; a year left out stays `XXXX`. */
  timesIn(words: string, askedOn: Day): readonly DateFacet[];
}

/** What an admin does to the archive. */
export interface ArchiveKeeper {
  /** Reads a file (or each file of a ZIP) as `inspect` does, without touching the archive. Rejects with a WenbaoError. */
  read(path: string, name: string, signal: AbortSignal): Promise<readonly Reading[]>;
  /**
   * Puts the file, or the files of a ZIP, into the archive folder, never outside of it and never over another file.
   * Rejects with a WenbaoError, and then nothing was put there.
   */
  accept(path: string, name: string, signal: AbortSignal): Promise<Accepted>;
  /**
   * Brings the index up to date with the archive; one run at a time, and those who ask during a run share the one after
   * it. `onStep` hears how far it is. Rejects with a WenbaoError.
   */
  reindex(signal: AbortSignal, onStep?: (step: IndexingStep) => void): Promise<IndexReport>;
}
