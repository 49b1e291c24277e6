import { expect, it } from 'vitest';
import { FakeArchive, fakeArticle } from '../__fixtures__/fake-archive.ts';
import { dayTyped } from './day-typed.ts';

const archive = new FakeArchive();
const typed = (words: string, today = '2033-03-02') => dayTyped({ archive, today: () => today }, words);

it.each([
  ['2031-09-06', '2031-09-06'],
  ['２０３１年９月６日', '2031-09-06'],
  ['昨天', '2033-03-01'],
  ['Yesterday', '2033-03-01'],
  ['上周五', '2033-02-25'],
  ['去年9月6日', '2032-09-06'],
])('%s is %s', async (words, day) => {
  expect(await typed(words)).toBe(day);
});

it('a year left out is the newest in which a paper of that day is held', async () => {
  expect(await typed('9月6日')).toBe('2031-09-06');
  const older = fakeArticle({ id: 'a_older', title: '旧闻', body: '正文。', day: '2029-09-06' });
  archive.held = [older, ...archive.held];
  expect(await typed('9月6日')).toBe('2031-09-06');
});

it.each([
  ['3月2日', '2033-03-02'],
  ['3月3日', '2032-03-03'],
  ['2月29日', '2032-02-29'],
])('a year left out is that of the last such day where none is held: %s', async (words, day) => {
  expect(await typed(words)).toBe(day);
});

it.each(['', '那天', '9月', '上周', '2031-02-30', '昨天有什么会议', '今天和昨天', '第9月6日号'])(
  'names no single day: %s',
  async (words) => {
    expect(await typed(words)).toBeNull();
  },
);
