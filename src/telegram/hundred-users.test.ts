import { expect, it } from 'vitest';
import { listAnswer } from '../render/__fixtures__/answers.ts';
import { startBench } from './__fixtures__/bot-bench.ts';

const READERS = Array.from({ length: 100 }, (_, n) => n + 1);
const QUESTIONS = ['一', '二', '三'];
/** A hundred calls at once in one process take their time; nothing here is about time-outs. */
const SLOW_MACHINE = { typing: 4_500, editGap: 3_500, requestSeconds: 120, answer: 120_000, giveUp: 120_000 };

it('answers a hundred readers at once, each of their questions once and in order, a few at a time', async () => {
  const parallel = 25;
  const bench = await startBench({ settings: { parallel }, pace: SLOW_MACHINE });
  const underWay = new Map<string, number>();
  let most = 0;
  let mostOfOne = 0;
  bench.ask.reply = async (question) => {
    const reader = question.split('问')[0] ?? '';
    underWay.set(reader, (underWay.get(reader) ?? 0) + 1);
    mostOfOne = Math.max(mostOfOne, ...underWay.values());
    most = Math.max(
      most,
      [...underWay.values()].reduce((sum, count) => sum + count),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    underWay.set(reader, (underWay.get(reader) ?? 0) - 1);
    return listAnswer({ question, text: `答${question}[1]` });
  };
  const asked = new Map(READERS.map((id) => [id, [] as number[]]));
  for (const word of QUESTIONS) for (const id of READERS) asked.get(id)?.push(bench.reader(id).says(`${id}问${word}`));

  const count = () => READERS.reduce((sum, id) => sum + bench.api.chat(id).fromBot().filter(isAnswer).length, 0);
  await expect.poll(count, { interval: 100, timeout: 120_000 }).toBeGreaterThanOrEqual(300);
  await expect.poll(() => bench.state.updates.pending(), { interval: 100, timeout: 60_000 }).toEqual([]);

  for (const id of READERS) {
    const shown = bench.api.chat(id).fromBot();
    expect(shown.map(({ text }) => text.split('\n')[0])).toEqual(QUESTIONS.map((word) => `答${id}问${word}[1]`));
    expect(shown.map(({ replyTo }) => replyTo)).toEqual(asked.get(id));
  }
  expect(bench.ask.asked).toHaveLength(READERS.length * QUESTIONS.length);
  expect(bench.state.answers.count()).toBe(READERS.length * QUESTIONS.length);
  expect(mostOfOne).toBe(1);
  expect(most).toBe(parallel);
  expect(bench.api.pending).toEqual([]);
}, 200_000);

function isAnswer({ text }: { readonly text: string }): boolean {
  return text.startsWith('答');
}
