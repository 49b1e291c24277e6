import { describe, expect, it, vi } from 'vitest';
import { askAll } from './ask-all.ts';
import { latencyOf } from './latency.ts';
import type { BenchQuestion } from './read-questions.ts';

const question = (id: string): BenchQuestion => ({
  id,
  text: `${id}？`,
  type: null,
  strict: false,
  history: [],
  askedOn: null,
  relevant: { judged: new Set(['a']), also: new Set() },
});
const questions = ['q1', 'q2', 'q3', 'q4', 'q5'].map(question);
const signal = new AbortController().signal;

describe('askAll', () => {
  it('keeps ten documents of each ranking, each where it stands first', async () => {
    const search = async () => ['b', 'a', 'b', ...'cdefghijklmn'];
    const [first] = await askAll(search, questions, { budget: 60, signal });
    expect(first).toMatchObject({ id: 'q1', ranking: [...'bacdefghij'], failed: false });
  });

  it('goes on after a question that made the search fail', async () => {
    const search = async ({ id }: BenchQuestion) => {
      if (id === 'q2') throw new Error('syntax error');
      return ['a'];
    };
    const answers = await askAll(search, questions, { budget: 60, signal });
    expect(answers.map(({ ranking, failed }) => [ranking.length, failed])).toEqual([
      [1, false],
      [0, true],
      [1, false],
      [1, false],
      [1, false],
    ]);
  });

  it.each([
    ['the second question', 0.02, 2],
    ['the first', 0, 1],
    ['the last', 0.07, 5],
  ])('asks no further question once the time is spent on %s, and always one', async (_, budget, asked) => {
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    const search = async () => {
      now += 15;
      return ['a'];
    };
    const answers = await askAll(search, questions, { budget, signal });
    clock.mockRestore();
    expect(answers.map(({ milliseconds }) => milliseconds)).toEqual(Array(asked).fill(15));
  });

  it('stops when told to', async () => {
    const stop = new AbortController();
    const search = async () => {
      stop.abort();
      throw new Error('cut off');
    };
    await expect(askAll(search, questions, { budget: 60, signal: stop.signal })).rejects.toThrow(/abort/i);
  });
});

describe('latencyOf', () => {
  it.each([
    ['a hundred times', Array.from({ length: 100 }, (_, at) => 100 - at), { p50: 50, p95: 95, p99: 99 }],
    ['one', [7], { p50: 7, p95: 7, p99: 7 }],
    ['none', [], { p50: 0, p95: 0, p99: 0 }],
  ])('takes %s by nearest rank', (_, times, wanted) => {
    expect(latencyOf(times)).toEqual(wanted);
  });
});
