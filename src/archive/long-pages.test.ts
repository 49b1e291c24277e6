import { describe, expect, it } from 'vitest';
import { NO_CLAIMS } from './facts/issue-facts.ts';
import { linesOfText, splitJumps } from './page/page-line.ts';
import { unwrapLines } from './page/unwrap-lines.ts';
import { readPage } from './read-page.ts';

const LINES = 20_000;
/** Far above what reading takes when its time grows with the page, far below what it takes when it grows faster. */
const PATIENCE = 15_000;

const page = (line: (n: number) => string, first = '', last = '') =>
  `${first}\n${Array.from({ length: LINES }, (_, n) => line(n)).join('\n')}\n${last}\n`;
const read = (text: string) =>
  readPage({
    source: 'x.txt',
    lines: unwrapLines(splitJumps(linesOfText(text))),
    shape: { wholeParagraphs: false },
    claims: NO_CLAIMS,
  });
const letters = (text: string) => text.replace(/\s+/g, '').length;

describe('a page of very many lines is read in time that grows with it, and whole', () => {
  it.each([
    [
      'pieces of one sentence',
      page((n) => (n % 2 ? '护林员每天走一遍' : '山路，不论晴雨'), '把路修到门口\n本报讯 入冬以来，', '。'),
    ],
    ['headlines', page(() => '全市召开植树动员会')],
    ['marked headlines', page((n) => `# 第${n}条：把路修到门口`)],
    ['bylines', page(() => '本报记者 林晓 通讯员 方圆')],
    ['mastheads of several papers', page((n) => `${'甲乙丙丁'.charAt(n % 4)}州晚报 9月${(n % 28) + 1}日 星期二`)],
    ['labels of contents above an article', page(() => '新闻导读', '', '昨日，全市召开植树动员会，部署工作。')],
    [
      'briefs that a caption spoils',
      page(() => '▲某厂昨日试制成功一台新播种机。', '某县修好三座桥。', '▲图为试车现场，工人围着新机器。'),
    ],
    ['sources', page((n) => `来源：甲${n % 977}州日报 2022-01-${(n % 28) + 1}`)],
    ['table rows', page((n) => `甲队 ${n} ${n % 7}`)],
    ['jump lines', page((n) => `（${n % 2 ? '下转' : '上接'}第3版）`)],
  ])('%s', { timeout: PATIENCE }, (_, text) => {
    const { articles, furniture } = read(text);
    const held = [...articles, ...furniture].reduce((sum, part) => sum + letters(part.text), 0);
    expect(held).toBeGreaterThanOrEqual(letters(text.replace(/[#]/g, '')));
  });
});
