import type { ChatPart, ChatResult, ChatWork } from './chat-protocol.ts';
import type { WorkerOutcome, WorkerPart } from './worker-protocol.ts';

/** What a queue works with. */
export interface ChatQueueTools {
  /** Ends soon after `signal` aborts. */
  write(work: ChatWork, tell: (part: ChatPart) => void, signal: AbortSignal): Promise<ChatResult>;
  reply(reply: WorkerPart<ChatPart> | WorkerOutcome<ChatResult>): void;
}

/** Replies waiting for the model. */
interface ChatQueue {
  add(job: number, work: ChatWork): void;
  /** Breaks a reply off, or forgets one that waits. */
  cancel(job: number): void;
  /** Does that with all; resolves when the model is at rest. */
  stop(): Promise<void>;
}

/** Has replies written one at a time, in the order they came: two at once would only share the cores. */
export function chatQueue(tools: ChatQueueTools): ChatQueue {
  const jobs = new Map<number, AbortController>();
  let last: Promise<void> = Promise.resolve();

  async function work(job: number, wanted: ChatWork, { signal }: AbortController): Promise<void> {
    if (signal.aborted) return;
    try {
      const tell = (part: ChatPart) => {
        if (!signal.aborted) tools.reply({ kind: 'part', job, part });
      };
      const result = await tools.write(wanted, tell, signal);
      if (!signal.aborted) tools.reply({ kind: 'done', job, result });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      if (!signal.aborted) tools.reply({ kind: 'error', job, detail });
    }
    jobs.delete(job);
  }

  const cancel = (job: number) => {
    jobs.get(job)?.abort();
    jobs.delete(job);
  };
  return {
    add(job, wanted) {
      const abort = new AbortController();
      jobs.set(job, abort);
      last = last.then(() => work(job, wanted, abort));
    },
    cancel,
    async stop() {
      for (const job of [...jobs.keys()]) cancel(job);
      await last;
    },
  };
}
