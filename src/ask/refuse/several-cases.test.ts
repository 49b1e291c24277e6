import { beforeAll, describe, expect, it } from 'vitest';
import type { IndexReader } from '../../domain/archive-index.ts';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { pagesIndex } from '../__fixtures__/pages-index.ts';
import { answerQuestion } from '../answer-question.ts';

/** A bureau's head each: many offices of one bare title. */
const BUREAUS = ['市教育局', '市财政局', '市水利局', '市体育局', '市文化局', '市商务局'];
const HEADS = ['宁远舟', '路知行', '闵思源', '柏亦舟', '葛清扬', '申屠安'];
const CITIES = ['芦汀', '枫岭', '槐川', '桐浦', '栗阳'];

const pages: Record<string, string> = {
  '芦汀日报/2023-05-10_01.txt': `芦汀日报    2023年5月10日    第01版

${BUREAUS.map((bureau, at) => `${bureau}召开座谈会\n\n本报讯（记者 谷雨）5月9日，${bureau}召开座谈会，${bureau}局长${HEADS[at]}出席。\n`).join('\n')}`,
  '芦汀日报/2023-05-11_03.txt': `芦汀日报    2023年5月11日    第03版

今日要闻速览

本报讯（记者 谷雨）5月10日，芦汀大桥护栏更换完成。
`,
  '芦汀日报/2023-05-12_03.txt': `芦汀日报    2023年5月12日    第03版

今日要闻速览

本报讯（记者 白露）5月11日，城南夜市恢复营业。
`,
  ...Object.fromEntries(
    CITIES.map((city, at) => [
      `${city}日报/2023-06-0${at + 1}_02.txt`,
      `${city}日报    2023年6月${at + 1}日    第02版

民兵整组点验大会举行

本报讯（记者 谷雨）${at + 1}日上午，民兵整组点验大会举行，${HEADS[at]}主持大会，${40 + at}名民兵参加点验。
`,
    ]),
  ),
};

let reader: IndexReader;
beforeAll(async () => {
  reader = await pagesIndex(pages);
});

async function answers(...questions: string[]) {
  let slots = NO_SLOTS;
  const given = [];
  for (const question of questions) {
    const result = await answerQuestion({ question, slots, askedOn: '2023-07-01' }, { reader, writer: null });
    slots = result.slots;
    given.push(result.answer);
  }
  return given;
}

describe('a headline that a paper used twice', () => {
  it('is told for each day, the day in front', async () => {
    const [answer] = await answers('《今日要闻速览》是谁写的');
    expect(answer?.claims.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^《芦汀日报》2023年5月11日见报：.*谷雨/),
      expect.stringMatching(/^《芦汀日报》2023年5月12日见报：.*白露/),
    ]);
  });
});

describe('more cases than can be told', () => {
  it('asks which office a bare title means, and takes the name of its bureau', async () => {
    const [asked, picked] = await answers('局长是谁', '水利局的');
    expect(asked?.reason?.code).toBe('ambiguous');
    expect(asked?.reason?.options?.map(({ label }) => label)).toEqual(
      expect.arrayContaining([expect.stringContaining('市水利局局长')]),
    );
    expect(asked?.text).toMatch(/^有以下几种，请说明要问哪一个：\n1\. .*\n2\. /);
    expect(picked?.text).toContain('闵思源');
    expect(picked?.text).not.toContain('路知行');
  });

  it('asks which of five meetings of one name is meant, by its city', async () => {
    const [asked, picked] = await answers('民兵整组点验大会谁主持', '槐川的');
    expect(asked?.reason?.options?.map(({ label }) => label).sort()).toEqual([...CITIES].sort());
    expect(picked?.text).toContain('闵思源');
  });

  it.each(['市水利局局长是谁', '芦汀民兵整组点验大会谁主持', '6月2日民兵整组点验大会谁主持'])(
    'asks nothing back when the question says which: %s',
    async (question) => {
      const [answer] = await answers(question);
      expect(answer?.reason?.code).not.toBe('ambiguous');
    },
  );
});
