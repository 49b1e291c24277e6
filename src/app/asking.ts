import { answerQuestion } from '../ask/answer-question.ts';
import { slotsAfter, slotsBefore, UNANSWERED } from '../ask/conversation/slots-after.ts';
import { groupEvents } from '../ask/find/group-events.ts';
import { retrieve } from '../ask/find/retrieve.ts';
import { type FoundHits, searchIndex } from '../ask/find/search.ts';
import { knowledgeOf } from '../ask/understand/archive-knowledge.ts';
import { understand } from '../ask/understand/understand.ts';
import type { Config } from '../config.ts';
import type { Answer } from '../domain/answer.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import type { Article } from '../domain/article.ts';
import { type EarlierTurn, NO_SLOTS, type Slots } from '../domain/conversation.ts';
import type { Day } from '../domain/day.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { Holdings } from '../domain/holdings.ts';
import type { ArticleId } from '../domain/ids.ts';
import type { QueryPlan } from '../domain/plan.ts';
import type { SearchHit } from '../domain/search-hit.ts';
import { searchForm } from '../text/fold.ts';
import { openLiveReader } from './live-reader.ts';
import { type Chat, openChat } from './open-chat.ts';
import { openReranking, type Reranking } from './open-reranking.ts';
import type { RunOptions } from './run-options.ts';

/** One conversation: its slots go from question to question. Questions of one conversation are asked one after another. */
export interface Conversation {
  ask(question: string, options: AskOptions): Promise<Answer>;
  /** The same with how the answer came about. */
  askExplained(question: string, options: AskOptions): Promise<ExplainedAnswer>;
  /** Asks earlier questions for what they lend to the next; without models, for nobody reads the answers. */
  recall(turns: readonly EarlierTurn[], options: AskOptions): Promise<void>;
  /** The next question knows nothing of the earlier ones. */
  forget(): void;
  /** What is remembered, to go on from later. */
  slots(): Slots;
}

/** How one question is asked. */
export interface AskOptions {
  readonly askedOn: Day;
  /** Looks into this paper alone, as the archive names it, when the question names none. */
  readonly paper?: string | null | undefined;
  readonly signal?: AbortSignal | undefined;
  /** False = answers with no chat model, whatever is configured. */
  readonly withModel?: boolean | undefined;
  /** Hears the words of a model's draft as they come, before any is checked. */
  readonly onDraft?: ((text: string) => void) | undefined;
}

/** An answer, and how it came about; what that is told from is kept as long as this is. */
export interface ExplainedAnswer {
  readonly answer: Answer;
  /** Null when the question could not be read. */
  explain(): Explanation | null;
}

/** An earlier conversation, and the day of asking. */
interface SearchContext {
  readonly askedOn: Day;
  readonly history: readonly EarlierTurn[];
}

