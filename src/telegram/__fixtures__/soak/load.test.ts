import { expect, it } from 'vitest';
import { listAnswer } from '../../../render/__fixtures__/answers.ts';
import { startBench } from '../bot-bench.ts';
import { pump } from './load.ts';

const PLAN = { questions: ['林致远9月5日出席了哪些会议', '谁主持'], updates: 40, perSecond: 300, readers: 6 };

it('counts every question and how long its answer took', async () => {
  const bench = await startBench();
  const report = await pump(bench.api, PLAN, () => undefined);
  expect(report).toMatchObject({ updates: 40, unanswered: 0, doubled: 0 });
  expect(report.questions + report.presses).toBe(40);
  expect(report.latencies.length).toBeGreaterThan(report.questions * 0.9);
  expect(report.latencies).toEqual([...report.latencies].sort((a, b) => a - b));
  expect(bench.ask.asked).toHaveLength(report.questions);
});

it('finds questions that stay without an answer', async () => {
  const bench = await startBench();
  bench.api.fail('sendMessage', { kind: 'dropped' }, { kind: 'dropped' });
  const isOver = () => bench.api.pending.length === 0 && bench.state.updates.pending().length === 0;
  const report = await pump(bench.api, { ...PLAN, updates: 6, isOver }, () => undefined);
  expect(report).toMatchObject({ unanswered: 2, doubled: 0 });
});

it('finds questions that are answered twice', async () => {
  const bench = await startBench();
  bench.ask.reply = async (question) => {
    bench.api.onCarriedOut = twice(bench.api.onCarriedOut);
    return listAnswer({ question });
  };
  expect((await pump(bench.api, { ...PLAN, updates: 1 }, () => undefined)).doubled).toBe(1);
});

/** As if every call were carried out twice. */
function twice<T>(hear: (call: T) => void): (call: T) => void {
  return (call) => {
    hear(call);
    hear(call);
  };
}
