import { expect, it } from 'vitest';
import { startBench } from '../__fixtures__/bot-bench.ts';

it.each(['zz:1', 'c:', '\u0000', 'x'.repeat(64)])('answers a press of %j, which no feature knows', async (data) => {
  const bench = await startBench();
  const reader = bench.reader();
  reader.says('秋汛座谈会');
  await reader.sees('秋汛座谈会');
  expect((await reader.forges(data).answer()).text).toBeTruthy();
});
