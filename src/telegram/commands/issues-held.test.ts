import { describe, expect, it } from 'vitest';
import { FakeArchive, fakeArticle } from '../__fixtures__/fake-archive.ts';
import { daysAround, heldDays, issuesOf, issueWanted, newestDay, paperKey } from './issues-held.ts';

const DAYS = ['2031-08-31', '2031-09-05', '2031-09-06', '2032-09-06', 'XXXX-09-07'];

const issue = (day: string | null, paper: string | null = '云栖晚报') => {
  return { paper, day, inferred: false, pages: 1, articles: 1, doubtful: 0 };
};

const holdings = (issues: readonly ReturnType<typeof issue>[]) => {
  return { issues, files: 1, articles: 1, passages: 1, events: 1 };
};

const PAPERS = ['云栖晚报', '云栖日报', '今日早报'];
const wanted = (words: string) => issueWanted(words, PAPERS, (line) => new FakeArchive().timesIn(line, '2031-09-07'));

describe('what stands behind /issue', () => {
  it.each([
    ['2031-09-06', '2031-09-06', ''],
    ['2031/9/6', '2031-09-06', ''],
    ['2031年9月6日', '2031-09-06', ''],
    ['２０３１-09-06', '2031-09-06', ''],
    ['2031-09-06 云栖晚报', '2031-09-06', '云栖晚报'],
    ['《云栖晚报》 2031-09-06', '2031-09-06', '云栖晚报'],
    ['2031-13-40', null, '2031-13-40'],
    ['昨天', '2031-09-06', ''],
    ['昨天的报纸', '2031-09-06', ''],
    ['昨天的晚报', '2031-09-06', '晚报'],
    ['上周五 云栖日报', '2031-08-29', '云栖日报'],
    ['今日早报 昨天', '2031-09-06', '今日早报'],
    ['今日早报', null, '今日早报'],
    ['那天', null, '那天'],
    ['', null, ''],
  ])('reads a day and a paper: %s', (words, day, paper) => {
    expect(wanted(words)).toEqual({ day, paper });
  });

  it.each([
    ['9月6日', ['2031-09-06', '2032-09-06']],
    ['09-06', ['2031-09-06', '2032-09-06']],
    ['9月7日', ['XXXX-09-07']],
    ['2031-09', ['2031-09-05', '2031-09-06']],
    ['2031年9月', ['2031-09-05', '2031-09-06']],
    ['2032', ['2032-09-06']],
    ['2033年', []],
    ['9月6号', ['2031-09-06', '2032-09-06']],
    ['今年9月', ['2031-09-05', '2031-09-06', 'XXXX-09-07']],
    ['上周', ['2031-08-31']],
  ])('reads what fits several days: %s', (words, fitting) => {
    const { day } = wanted(words);
    expect(typeof day === 'function' && DAYS.filter(day)).toEqual(fitting);
  });
});

describe('days held', () => {
  it('come once each and in order, of one paper where it is asked for', () => {
    const all = holdings([
      issue('2031-09-06'),
      issue('2031-09-05', null),
      issue('2031-09-06', '云栖日报'),
      issue(null),
    ]);
    expect(heldDays(all, null)).toEqual(['2031-09-05', '2031-09-06']);
    expect(heldDays(all, '云栖日报')).toEqual(['2031-09-06']);
  });

  it('have a newest, one without a year only when no other is', () => {
    expect([newestDay(DAYS), newestDay(['XXXX-09-07']), newestDay([])]).toEqual(['2032-09-06', 'XXXX-09-07', null]);
  });

  it.each([
    ['2031-09-02', ['2031-08-31', '2031-09-05']],
    ['2030-01-01', ['2031-08-31']],
    ['2040-01-01', ['2032-09-06']],
  ])('have neighbours around %s', (day, around) => {
    expect(daysAround(DAYS, day)).toEqual(around);
  });
});

it('articles are told apart by paper and day, in their order', () => {
  const article = (id: string, paper: string, day: string) =>
    fakeArticle({ id, title: id, body: '正文。', paper, day });
  const articles = [
    article('a', '云栖日报', '2031-09-06'),
    article('b', '云栖晚报', '2031-09-06'),
    article('c', '云栖日报', '2031-09-06'),
    article('d', '云栖日报', 'XXXX-09-06'),
    { ...article('e', '云栖日报', '2031-09-06'), issueDate: null },
    { ...article('f', '', '2031-09-06'), paper: null },
  ];
  expect(issuesOf(articles).map(({ paper, day, articles: held }) => [paper, day, held.map(({ id }) => id)])).toEqual([
    ['云栖日报', '2031-09-06', ['a', 'c']],
    ['云栖晚报', '2031-09-06', ['b']],
    ['云栖日报', 'XXXX-09-06', ['d']],
    [null, '2031-09-06', ['f']],
  ]);
});

it('a paper has a short key of its own', () => {
  const keys = ['云栖晚报', '云栖日报', null].map(paperKey);
  expect(new Set(keys).size).toBe(3);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}$/);
});
