import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { RerankResult } from './rerank-protocol.ts';
import { rerankQueue } from './rerank-queue.ts';
import type { WorkerOutcome } from './worker-protocol.ts';

/** A queue over a model that scores a text by its length, and what happened to it. */
function start(score = async (_: string, text: string) => text.length / 10) {
  const scored: string[] = [];
  const replies: WorkerOutcome<RerankResult>[] = [];
  const onScored: ((text: string) => void)[] = [];
  const queue = rerankQueue({
    score(question, text) {
      scored.push(`${question}:${text}`);
      for (const hear of onScored) hear(text);
      return score(question, text);
    },
    reply: (outcome) => replies.push(outcome),
  });
  return { queue, scored, replies, onScored };
}

describe('rerankQueue', () => {
  it('scores the texts of a job in order and jobs in the order they came', async () => {
    const { queue, scored, replies } = start();
    queue.add(1, { question: 'p', texts: ['a', 'bbb'] });
    queue.add(2, { question: 'q', texts: ['cc'] });
    await sleep(30);
    expect(scored).toEqual(['p:a', 'p:bbb', 'q:cc']);
    expect(replies).toEqual([
      { kind: 'done', job: 1, result: [0.1, 0.3] },
      { kind: 'done', job: 2, result: [0.2] },
    ]);
  });

  it('has an answer for a job without texts', async () => {
    const { queue, replies } = start();
    queue.add(1, { question: 'p', texts: [] });
    await sleep(20);
    expect(replies).toEqual([{ kind: 'done', job: 1, result: [] }]);
  });

  it('drops the rest of a cancelled job, says nothing of it, and goes on with the next', async () => {
    const { queue, scored, replies, onScored } = start();
    onScored.push((text) => {
      if (text === 'bb') queue.cancel(1);
    });
    queue.add(1, { question: 'p', texts: ['a', 'bb', 'ccc', 'dddd'] });
    queue.add(2, { question: 'q', texts: ['e'] });
    await sleep(30);
    expect(scored).toEqual(['p:a', 'p:bb', 'q:e']);
    expect(replies).toEqual([{ kind: 'done', job: 2, result: [0.1] }]);
  });

  it('never begins a job that was cancelled while it waited', async () => {
    const { queue, scored } = start();
    queue.add(1, { question: 'p', texts: ['a', 'b'] });
    queue.add(2, { question: 'q', texts: ['c'] });
    queue.cancel(2);
    await sleep(20);
    expect(scored).toEqual(['p:a', 'p:b']);
  });

  it('tells of a text that the model fails on, once, and goes on', async () => {
    const { queue, scored, replies } = start(async (_, text) => {
      if (text === 'bad') throw new Error('no number');
      return 1;
    });
    queue.add(1, { question: 'p', texts: ['a', 'bad', 'c'] });
    queue.add(2, { question: 'q', texts: ['d'] });
    await sleep(30);
    expect(scored).toEqual(['p:a', 'p:bad', 'q:d']);
    expect(replies).toEqual([
      { kind: 'error', job: 1, detail: 'no number' },
      { kind: 'done', job: 2, result: [1] },
    ]);
  });

  it('works again after it was idle, and does nothing more once stopped', async () => {
    const { queue, scored, replies } = start();
    queue.add(1, { question: 'p', texts: ['a'] });
    await sleep(20);
    queue.add(2, { question: 'q', texts: ['b', 'c', 'd'] });
    queue.stop();
    await sleep(20);
    expect(scored).toEqual(['p:a', 'q:b']);
    expect(replies).toEqual([{ kind: 'done', job: 1, result: [0.1] }]);
  });
});
