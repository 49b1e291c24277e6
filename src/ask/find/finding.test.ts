import { describe, expect, it } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import { askingPages } from '../__fixtures__/pages-index.ts';
import { YANCHI } from '../__fixtures__/yanchi.ts';

const ask = askingPages(YANCHI, '2024-06-01');
const daysOf = (answer: Answer) => answer.claims.map(({ event }) => event?.from);

describe('time as a filter', () => {
  it.each([
    ['祁远山9月上旬参加了哪些活动？', ['2023-09-04', '2023-09-05', '2023-09-07', '2023-09-09']],
    ['祁远山9月5日至7日有哪些公务活动？', ['2023-09-05', '2023-09-07']],
    ['温子衡2023年9月5日前参加过哪些会议？', ['2022-03-10', '2023-08-28', '2023-09-04']],
    ['祁远山2023年9月10日之后参加了哪些活动？', ['2023-10-01', '2023-10-02', '2023-10-08']],
    ['国庆期间祁远山有哪些活动？', ['2023-10-01', '2023-10-02']],
    ['2023年教师节大会前祁远山去了哪里调研？', ['2023-09-07']],
  ])('%s', async (question, days) => {
    expect(daysOf(await ask(question))).toEqual(days);
  });

  it.each([
    ['温子衡最近参加的一次会议是什么？', ['2023-10-08']],
    ['国庆节前温子衡最后一次检查了哪里？', ['2023-09-28']],
    ['祁远山最早参加的是哪次会议？', ['2023-09-04']],
    ['祁远山第一次到白榆县调研是哪天？', ['2023-09-07']],
  ])('tells which of several by its place in time: %s', async (question, days) => {
    expect(daysOf(await ask(question))).toEqual(days);
  });

  it('says of how many the last one is told', async () => {
    expect((await ask('温子衡最近参加的一次会议是什么？')).text).toContain('最近的是：');
  });

  it.each([
    ['砚池市第一中学2021年招生简章里招收高一新生多少名？', '480'],
    ['2022年第一中学招收高一新生多少名？', '520'],
    ['2021年全民阅读节启动仪式谁出席？', '娄百川'],
    ['上一次砚池市全民阅读节启动仪式谁出席？', '乔慕云'],
  ])('finds the year of what comes every year: %s %s', async (question, told) => {
    const { claims } = await ask(question);
    expect(claims[0]?.text).toContain(told);
    expect(claims).toHaveLength(1);
  });

  it('does not answer for a year with another one', async () => {
    expect((await ask('2020年全民阅读节启动仪式谁出席？')).status).toBe('not_found');
  });
});

describe('people as a filter', () => {
  it.each([
    ['2022年3月市委书记去了哪里调研？', '鲁承平'],
    ['2023年9月市委书记到哪里调研？', '祁远山'],
  ])('%s is answered for whoever held the office then: %s', async (question, name) => {
    const { claims } = await ask(question);
    expect(claims.map(({ text }) => text.includes(name))).toEqual([true]);
  });
});

describe('paper and page as filters', () => {
  it('keeps to the reports of the named paper', async () => {
    const { citations } = await ask('砚池晚报9月报道了花映雪的哪些活动？');
    expect(new Set(citations.map(({ paper }) => paper))).toEqual(new Set(['砚池晚报']));
  });

  it('tells what a page held, headline by headline', async () => {
    const answer = await ask('2023年9月6日砚池日报03版登了什么？');
    expect(answer.claims.map(({ text }) => text)).toEqual(['《砚池港集装箱吞吐量创新高》', '《城南夜市本周开街》']);
    expect(answer.text).toMatch(/^2023年9月6日《砚池日报》第3版见于馆藏的稿件共2篇：/);
  });

  it('takes the day beside a paper for the day of issue', async () => {
    expect(daysOf(await ask('2023年9月6日砚池日报头版登了哪些活动？'))).toEqual(['2023-09-05', '2023-09-05']);
  });

  it('says that an issue is not held', async () => {
    const { reason } = await ask('2023年9月8日砚池晚报头版登了什么？');
    expect(reason?.code).toBe('date_outside');
    expect(reason?.text).toContain('馆藏中没有《砚池晚报》2023年9月8日的报纸');
  });

  it('does not answer from another page', async () => {
    expect((await ask('砚池日报9月6日四版报道的集装箱吞吐量是多少？')).status).toBe('not_found');
  });
});

describe('what is let go', () => {
  it('is said in the first line', async () => {
    const answer = await ask('祁远山9月5日下午有什么活动？');
    expect(answer.text).toMatch(/^9月5日下午没有记录，以下为当天全天/);
    expect(daysOf(answer)).toEqual(['2023-09-05']);
  });

  it.each([
    ['a yes or no', '祁远山9月5日下午是否主持了市委常委会会议？'],
    ['another day', '祁远山9月6日参加了哪些会议？'],
    ['another deed', '乔慕云9月5日主持了哪些会议？'],
    ['part of day and kind at once', '祁远山9月5日下午去哪里调研？'],
  ])('is never %s', async (_, question) => {
    expect((await ask(question)).status).toBe('not_found');
  });

  it('is offered with the refusal, the nearest days first', async () => {
    const { reason } = await ask('祁远山9月6日参加了哪些会议？');
    const titles = reason?.nearest?.map(({ title }) => title) ?? [];
    expect(titles).toContain('祁远山主持召开市委常委会会议');
    expect(titles).not.toContain('全市招商引资推进会召开');
  });
});

describe('a timeline', () => {
  it('tells the events of a thing in order of day', async () => {
    const answer = await ask('梳理砚水河大桥的建设时间线');
    expect(daysOf(answer)).toEqual(['2023-09-15', '2023-11-04', '2024-05-01']);
    expect(answer.text).toContain('按时间先后');
  });

  it('tells those of a person in a period', async () => {
    const days = daysOf(await ask('祁远山2023年9月的大事记'));
    expect(days).toEqual(['2023-09-04', '2023-09-05', '2023-09-07', '2023-09-09']);
  });
});
