import { expect, it } from 'vitest';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { pagesIndex } from '../__fixtures__/pages-index.ts';
import { answerQuestion } from '../answer-question.ts';

async function answerOver(pages: readonly string[], question: string): Promise<string> {
  const files = pages.map((text, at) => [`龙津日报/2031-03-05/A0${at + 1}.txt`, text] as const);
  const reader = await pagesIndex(Object.fromEntries(files));
  const turn = { question, slots: NO_SLOTS, askedOn: '2031-04-01' };
  return (await answerQuestion(turn, { reader, writer: null })).answer.text;
}

const told = (place: string, what: string) => `${place}${what}\n本报讯 ${place}${what}。\n`;

it.each([
  [
    '造价1.2亿元',
    '造价9000万元',
    '白沙县大桥和石鼓县大桥的造价哪个高',
    /^白沙县大桥更高：白沙县大桥1.2亿元，石鼓县大桥9000万元/,
  ],
  ['造价约1.2亿元', '造价1.25亿元', '白沙县大桥和石鼓县大桥的造价哪个高', /^两者分别见于报道的有/],
  ['造价1亿至3亿元', '造价2亿元', '白沙县大桥和石鼓县大桥的造价哪个高', /^(?!.*更高)/],
])('%s and %s: %s', async (one, other, question, wanted) => {
  expect(await answerOver([told('白沙县大桥', one), told('石鼓县大桥', other)], question)).toMatch(wanted);
});

it('tells the difference of two shares in points', async () => {
  const pages = [told('白沙县', '城镇化率为62.5%'), told('石鼓县', '城镇化率为60%')];
  expect(await answerOver(pages, '白沙县和石鼓县的城镇化率相差多少')).toMatch(/^相差2.5个百分点：/);
});

it('does not take a fall for a rise', async () => {
  expect(await answerOver([told('白沙县', '税收下降7%')], '白沙县税收增长超过5%吗')).not.toContain('是的');
  expect(await answerOver([told('白沙县', '税收增长7%')], '白沙县税收增长超过5%吗')).toContain('是的，7%');
});
