import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmbedResult, EmbedRole } from './embed-protocol.ts';
import { embedQueue } from './embed-queue.ts';
import type { WorkerOutcome } from './worker-protocol.ts';

/** A model that makes [number in the text, 1] of a text and notes its batches. */
function recordingQueue() {
  const batches: string[][] = [];
  const replies: WorkerOutcome<EmbedResult>[] = [];
  const queue = embedQueue({
    dimension: 2,
    embed: async (texts, role) => {
      batches.push(texts.map((text) => `${role} ${text}`));
      await nextTurn();
      if (texts.includes('bad')) throw new Error('bad text');
      return texts.map((text) => (text === 'short' ? new Float32Array(1) : Float32Array.from([Number(text), 1])));
    },
    reply: (reply) => replies.push(reply),
  });
  const add = (job: number, role: EmbedRole, texts: readonly string[]) => queue.add(job, { role, texts });
  return { queue: { ...queue, add }, batches, replies };
}

async function settle(replies: readonly WorkerOutcome<EmbedResult>[], count: number): Promise<void> {
  for (let turn = 0; turn < 1000 && replies.length < count; turn++) await nextTurn();
  for (let turn = 0; turn < 5; turn++) await nextTurn();
}

describe('embedQueue', () => {
  it('gives vectors in the order of the texts, though short ones are embedded first', async () => {
    const { queue, batches, replies } = recordingQueue();
    queue.add(1, 'passage', ['1000', '2', '300', '4', '50', '6']);
    await settle(replies, 1);
    expect(batches[0]).toEqual(['passage 2', 'passage 4', 'passage 6', 'passage 50']);
    expect(replies).toEqual([
      { kind: 'done', job: 1, result: Float32Array.from([1000, 1, 2, 1, 300, 1, 4, 1, 50, 1, 6, 1]) },
    ]);
  });

  it('lets a query in between the batches of a long job', async () => {
    const { queue, batches, replies } = recordingQueue();
    queue.add(
      1,
      'passage',
      Array.from({ length: 20 }, (_, i) => String(i)),
    );
    queue.add(2, 'passage', ['77']);
    queue.add(3, 'query', ['99']);
    await settle(replies, 3);
    expect(batches[1]).toEqual(['query 99']);
    expect(replies.map((reply) => 'job' in reply && reply.job)).toEqual([3, 1, 2]);
  });

  it('stops a cancelled job and says nothing more of it', async () => {
    const { queue, batches, replies } = recordingQueue();
    queue.add(
      1,
      'passage',
      Array.from({ length: 400 }, (_, i) => String(i)),
    );
    queue.add(2, 'passage', ['7']);
    await nextTurn();
    queue.cancel(1);
    queue.cancel(55);
    await settle(replies, 1);
    expect(replies.map((reply) => 'job' in reply && reply.job)).toEqual([2]);
    expect(batches.length).toBeLessThan(10);
  });

  it('stops altogether', async () => {
    const { queue, batches, replies } = recordingQueue();
    queue.add(
      1,
      'passage',
      Array.from({ length: 400 }, (_, i) => String(i)),
    );
    queue.stop();
    await settle(replies, 1);
    expect(replies).toEqual([]);
    expect(batches.length).toBeLessThan(3);
  });

  it.each([
    ['that fails', 'bad', 'bad text'],
    ['whose vector has another size', 'short', '1 numbers, not 2'],
  ])('gives up a job %s and goes on with the next', async (_, text, detail) => {
    const { queue, replies } = recordingQueue();
    queue.add(1, 'passage', ['1', text]);
    queue.add(2, 'passage', ['2']);
    await settle(replies, 2);
    expect(replies).toMatchObject([
      { kind: 'error', job: 1, detail },
      { kind: 'done', job: 2 },
    ]);
  });

  it('works again after it ran dry', async () => {
    const { queue, replies } = recordingQueue();
    queue.add(1, 'query', ['1']);
    await settle(replies, 1);
    queue.add(2, 'query', ['2']);
    await settle(replies, 2);
    expect(replies).toHaveLength(2);
  });

  it('embeds each text once, in batches that stay small', async () => {
    const texts = fc.array(fc.nat(1e6).map(String), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const { queue, batches, replies } = recordingQueue();
        queue.add(1, 'passage', given);
        await settle(replies, 1);
        expect(batches.flat().sort()).toEqual(given.map((text) => `passage ${text}`).sort());
        expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(4);
      }),
      { numRuns: 30 },
    );
  });

  it('puts long texts in batches of their own', async () => {
    const { queue, batches, replies } = recordingQueue();
    queue.add(1, 'passage', ['1'.repeat(1500), '2'.repeat(1500), '3']);
    await settle(replies, 1);
    expect(batches.map((batch) => batch.length)).toEqual([2, 1]);
  });
});
