import { expect, it } from 'vitest';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { pagesIndex } from '../__fixtures__/pages-index.ts';
import { answerQuestion } from '../answer-question.ts';

/** Found while reviewing: each of these took half a minute. */
it.each([
  ['of full stops alone', '。'.repeat(20_000)],
  ['of two thousand sentences', Array.from({ length: 2000 }, (_, at) => `第${at}项工作要抓实抓细。`).join('')],
  ['of white space', '　'.repeat(20_000)],
])('a speech %s is told in time', async (_, words) => {
  const speech = `防汛会召开\n本报讯 3月4日，市长罗一帆出席防汛会。罗一帆指出，要抓好防汛。${words}散会。\n`;
  const reader = await pagesIndex({ '龙津日报/2031-03-05/A01.txt': speech });
  const begun = performance.now();
  for (const question of ['罗一帆说了什么', '《防汛会召开》讲了什么']) {
    await answerQuestion({ question, slots: NO_SLOTS, askedOn: '2031-04-01' }, { reader, writer: null });
  }
  expect(performance.now() - begun).toBeLessThan(40_000);
});
