import { describe, expect, it } from 'vitest';
import { askingPages } from '../__fixtures__/pages-index.ts';
import { isBareNames } from './bare-names.ts';

const ask = askingPages(
  {
    '鹤湾晚报/2031-09-06_A01.txt': `鹤湾晚报    2031年9月6日    星期六    A01版

陆望潮在全市秋汛座谈会上强调——
把每一段堤都走到

本报讯（记者 林晓）9月5日上午，全市秋汛座谈会在市会议中心召开，市委书记陆望潮出席会议并讲话，市长贺知远主持会议。

“渡口修好了，娃娃上学少走三里路。”在渡口摆了二十年船的葛春生说。
`,
  },
  '2031-09-10',
);

it.each([
  ['陆望潮', ['陆望潮'], [], true],
  ['陆望潮 9月5日？', ['陆望潮'], ['9月5日'], true],
  ['陆望潮、贺知远', ['陆望潮', '贺知远'], [], true],
  ['陆望潮呢', ['陆望潮'], [], false],
  ['9月5日', [], ['9月5日'], false],
])('takes %s for bare names of %j: %s', (question, people, times, wanted) => {
  const range = { from: '2031-09-05', to: '2031-09-05' };
  expect(isBareNames({ question, people, times: times.map((text) => ({ text, range })) })).toBe(wanted);
});

describe('a name alone', () => {
  it.each(['陆望潮', '陆望潮9月5日'])('%s asks what they did', async (question) => {
    const { plan, claims } = await ask(question);
    expect(plan.kind).toBe('list');
    expect(claims.map(({ text }) => text)).toEqual([expect.stringContaining('秋汛座谈会')]);
  });

  it('asks what is told of somebody who took part in nothing, with their words and not with who said them alone', async () => {
    const { claims } = await ask('葛春生');
    expect(claims[0]?.text).toContain('娃娃上学少走三里路');
  });

  it('never brings the line that leads in to a headline', async () => {
    const { claims } = await ask('陆望潮强调了什么');
    expect(claims.map(({ text }) => text).join('')).not.toContain('——');
  });

  it.each(['张三是谁', '谭六是什么人'])('%s asks of somebody unknown', async (question) => {
    const { reason } = await ask(question);
    expect(reason?.code).toBe('person_unknown');
  });
});
