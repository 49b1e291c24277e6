import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseRuns } from './build-article.ts';
import { NO_CLAIMS } from './facts/issue-facts.ts';
import { loadHtml } from './html/html-page.ts';
import { linesOfText, splitJumps } from './page/page-line.ts';
import { unwrapLines } from './page/unwrap-lines.ts';
import { readPage } from './read-page.ts';

const piece = fc.constantFrom(
  '云溪晚报　2023年4月12日　星期三　第A01版',
  '# 把路修到门口',
  '## 一本账',
  '张明远在全市会议上强调——',
  '张明远主持',
  '望江大桥昨日开工',
  '本报讯（记者 李 丹 通讯员 王五）8月10日上午，',
  '云溪晚报讯',
  '■本报记者 陈朗',
  '（冯雨禾　温克勤）',
  '近年来，村里修了三条路，',
  '护林员每天走十二公里山路，从不间断。',
  '他说：“山在，家就在。”',
  '图为现场。李四 摄',
  '会议现场。',
  '（上接第1版）继续说下去。',
  '话没说完。（下转A03版）',
  '新闻导读',
  '02|要 闻',
  '扫一扫下载客户端',
  '更 正',
  '发布日期:2021-08-09　来源:某网　记者：贺小满',
  'Copyright © 某网',
  '一 行 打 散 的 标 题',
  '字'.repeat(70),
  '“《（',
  '\u0000\uFFFD😀',
);
const gap = fc.constantFrom('\n', '\n\n', '\r\n', '\n\n\n\n', '\n　　', '\n   ', '', '\f', '\u2028');
const page = fc.array(fc.tuple(piece, gap), { maxLength: 60 }).map((parts) => parts.flat().join(''));

function read(text: string, html: boolean) {
  const lines = html ? loadHtml(text).lines : unwrapLines(splitJumps(linesOfText(text)));
  return readPage({ source: 'x', lines, shape: { wholeParagraphs: html }, claims: NO_CLAIMS });
}

describe('readPage', () => {
  it('puts every letter of any page into one article or into furniture, with true offsets', () => {
    fc.assert(
      fc.property(page, (text) => {
        const { articles, furniture } = read(text, false);
        const times = new Uint8Array(text.length);
        for (const { start, end } of furniture) for (let i = start; i < end; i++) times[i] = 1;
        for (const article of articles) {
          expect(falseRuns(article, text)).toEqual([]);
          expect(article.title).not.toBe('');
          expect(article.body.start).toBeLessThanOrEqual(article.body.end);
          expect(article.body.end).toBeLessThanOrEqual(article.text.length);
          for (const { source, length } of article.runs) for (let i = source; i < source + length; i++) times[i]! += 2;
        }
        const lost = Array.from(times, (seen, i) => (seen === 0 ? text.charAt(i) : '')).join('');
        const twice = Array.from(times, (seen, i) => (seen > 3 ? text.charAt(i) : '')).join('');
        expect(lost.replace(/[#\s]+/g, '')).toBe('');
        expect(twice.replace(/\s+/g, '')).toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same articles for the same page', () => {
    fc.assert(
      fc.property(page, (text) => {
        expect(read(text, false)).toEqual(read(text, false));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its offsets true in any mark-up', () => {
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<div class="nav">',
      '</div>',
      '<h1>',
      '</h1>',
      '<br>',
      '<a href=x>',
      '</a>',
      '&nbsp;',
      '&lt;',
      '<',
      '<!--',
      '-->',
      '<script>',
      '</script>',
    );
    const html = fc.array(fc.oneof(piece, tag, gap), { maxLength: 80 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(html, (text) => {
        for (const article of read(text, true).articles) expect(falseRuns(article, text)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
