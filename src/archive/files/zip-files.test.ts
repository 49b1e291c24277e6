import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docx } from '../__fixtures__/docx.ts';
import { type ZipPart, zip, zipOf } from '../__fixtures__/zip.ts';
import { listArchive, readFile, readWholeFile, UnreadableFileError } from '../read-archive.ts';

let root: string;
const put = (name: string, content: string | Buffer) => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), content);
};
const listed = async () => (await listArchive(root)).map(({ source, fault }) => [source, fault]);
const part = (name: string | Buffer, more: Partial<ZipPart> = {}): ZipPart => ({
  name,
  data: Buffer.from(PAGE),
  ...more,
});

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wenbao-zip-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const PAGE = '望江大桥开工\n\n本报讯（记者 李丹）9月5日上午，望江大桥开工仪式举行。县长张明远出席。\n';
/** 「云溪晚报/2022-09-06_A01.txt」 in GB18030. */
const GB_NAME = Buffer.concat([Buffer.from('d4c6cfaacdedb1a8', 'hex'), Buffer.from('/2022-09-06_A01.txt')]);

describe('a ZIP file of a folder', () => {
  it('is read as the files that it holds, in every format', async () => {
    put(
      '2022.zip',
      zip({
        'a.txt': Buffer.from(PAGE),
        'b/c.txt.gz': gzipSync(PAGE),
        'd.docx': docx(PAGE.trim().split('\n\n')),
        'e.html': Buffer.from('<h1>望江大桥开工</h1><p>9月5日上午，望江大桥开工仪式举行。</p>'),
        'f.jsonl': Buffer.from(JSON.stringify({ _id: 'r1', title: '望江大桥开工', text: '大桥开工。' })),
        'b/': Buffer.alloc(0),
        '.hidden.txt': Buffer.from(PAGE),
        '__MACOSX/a.txt': Buffer.from(PAGE),
        'README.md': Buffer.from(PAGE),
        'code.py': Buffer.from(PAGE),
      }),
    );
    const files = await listArchive(root);
    const titles: string[][] = [];
    for (const file of files) {
      const { articles } = await readWholeFile(file);
      titles.push([file.source, ...articles.map(({ article }) => article.title)]);
    }
    expect(titles).toEqual([
      ['2022.zip/a.txt', '望江大桥开工'],
      ['2022.zip/b/c.txt.gz', '望江大桥开工'],
      ['2022.zip/d.docx', '望江大桥开工'],
      ['2022.zip/e.html', '望江大桥开工'],
      ['2022.zip/f.jsonl', '望江大桥开工'],
    ]);
  });

  it('gives its articles the ids that they have outside, and its files the same fingerprints', async () => {
    put('a.txt', PAGE);
    put('z.zip', zip({ 'a.txt': Buffer.from(PAGE) }));
    const [plain, packed] = await listArchive(root);
    expect(await packed!.fingerprint()).toBe(await plain!.fingerprint());
    const id = async (file: typeof plain) => (await readWholeFile(file!)).articles[0]!.article.id;
    expect(await id(packed)).toBe(await id(plain));
  });

  it('takes sidecars from inside first, then from beside it and above', async () => {
    put('issue.yaml', 'paper: 总报\npage: 9');
    put('某报/issue.yaml', 'paper: 云溪日报');
    put(
      '某报/2022.zip',
      zip({
        'a/1.txt': Buffer.from(PAGE),
        'a/1.yaml': Buffer.from('page: 3'),
        'a/issue.yaml': Buffer.from('date: 2022-09-06'),
        'issue.yaml': Buffer.from('date: 2022-09-07'),
      }),
    );
    put('corrections.yaml', 'x: 1');
    const [file] = await listArchive(root);
    expect((await file!.sidecars()).map(({ name }) => name)).toEqual(['1.yaml', ...Array(4).fill('issue.yaml')]);
    const { paper, issueDate, page } = (await readWholeFile(file!)).articles[0]!.article;
    expect([paper?.value, issueDate?.value, page?.value]).toEqual(['云溪日报', '2022-09-06', '3']);
    expect(await file!.corrections()).toBe('x: 1');
  });

  it('may be the whole archive', async () => {
    put('云溪晚报/2022-09.zip', zip({ 'A01.txt': Buffer.from(PAGE) }));
    const [file] = await listArchive(join(root, '云溪晚报/2022-09.zip'));
    expect([file?.source, file?.place]).toEqual(['2022-09.zip/A01.txt', '云溪晚报/2022-09.zip/A01.txt']);
    expect((await readWholeFile(file!)).articles).toHaveLength(1);
  });

  it('gives the records of a JSONL file in batches', async () => {
    const line = (_: unknown, i: number) => JSON.stringify({ _id: i, title: '一', text: '会议指出要加强防汛工作。' });
    put('z.zip', zip({ 'a.jsonl': Buffer.from(Array.from({ length: 250 }, line).join('\n')) }));
    const [file] = await listArchive(root);
    const sizes: number[] = [];
    for await (const { articles } of readFile(file!)) sizes.push(articles.length);
    expect(sizes).toEqual([100, 100, 50]);
  });
});

