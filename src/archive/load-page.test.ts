import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docx } from './__fixtures__/docx.ts';
import { encode } from './__fixtures__/encodings.ts';
import { archiveFile, formatOf } from './files/archive-file.ts';
import { loadPage } from './load-page.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wenbao-load-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function load(name: string, content: string | Buffer) {
  const path = join(root, name);
  writeFileSync(path, content);
  return loadPage(archiveFile(path, name, formatOf(name)!));
}

const TEXT = '县长张明远要求各乡镇把责任落到每一座水库、每一个村组，确保安全度汛。';

describe('loadPage', () => {
  it.each([
    ['a.txt', encode(TEXT, 'gb18030')],
    ['a.md', Buffer.from(TEXT, 'utf16le')],
    ['a.shtml', encode(`<meta charset="utf-8"><p>${TEXT}</p>`, 'gb18030')],
    ['a.xhtml', encode(`<?xml version="1.0" encoding="gb2312"?><html><p>${TEXT}</p></html>`, 'gb18030')],
  ])('decodes %s whatever it declares', async (name, content) => {
    const { lines, doubts } = await load(name, content);
    expect([lines.map((line) => line.content.text), doubts]).toEqual([[TEXT], []]);
  });

  it.each(['a.txt', 'a.html'])('reads %s with a damaged byte, and says so', async (name) => {
    const bytes = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xff]), Buffer.from(TEXT)]);
    const { lines, doubts } = await load(name, bytes);
    expect(lines.map((line) => line.content.text)).toEqual([`${TEXT}\uFFFD${TEXT}`]);
    expect(doubts.map(({ code }) => code)).toEqual(['encoding']);
  });

  it.each(['<html><title>云溪日报</title><body><img src=1.jpg></body></html>', ''])(
    'refuses a web page without text: %s',
    async (page) => {
      await expect(load('a.html', page)).rejects.toThrow('没有文字');
    },
  );

  it('marks the headings of a Word file', async () => {
    const { lines } = await load('a.docx', docx(['#大桥开工', '大桥开工', '##两岸', TEXT, '##两岸', TEXT]));
    expect(lines.map(({ mark }) => mark)).toEqual([1, 0, 2, 0, 2, 0]);
  });

  it('joins the cells of a row in a Word file, but not where a table lays out the page', async () => {
    const rows = await load('a.docx', docx([TEXT, '|项目|投资', '|水库加固|12亿元', TEXT]));
    expect(rows.lines.map(({ content, row }) => [content.text, row ?? false])).toEqual([
      [TEXT, false],
      ['项目 投资', true],
      ['水库加固 12亿元', true],
      [TEXT, false],
    ]);
    const columns = await load('b.docx', docx(['|要闻|综合', `|${TEXT}|${TEXT}`]));
    expect(columns.lines.some(({ row }) => row)).toBe(false);
  });
});