/** Everything that is asked of one archive. Each question sees the newest committed index. */
export interface Asking {
  /** A new conversation, or one that goes on from what was remembered. */
  conversation(slots?: Slots): Conversation;
  /** Whether a chat model is configured. */
  readonly hasModel: boolean;
  search(query: string, limit: number, context: SearchContext): Promise<readonly SearchHit[]>;
  /** The same with how the hits came about. */
  searchExplained(query: string, limit: number, context: SearchContext): Promise<FoundHits>;
  /** Happenings that a query names by person, time or place, one record each, at most `limit`, the latest first. */
  eventsFor(query: string, limit: number, askedOn: Day): Promise<readonly NewsEvent[]>;
  articles(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Article>>;
  /** The newest committed version, for looking things up. */
  reader(): Promise<IndexReader>;
  /** What the newest index holds. */
  holdings(): Promise<Holdings>;
  /** Names of people that begin with `prefix`, at most `limit`, those that stand in most articles first. */
  names(prefix: string, limit: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens an archive for asking; its index is built first when there is none. */
export async function openAsking(config: Config, options: RunOptions): Promise<Asking> {
  const chat = await openChat(config, options);
  const live = await openLiveReader(config, options).catch(async (error) => {
    await chat?.close();
    throw error;
  });
  const reranking = await openReranking(config, options).catch(async (error) => {
    await chat?.close();
    await live.close();
    throw error;
  });
  const search = async (query: string, limit: number, context: SearchContext) => {
    const reader = await live.reader();
    const plan = await planOf(query, context, reader);
    return searchIndex(plan, limit, reader, { reorder: reranking?.reorder ?? null });
  };
  return {
    conversation: (slots) => conversation(() => live.reader(), { chat, reranking }, slots),
    hasModel: chat !== null,
    search: async (query, limit, context) => (await search(query, limit, context)).hits,
    searchExplained: search,
    eventsFor: async (query, limit, askedOn) => {
      const reader = await live.reader();
      const plan = await planOf(query, { askedOn, history: [] }, reader);
      const { events } = await retrieve(plan, reader);
      const first = groupEvents(events).map(([record]) => record);
      return first.sort((a, b) => (b.from ?? '').localeCompare(a.from ?? '')).slice(0, limit);
    },
    articles: async (ids) => (await live.reader()).articles(ids),
    reader: () => live.reader(),
    holdings: async () => (await live.reader()).holdings,
    names: async (prefix, limit) => namesFrom(await live.reader(), prefix, limit),
    async close() {
      await chat?.close();
      await reranking?.close();
      await live.close();
    },
  };
}

/** The models that a question may use. */
interface Models {
  readonly chat: Chat | null;
  readonly reranking: Reranking | null;
}

const NO_MODELS: Models = { chat: null, reranking: null };

function conversation(reader: () => Promise<IndexReader>, models: Models, from: Slots = NO_SLOTS): Conversation {
  let slots = from;
  const turn = async (
    question: string,
    { askedOn, paper = null, signal, withModel = true, onDraft }: AskOptions,
    { chat: configured, reranking }: Models,
  ) => {
    const chat = withModel ? configured : null;
    signal?.throwIfAborted();
    const dependencies = {
      reader: await reader(),
      writer: chat?.writer ?? null,
      opinion: chat?.opinion ?? null,
      rewriter: chat?.rewriter ?? null,
      reorder: reranking?.reorder ?? null,
      signal,
      onDraft,
    };
    const { answer, slots: after, explain } = await answerQuestion({ question, slots, askedOn, paper }, dependencies);
    slots = after;
    return { answer, explain };
  };
  return {
    ask: async (question, options) => (await turn(question, options, models)).answer,
    askExplained: (question, options) => turn(question, options, models),
    async recall(turns, options) {
      for (const earlier of turns) await turn(questionOf(earlier), options, NO_MODELS);
    },
    forget: () => {
      slots = NO_SLOTS;
    },
    slots: () => slots,
  };
}

async function namesFrom(reader: IndexReader, prefix: string, limit: number): Promise<readonly string[]> {
  const form = searchForm(prefix);
  return (await reader.people()).filter((name) => name.startsWith(form)).slice(0, limit);
}

/** A search is planned like a question, after the earlier questions of its conversation. */
async function planOf(query: string, { askedOn, history }: SearchContext, reader: IndexReader): Promise<QueryPlan> {
  const known = knowledgeOf(reader);
  let slots = NO_SLOTS;
  for (const earlier of history) {
    const question = questionOf(earlier);
    slots = slotsBefore(question, slots);
    const plan = await understand(question, { askedOn, slots, ...known });
    const texts = typeof earlier === 'string' ? [] : (earlier.answers ?? []);
    slots = slotsAfter(plan, { ...UNANSWERED, texts }, slots);
  }
  return understand(query, { askedOn, slots: slotsBefore(query, slots), ...known });
}

function questionOf(earlier: EarlierTurn): string {
  return typeof earlier === 'string' ? earlier : earlier.question;
}