describe('names in a ZIP file', () => {
  it.each([
    ['GB18030 without a word about it', [part(GB_NAME)], '云溪晚报/2022-09-06_A01.txt'],
    ['UTF-8 with its flag', [part('云溪晚报/1.txt', { flags: 0x800 })], '云溪晚报/1.txt'],
    ['UTF-8 without its flag', [part('云溪晚报/1.txt')], '云溪晚报/1.txt'],
    ['backslashes of Windows', [part('a\\b\\1.txt')], 'a/b/1.txt'],
  ])('are read from %s', async (_, parts, name) => {
    put('z.zip', zipOf(parts));
    expect(await listed()).toEqual([[`z.zip/${name}`, null]]);
  });

  it.each([
    ['../a.txt', 'z.zip/__/a.txt'],
    ['/etc/a.txt', 'z.zip/etc/a.txt'],
    ['C:/a.txt', 'z.zip/C:/a.txt'],
    ['a\u0000b.txt', 'z.zip/a?b.txt'],
    ['a//b.txt', 'z.zip/a//b.txt'],
  ])('that lead elsewhere are refused: %s', async (name, shown) => {
    put('z.zip', zipOf([part(name)]));
    const [[source, fault] = []] = await listed();
    expect(source).toBe(shown);
    expect(fault).toContain('不安全');
  });
});

describe('what cannot be read of a ZIP file', () => {
  it.each([
    ['an encrypted entry', part('a.txt', { flags: 1 }), '密码'],
    ['a link', part('a.txt', { mode: 0o120777 }), '链接'],
    ['a method nobody reads', part('a.txt', { method: 14 }), '压缩方法'],
    ['a ZIP file inside', part('b.zip', { data: zip({ 'a.txt': Buffer.from(PAGE) }) }), '解开'],
    ['a document of no known format', part('a.wps'), '不支持'],
    ['a bomb', part('a.txt', { data: Buffer.alloc(70 * 1024 * 1024) }), '炸弹'],
  ])('%s is reported, and the rest is read', async (_, bad, reason) => {
    put('z.zip', zipOf([part('good.txt'), part('noise.txt', { data: Buffer.alloc(600_000, 1), method: 0 }), bad]));
    const faults = new Map((await listArchive(root)).map((file) => [file.source, file]));
    const file = faults.get(`z.zip/${String(bad.name)}`)!;
    expect(file.fault).toContain(reason);
    await expect(readWholeFile(file)).rejects.toThrow(UnreadableFileError);
    expect((await readWholeFile(faults.get('z.zip/good.txt')!)).articles).toHaveLength(1);
  });

  it.each([
    ['no ZIP file at all', Buffer.from('hello'), '损坏'],
    ['a cut one', zip({ 'a.txt': Buffer.from(PAGE) }).subarray(0, 150), '损坏'],
    [
      'a bomb as a whole',
      zipOf(Array.from({ length: 3 }, (_, i) => part(`${i}.txt`, { data: Buffer.alloc(30 * 1024 * 1024) }))),
      '炸弹',
    ],
  ])('%s is one file with a reason', async (_, bytes, reason) => {
    put('z.zip', bytes);
    put('ok.txt', PAGE);
    const [, broken, ...more] = await listArchive(root);
    expect([broken?.source, more.length]).toEqual(['z.zip', 0]);
    expect(broken?.fault).toContain(reason);
    expect(await broken!.fingerprint()).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['more bytes than the directory says', { size: 10 }],
    ['fewer bytes than the directory says', { size: 100_000 }],
  ])('%s ends in a reason', async (_, more) => {
    put('z.zip', zipOf([part('a.txt', more)]));
    const [file] = await listArchive(root);
    await expect(readWholeFile(file!)).rejects.toThrow('损坏');
    expect(await file!.fingerprint()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('damaged data is told from its check sum', async () => {
    const bytes = zipOf([part('a.txt', { method: 0 })]);
    bytes.write('X', bytes.indexOf(PAGE) + 3);
    put('z.zip', bytes);
    const [file] = await listArchive(root);
    await expect(readWholeFile(file!)).rejects.toThrow('校验');
  });

  it('a file that was replaced after it was listed is not mixed up', async () => {
    put('z.zip', zipOf([part('a.txt')]));
    const [file] = await listArchive(root);
    put('z.zip', zipOf([part('other.txt'), part('a.txt')]));
    await expect(readWholeFile(file!)).rejects.toThrow('改动');
  });
});
