import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileReading } from '../domain/reading.ts';
import { docx } from './__fixtures__/docx.ts';
import { listArchive, readFile, readWholeFile, UnreadableFileError } from './read-archive.ts';

let root: string;
const put = (name: string, content: string | Buffer) => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), content);
};
async function only() {
  const [file] = await listArchive(root);
  return file!;
}
const whole = async () => readWholeFile(await only());

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wenbao-read-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const PAGE = '望江大桥开工\n\n本报讯（记者 李丹）9月5日上午，望江大桥开工仪式举行。县长张明远出席。\n';

describe('readFile, pages', () => {
  it.each([
    ['a text', 'a.txt', PAGE],
    ['CRLF', 'a.txt', PAGE.replaceAll('\n', '\r\n')],
    ['Markdown', 'a.md', `# ${PAGE}`],
    ['gzip', 'a.txt.gz', gzipSync(PAGE)],
    ['UTF-16', 'a.txt', Buffer.from(`\uFEFF${PAGE}`, 'utf16le')],
    ['DOCX', 'a.docx', docx(PAGE.trim().split('\n\n'))],
    [
      'HTML',
      'a.html',
      `<h1>望江大桥开工</h1><p>本报讯（记者 李丹）9月5日上午，望江大桥开工仪式举行。县长张明远出席。</p>`,
    ],
  ])('reads the same article from %s', async (_, name, content) => {
    put(name, content);
    const { articles } = await whole();
    expect(articles.map(({ article }) => [article.title, article.byline.reporters])).toEqual([
      ['望江大桥开工', ['李丹']],
    ]);
    const [read] = articles;
    expect(read?.article.text).toBe(
      '望江大桥开工\n本报讯（记者 李丹）\n9月5日上午，望江大桥开工仪式举行。县长张明远出席。',
    );
    expect(read?.passages).toHaveLength(1);
    expect(read?.people.map(({ name: person }) => person)).toContain('张明远');
  });

  it('gives an article the same id in another folder and another format', async () => {
    put('a/1.txt', PAGE);
    put('b/2.md', `# ${PAGE}`);
    const ids = new Set<string>();
    for (const file of await listArchive(root)) ids.add((await readWholeFile(file)).articles[0]!.article.id);
    expect(ids.size).toBe(1);
  });

  it('trusts front matter before the sidecar of the file, that of the folder, and the name', async () => {
    put('云溪晚报/2022-09-06_A01.md', `---\npage: B02\n---\n${PAGE}`);
    put('云溪晚报/2022-09-06_A01.yaml', 'date: 2022-09-07\npage: B01\nurl: https://example.com/1');
    put('云溪晚报/issue.yaml', 'date: 2022-09-08\npaper: 云溪日报');
    const { articles, doubts } = await whole();
    const { paper, issueDate, page, url } = articles[0]!.article;
    expect([paper?.value, issueDate?.value, page?.value, url]).toEqual([
      '云溪日报',
      '2022-09-07',
      'B02',
      'https://example.com/1',
    ]);
    expect([paper?.origin.kind, issueDate?.origin.kind, page?.origin.kind]).toEqual([
      'sidecar',
      'sidecar',
      'front-matter',
    ]);
    expect(doubts.map(({ code }) => code).sort()).toEqual(['date-conflict', 'page-conflict', 'paper-conflict']);
  });

  it('tells of a broken sidecar and reads on', async () => {
    put('a.txt', PAGE);
    put('issue.yaml', 'paper: [');
    const { articles, doubts } = await whole();
    expect(articles).toHaveLength(1);
    expect(doubts.map(({ code }) => code)).toEqual(['bad-yaml']);
  });

  it.each([
    ['a broken PDF', 'a.pdf', '%PDF', 'PDF 损坏'],
    ['a format that is not read', 'a.wps', 'x', '不支持'],
    ['an empty file', 'a.txt', '', '空'],
    ['a binary', 'a.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), '可执行'],
    ['broken gzip', 'a.txt.gz', 'nonsense', 'gzip'],
    ['a bomb', 'a.txt.gz', gzipSync(Buffer.alloc(70 * 1024 * 1024)), '过大'],
    ['deep nesting', 'a.html', '<b>'.repeat(20_000), '嵌套'],
  ])('throws UnreadableFileError with a reason for %s', async (_, name, content, reason) => {
    put(name, content);
    await expect(whole()).rejects.toThrow(UnreadableFileError);
    await expect(whole()).rejects.toThrow(reason);
  });

  it.each([
    ['one line of a million letters', 'a.txt', '会议指出要'.repeat(200_000)],
    ['nothing but brackets', 'a.txt', '（'.repeat(300_000)],
    ['nothing but bylines', 'a.txt', '记者 张三\n'.repeat(20_000)],
    ['nothing but headlines', 'a.txt', '某市召开大会\n\n'.repeat(20_000)],
    ['open tags', 'a.html', '<'.repeat(200_000)],
    ['spaces', 'a.html', `<p>字${' '.repeat(300_000)}字</p>`],
  ])('reads %s without fuss', { timeout: 60_000 }, async (_, name, content) => {
    put(name, content);
    expect((await whole()).source).toBe(name);
  });
});

describe('readFile, JSONL', () => {
  const line = (id: number, more: object = {}) =>
    JSON.stringify({
      _id: `r${id}`,
      title: `第${id}篇`,
      text: `新华社北京8月1日电（记者李丹）第${id}件事办成了。（完）`,
      ...more,
    });

  it('reads an article a line with its record, byline and stated facts', async () => {
    put('云溪晚报/corpus.jsonl', `${line(1, { date: '2023-08-01', paper: '云溪日报', page: 3 })}\n`);
    const { article } = (await whole()).articles[0]!;
    expect([article.record, article.title, article.titleDerived, article.n]).toEqual(['r1', '第1篇', false, 1]);
    expect(article.text.slice(article.body.start, article.body.end)).toBe('第1件事办成了。（完）');
    expect(article.byline.reporters).toEqual(['李丹']);
    expect([article.paper?.value, article.issueDate?.value, article.page?.value]).toEqual([
      '云溪日报',
      '2023-08-01',
      '3',
    ]);
    expect(article.issueDate?.origin.kind).toBe('record');
    const source = `第1篇\n新华社北京8月1日电（记者李丹）第1件事办成了。（完）`;
    for (const run of article.runs) {
      expect(article.text.slice(run.start, run.start + run.length)).toBe(
        source.slice(run.source, run.source + run.length),
      );
    }
  });

  it('names what is wrong with a line and reads the rest', async () => {
    put('a.jsonl', [line(1), 'not json', '[]', '{"_id":"x"}', '{"_id":"y","text":5}', '', line(2)].join('\n'));
    const { articles, doubts } = await whole();
    expect(articles.map(({ article }) => [article.record, article.n])).toEqual([
      ['r1', 1],
      ['r2', 2],
    ]);
    expect(doubts.map(({ text }) => text.slice(0, 3))).toEqual(['第2行', '第3行', '第4行', '第5行']);
  });

  it('yields batches while it reads', async () => {
    put('a.jsonl.gz', gzipSync(Array.from({ length: 250 }, (_, i) => line(i)).join('\n')));
    const sizes: number[] = [];
    for await (const part of readFile(await only())) sizes.push(part.articles.length);
    expect(sizes).toEqual([100, 100, 50]);
  });

  it('finds a headline that runs into the dateline', async () => {
    put('a.jsonl', line(1, { title: '', text: '原标题：望江大桥通车 新华社望川8月1日电（记者李丹）大桥昨日通车。' }));
    const { article } = (await whole()).articles[0]!;
    expect([article.title, article.titleDerived, article.byline.reporters]).toEqual(['望江大桥通车', true, ['李丹']]);
    expect(article.text.slice(article.body.start, article.body.end)).toBe('大桥昨日通车。');
    expect(article.text).toContain('原标题：望江大桥通车');
  });

  it('derives a title where the record has none, and keeps a record without a text', async () => {
    put('a.jsonl', `${line(1, { title: '' })}\n${line(2, { text: '' })}`);
    const [derived, bare] = (await whole()).articles;
    expect([derived?.article.titleDerived, derived?.article.title]).toEqual([true, '第1件事办成了']);
    expect(bare?.passages.map(({ text }) => text)).toEqual(['第2篇']);
  });

  it.each([
    ['an empty file', ''],
    ['no record at all', 'nonsense\nmore nonsense'],
    ['a record without anything', Buffer.from('\uFEFF{}', 'utf16le')],
  ])('throws UnreadableFileError for %s', async (_, content) => {
    put('a.jsonl', content);
    await expect(whole()).rejects.toThrow(UnreadableFileError);
  });

  it('stops when it is told to', async () => {
    put('a.jsonl', Array.from({ length: 300 }, (_, i) => line(i)).join('\n'));
    const stop = new AbortController();
    const parts: FileReading[] = [];
    const reading = async () => {
      for await (const part of readFile(await only(), { signal: stop.signal })) {
        parts.push(part);
        stop.abort();
      }
    };
    await expect(reading()).rejects.toThrow();
    expect(parts).toHaveLength(1);
  });
});
