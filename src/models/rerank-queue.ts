import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RerankResult, RerankWork } from './rerank-protocol.ts';
import type { WorkerOutcome } from './worker-protocol.ts';

/** What a queue works with. */
interface RerankQueueTools {
  score(question: string, text: string): Promise<number>;
  reply(outcome: WorkerOutcome<RerankResult>): void;
}

/** Jobs waiting for the model. */
interface RerankQueue {
  add(job: number, work: RerankWork): void;
  /** Forgets a job; the pair under way is still finished. */
  cancel(job: number): void;
  /** Forgets all jobs. */
  stop(): void;
}

/**
 * Works off jobs in the order they came, pair by pair, and looks up from the work after each: a question that nobody
 * waits for any longer costs one pair more at most, so that late work never piles up.
 */
export function rerankQueue(tools: RerankQueueTools): RerankQueue {
  const jobs = new Map<number, RerankWork & { readonly scores: number[] }>();
  let working = false;

  async function work(): Promise<void> {
    working = true;
    for (let first = next(); first; first = next()) {
      await step(...first);
      await nextTurn();
    }
    working = false;
  }

  function next() {
    return jobs.entries().next().value;
  }

  async function step(job: number, { question, texts, scores }: RerankWork & { readonly scores: number[] }) {
    try {
      const text = texts[scores.length];
      if (text !== undefined) scores.push(await tools.score(question, text));
      if (scores.length >= texts.length && jobs.delete(job)) tools.reply({ kind: 'done', job, result: scores });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      if (jobs.delete(job)) tools.reply({ kind: 'error', job, detail });
    }
  }

  return {
    add(job, { question, texts }) {
      jobs.set(job, { question, texts, scores: [] });
      if (!working) void work();
    },
    cancel: (job) => void jobs.delete(job),
    stop: () => jobs.clear(),
  };
}
