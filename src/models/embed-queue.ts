import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EmbedResult, EmbedRole, EmbedWork } from './embed-protocol.ts';
import type { WorkerOutcome } from './worker-protocol.ts';

/** What a queue works with. */
interface EmbedQueueTools {
  readonly dimension: number;
  embed(texts: readonly string[], role: EmbedRole): Promise<readonly Float32Array[]>;
  reply(reply: WorkerOutcome<EmbedResult>): void;
}

/** Jobs waiting for the model. */
interface EmbedQueue {
  add(job: number, work: EmbedWork): void;
  /** Forgets a job; the batch under way is still finished. */
  cancel(job: number): void;
  /** Forgets all jobs. */
  stop(): void;
}

interface Job {
  readonly job: number;
  readonly role: EmbedRole;
  readonly texts: readonly string[];
  /** Positions of the texts, shortest first: equal lengths waste no padding. */
  readonly order: readonly number[];
  readonly vectors: Float32Array;
  done: number;
}

/** On a CPU eight texts at once are no faster than one; small batches let a reader's question in between. */
const BATCH_TEXTS = 4;
const BATCH_CHARACTERS = 2048;

/**
 * Works off jobs one small batch after another and looks up from the work between two: a query does not wait for the
 * passages of a whole index run, and a cancelled job stops.
 */
export function embedQueue(tools: EmbedQueueTools): EmbedQueue {
  const jobs: Job[] = [];
  let working = false;

  async function work(): Promise<void> {
    working = true;
    for (let job = nextJob(jobs); job; job = nextJob(jobs)) {
      await step(job, tools).catch((error: unknown) => {
        remove(job);
        tools.reply({ kind: 'error', job: job.job, detail: error instanceof Error ? error.message : String(error) });
      });
      if (job.done === job.texts.length && remove(job)) {
        tools.reply({ kind: 'done', job: job.job, result: job.vectors });
      }
      await nextTurn();
    }
    working = false;
  }

  function remove(job: Job): boolean {
    const at = jobs.indexOf(job);
    if (at >= 0) jobs.splice(at, 1);
    return at >= 0;
  }

  return {
    add(job, { role, texts }) {
      const lengths = texts.map((text) => text.length);
      const order = [...texts.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0));
      jobs.push({ job, role, texts, order, vectors: new Float32Array(texts.length * tools.dimension), done: 0 });
      if (!working) void work();
    },
    cancel(job) {
      const found = jobs.find((one) => one.job === job);
      if (found) remove(found);
    },
    stop() {
      jobs.length = 0;
    },
  };
}

function nextJob(jobs: readonly Job[]): Job | undefined {
  return jobs.find((job) => job.role === 'query') ?? jobs[0];
}

async function step(job: Job, tools: EmbedQueueTools): Promise<void> {
  const batch = nextBatch(job);
  const vectors = await tools.embed(
    batch.map((at) => job.texts[at] ?? ''),
    job.role,
  );
  batch.forEach((at, i) => {
    const vector = vectors[i];
    if (vector?.length !== tools.dimension) throw new RangeError(`${vector?.length} numbers, not ${tools.dimension}`);
    job.vectors.set(vector, at * tools.dimension);
  });
  job.done += batch.length;
}

function nextBatch(job: Job): readonly number[] {
  const batch: number[] = [];
  let characters = 0;
  for (const at of job.order.slice(job.done, job.done + BATCH_TEXTS)) {
    characters += job.texts[at]?.length ?? 0;
    if (batch.length > 0 && characters > BATCH_CHARACTERS) break;
    batch.push(at);
  }
  return batch;
}
