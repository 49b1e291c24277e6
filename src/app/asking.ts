import { answerQuestion, type Writer } from '../ask/answer-question.ts';
import { knowledgeOf } from '../ask/archive-knowledge.ts';
import { slotsAfter } from '../ask/conversation.ts';
import { searchIndex } from '../ask/search.ts';
import { understand } from '../ask/understand.ts';
import type { Config } from '../config.ts';
import type { Answer } from '../domain/answer.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import type { Article } from '../domain/article.ts';
import { NO_SLOTS } from '../domain/conversation.ts';
import type { Day } from '../domain/day.ts';
import type { ArticleId } from '../domain/ids.ts';
import type { QueryPlan } from '../domain/plan.ts';
import type { SearchHit } from '../domain/search-hit.ts';
import { openLiveReader } from './live-reader.ts';
import { openWriter } from './open-writer.ts';
import type { RunOptions } from './run-options.ts';

/** One conversation: its slots go from question to question. Questions of one conversation are asked one after another. */
export interface Conversation {
  ask(question: string, options: AskOptions): Promise<Answer>;
  /** Asks earlier questions for what they lend to the next; without the chat model, for nobody reads the answers. */
  recall(questions: readonly string[], options: AskOptions): Promise<void>;
  /** The next question knows nothing of the earlier ones. */
  forget(): void;
}

/** How one question is asked. */
export interface AskOptions {
  readonly askedOn: Day;
  readonly signal?: AbortSignal | undefined;
}

/** Everything that is asked of one archive. Each question sees the newest committed index. */
export interface Asking {
  conversation(): Conversation;
  search(
    query: string,
    limit: number,
    context: { readonly askedOn: Day; readonly history: readonly string[] },
  ): Promise<readonly SearchHit[]>;
  articles(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Article>>;
  close(): Promise<void>;
}

/** Opens an archive for asking; its index is built first when there is none. */
export async function openAsking(config: Config, options: RunOptions): Promise<Asking> {
  const writer = await openWriter(config);
  const live = await openLiveReader(config, options);
  return {
    conversation: () => conversation(() => live.reader(), writer),
    search: async (query, limit, context) => {
      const reader = await live.reader();
      return searchIndex(await planOf(query, context, reader), limit, reader);
    },
    articles: async (ids) => (await live.reader()).articles(ids),
    close: () => live.close(),
  };
}

function conversation(reader: () => Promise<IndexReader>, writer: Writer | null): Conversation {
  let slots = NO_SLOTS;
  const turn = async (question: string, { askedOn, signal }: AskOptions, own: Writer | null) => {
    signal?.throwIfAborted();
    const dependencies = { reader: await reader(), writer: own, signal };
    const result = await answerQuestion({ question, slots, askedOn }, dependencies);
    slots = result.slots;
    return result.answer;
  };
  return {
    ask: (question, options) => turn(question, options, writer),
    async recall(questions, options) {
      for (const question of questions) await turn(question, options, null);
    },
    forget: () => {
      slots = NO_SLOTS;
    },
  };
}

/** A search is planned like a question, after the earlier questions of its conversation. */
async function planOf(
  query: string,
  { askedOn, history }: { readonly askedOn: Day; readonly history: readonly string[] },
  reader: IndexReader,
): Promise<QueryPlan> {
  const known = knowledgeOf(reader);
  let slots = NO_SLOTS;
  for (const earlier of history) {
    const plan = await understand(earlier, { askedOn, slots, ...known });
    slots = slotsAfter(plan, [], slots);
  }
  return understand(query, { askedOn, slots, ...known });
}
