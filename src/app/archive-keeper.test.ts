import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docx } from '../archive/__fixtures__/docx.ts';
import { type ZipPart, zip, zipOf } from '../archive/__fixtures__/zip.ts';
import { configFrom } from '../config.ts';
import { archiveKeeper } from './archive-keeper.ts';

const PAGE = (title: string) =>
  `${title}\n\n本报讯（记者 周砚）5月8日上午，${title}仪式在河畔广场举行。副市长陆知远出席并讲话。活动由镇长宋明主持。\n`;
const bytes = (text: string) => Buffer.from(text);

let folder: string;
let archive: string;
const own = new AbortController().signal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-keeper-'));
  archive = join(folder, 'archive');
  mkdirSync(archive);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function keeper() {
  const environment = { WENBAO_ARCHIVE: archive, WENBAO_DB: join(folder, 'db'), EMBEDDING_MODEL: 'off' };
  return archiveKeeper(configFrom(environment, folder, {}), { note: () => undefined });
}

/** A file as it lies waiting: under a name that says nothing. */
function waiting(content: Buffer | string): string {
  const path = join(folder, 'waiting');
  writeFileSync(path, content);
  return path;
}

/** Everything in the archive, dotfiles too, by path. */
const tree = () =>
  readdirSync(archive, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(archive.length + 1))
    .sort();
const accept = (content: Buffer | string, name: string) => keeper().accept(waiting(content), name, own);
const read = (content: Buffer | string, name: string) => keeper().read(waiting(content), name, own);

describe('a file that was sent in', () => {
  it('is read as it would be in the archive, which is not touched', async () => {
    writeFileSync(join(archive, 'issue.yaml'), 'paper: 河畔周报\n');
    writeFileSync(join(archive, 'corrections.yaml'), '- replace: { from: 陆知元, to: 陆知远 }\n');
    const [reading] = await read(PAGE('陆知元桥开工'), '2031-05-09_A02.txt');
    expect(reading).toMatchObject({
      file: '2031-05-09_A02.txt',
      skipped: null,
      paper: '河畔周报',
      issueDate: '2031-05-09',
      page: 'A02',
      titles: ['陆知远桥开工'],
    });
    expect(tree()).toEqual(['corrections.yaml', 'issue.yaml']);
  });

  it.each([
    ['a.md', bytes(`# 春耕开始\n\n${PAGE('春耕开始')}`)],
    ['a.html', bytes('<h1>春耕开始</h1><p>5月8日上午，春耕开始仪式在河畔广场举行，副市长陆知远出席。</p>')],
    ['a.docx', docx(PAGE('春耕开始').trim().split('\n\n'))],
    ['a.txt.gz', gzipSync(PAGE('春耕开始'))],
    ['a.jsonl', bytes(JSON.stringify({ _id: '1', title: '春耕开始', text: '春耕开始仪式举行。' }))],
  ])('is read in any format: %s', async (name, content) => {
    expect((await read(content, name)).map(({ titles }) => titles)).toEqual([['春耕开始']]);
  });

  it('that cannot be read is told with the reason', async () => {
    expect(await read('这不是 PDF', 'a.pdf')).toMatchObject([
      { file: 'a.pdf', skipped: expect.any(String), titles: [] },
    ]);
  });

  it.each(['a.exe', 'a', 'corrections.yaml', 'README.md', 'a.zip.gz', 'a.rar'])(
    '%s is no file to be read',
    async (name) => {
      await expect(read('x', name)).rejects.toMatchObject({
        name: 'WenbaoError',
        hint: expect.stringContaining('.docx'),
      });
      await expect(accept('x', name)).rejects.toMatchObject({ name: 'WenbaoError' });
      expect(tree()).toEqual([]);
    },
  );

  it('is put into the archive whole, under its safe name, and leaves nothing else behind', async () => {
    expect(await accept(PAGE('桥'), '../../2031-05-09_A02.txt')).toEqual({
      added: ['2031-05-09_A02.txt'],
      held: [],
      left: [],
    });
    expect(tree()).toEqual(['2031-05-09_A02.txt']);
    expect(readFileSync(join(archive, '2031-05-09_A02.txt'), 'utf8')).toBe(PAGE('桥'));
    expect(readdirSync(folder).sort()).toEqual(['archive', 'waiting']);
  });

  it('never takes the place of another: the same bytes are there already, other bytes get a number', async () => {
    await accept(PAGE('一'), 'A.txt');
    expect(await accept(PAGE('一'), 'A.txt')).toMatchObject({ added: [], held: ['A.txt'] });
    expect(await accept(PAGE('二'), 'A.txt')).toMatchObject({ added: ['A (2).txt'] });
    expect(await accept(PAGE('二'), 'A.txt')).toMatchObject({ added: [], held: ['A (2).txt'] });
    expect(readFileSync(join(archive, 'A.txt'), 'utf8')).toBe(PAGE('一'));
  });

  it('of one name sent by two admins at once lands twice', async () => {
    const both = keeper();
    const [one, two] = [join(folder, '1'), join(folder, '2')];
    writeFileSync(one, PAGE('一'));
    writeFileSync(two, PAGE('二'));
    await Promise.all([both.accept(one, 'A.txt', own), both.accept(two, 'A.txt', own)]);
    expect(tree()).toEqual(['A (2).txt', 'A.txt']);
  });

  it('cannot be put into an archive that is one file', async () => {
    rmSync(archive, { recursive: true });
    writeFileSync(archive, PAGE('桥'));
    await expect(read(PAGE('桥'), 'a.txt')).rejects.toThrow('不是文件夹');
    await expect(accept(PAGE('桥'), 'a.txt')).rejects.toThrow('不是文件夹');
  });

  it('does not go into an archive that is gone', async () => {
    rmSync(archive, { recursive: true });
    await expect(accept(PAGE('桥'), 'a.txt')).rejects.toMatchObject({ name: 'WenbaoError' });
  });

  it('is not put there when the bot stops', async () => {
    const path = waiting(PAGE('桥'));
    await expect(keeper().accept(path, 'a.txt', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(tree()).toEqual([]);
  });
});

describe('a text that would keep the bot busy for long', () => {
  const long = PAGE('一').repeat(20_000);

  it.each([
    ['a.txt', bytes(long)],
    ['a.html', bytes(`<p>${long}</p>`)],
    ['a.md.gz', gzipSync(long)],
  ])('is refused: %s', async (name, content) => {
    await expect(read(content, name)).rejects.toThrow('按版或按期');
    await expect(accept(content, name)).rejects.toThrow('按版或按期');
    expect(tree()).toEqual([]);
  });

  it('is left out of a ZIP, where it is shown', async () => {
    const content = zip({ 'long.txt': bytes(long), 'a.txt': bytes(PAGE('一')) });
    expect((await read(content, 'z.zip')).map(({ file, skipped }) => [file, skipped])).toEqual([
      ['z/a.txt', null],
      ['z/long.txt', expect.stringContaining('按版或按期')],
    ]);
    expect(await accept(content, 'z.zip')).toMatchObject({ added: ['z/a.txt'], left: [{ file: 'long.txt' }] });
  });

  it('may be long where it is read in parts', async () => {
    const line = JSON.stringify({ _id: '1', title: '春耕开始', text: '春耕开始仪式举行。' });
    const [reading] = await read(`${line}\n${' '.repeat(3_000_000)}`, 'a.jsonl');
    expect(reading?.titles).toEqual(['春耕开始']);
  });
});

describe('a ZIP file that was sent in', () => {
  const ISSUE = {
    'A01.txt': bytes(PAGE('一版')),
    'sub/A02.txt': bytes(PAGE('二版')),
    'issue.yaml': bytes('paper: 河畔周报\ndate: 2031-05-09\n'),
  };

  it('is read file by file', async () => {
    const readings = await read(zip({ ...ISSUE, 'b.pdf': bytes('kaputt') }), '河畔.zip');
    expect(readings.map(({ file, paper, issueDate, skipped }) => [file, paper, issueDate, skipped === null])).toEqual([
      ['河畔/A01.txt', '河畔周报', '2031-05-09', true],
      ['河畔/b.pdf', null, null, false],
      ['河畔/sub/A02.txt', '河畔周报', '2031-05-09', true],
    ]);
  });

  it('shows whatever would stay out, of a kind that is not known too', async () => {
    const parts = { 'a.exe': bytes('MZ'), 'b.jpg': bytes('x'), 'corrections.yaml': bytes('[]') };
    const readings = await read(zip({ ...ISSUE, ...parts }), '河畔.zip');
    expect(readings.flatMap(({ file, skipped }) => (skipped === null ? [] : [[file, skipped]]))).toEqual([
      ['河畔/a.exe', '不是能读的格式'],
      ['河畔/b.jpg', '不是能读的格式'],
      ['河畔/corrections.yaml', expect.stringContaining('更正表')],
    ]);
  });

  it.each<[string, () => Buffer]>([
    ['broken', () => Buffer.from('PK\u0003\u0004')],
    ['a bomb', () => zipOf([{ name: 'a.txt', data: Buffer.alloc(80_000_000) }])],
  ])('that is %s is told with what to do, not with what becomes of other files', async (_, make) => {
    const told = { name: 'WenbaoError', hint: '请检查压缩包，重新打包后再发' };
    const content = make();
    await expect(read(content, 'z.zip')).rejects.toMatchObject(told);
    await expect(accept(content, 'z.zip')).rejects.toMatchObject(told);
  });

  it('is put into a folder of its name, with the sidecars', async () => {
    const put = await accept(zip(ISSUE), '河畔.zip');
    expect(put).toEqual({ added: ['河畔/A01.txt', '河畔/sub/A02.txt', '河畔/issue.yaml'], held: [], left: [] });
    expect(tree()).toEqual(['河畔/A01.txt', '河畔/issue.yaml', '河畔/sub/A02.txt']);
  });

  it('reads in the archive as it was shown before', async () => {
    const content = zip(ISSUE);
    const shown = await read(content, '河畔.zip');
    await accept(content, '河畔.zip');
    const file = readFileSync(join(archive, '河畔', 'A01.txt'));
    expect(shown[0]?.titles).toEqual(['一版']);
    expect(file).toEqual(ISSUE['A01.txt']);
    expect(await keeper().reindex(own)).toMatchObject({ articles: 2, added: 2 });
  });

  it('of one folder of its own name is not put two folders deep', async () => {
    expect((await accept(zip({ '河畔/A01.txt': bytes(PAGE('一')) }), '河畔.zip')).added).toEqual(['河畔/A01.txt']);
  });

  it('sent again is held already; a changed sidecar of the archive stays as it is', async () => {
    await accept(zip(ISSUE), '河畔.zip');
    expect(await accept(zip(ISSUE), '河畔.zip')).toMatchObject({
      added: [],
      left: [],
      held: expect.arrayContaining(['河畔/issue.yaml']),
    });
    const changed = await accept(zip({ ...ISSUE, 'issue.yaml': bytes('paper: 别的\n') }), '河畔.zip');
    expect(changed.left).toEqual([{ file: '河畔/issue.yaml', reason: expect.stringContaining('同名的说明文件') }]);
    expect(readFileSync(join(archive, '河畔/issue.yaml'), 'utf8')).toContain('河畔周报');
  });

  const part = (name: string, more: Partial<ZipPart> = {}): ZipPart => ({ name, data: bytes(PAGE(name)), ...more });

  it.each<[string, ZipPart]>([
    ['goes up', part('../evil.txt')],
    ['goes up from within', part('a/../../evil.txt')],
    ['is absolute', part('/tmp/evil.txt')],
    ['has a drive letter', part('C:\\evil.txt')],
    ['goes up the Windows way', part('..\\..\\evil.txt')],
    ['has a control character', part('a\u0000evil.txt')],
    ['is a link', part('evil.txt', { mode: 0o120777, data: bytes('/etc/passwd') })],
    ['is encrypted', part('evil.txt', { flags: 1 })],
    ['is packed in a way that is not known', part('evil.txt', { method: 99 })],
    ['is a ZIP itself', part('evil.zip', { data: zip({ 'evil.txt': bytes(PAGE('x')) }) })],
    ['is a picture', part('evil.jpg')],
    ['is a list of corrections', part('corrections.yaml')],
    ['gives more than it says', part('evil.txt', { size: 3 })],
    ['lies too deep', part(`${'d/'.repeat(20)}evil.txt`)],
  ])('leaves out an entry that %s, with a reason, and takes the others', async (_, evil) => {
    const put = await accept(zipOf([part('good.txt'), evil]), 'z.zip');
    expect(put.added).toEqual(['z/good.txt']);
    expect(put.left).toEqual([{ file: expect.any(String), reason: expect.stringMatching(/\p{Script=Han}/u) }]);
    expect(tree()).toEqual(['z/good.txt']);
    expect(existsSync(join(folder, 'evil.txt'))).toBe(false);
  });

  it('gives device names of Windows another name', async () => {
    expect((await accept(zipOf([part('con/aux.txt')]), 'nul.zip')).added).toEqual(['_nul/_con/_aux.txt']);
  });

  it('with one name twice puts the last there', async () => {
    const twice = zipOf([part('a.txt', { data: bytes(PAGE('旧')) }), part('a.txt', { data: bytes(PAGE('新')) })]);
    expect((await accept(twice, 'z.zip')).added).toEqual(['z/a.txt']);
    expect(readFileSync(join(archive, 'z/a.txt'), 'utf8')).toBe(PAGE('新'));
  });

  it('does not follow a link of the archive to the outside', async () => {
    const outside = join(folder, 'outside');
    mkdirSync(outside);
    symlinkSync(outside, join(archive, 'z'));
    expect((await accept(zipOf([part('a.txt')]), 'z.zip')).added).toEqual([]);
    expect(readdirSync(outside)).toEqual([]);
  });

  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => part(`${n}.txt`, { data: bytes('x'), method: 0 }));

  it.each<[string, () => Buffer]>([
    [
      'a hundred thousand entries in its end alone',
      () => {
        const small = zipOf(many(10));
        small.writeUInt16LE(0xfffe, small.length - 12);
        small.writeUInt16LE(0xfffe, small.length - 14);
        return small;
      },
    ],
    ['too many entries', () => zipOf(many(5_001))],
    ['a bomb', () => zipOf(Array.from({ length: 4 }, (_, n) => part(`${n}.txt`, { data: Buffer.alloc(20_000_000) })))],
    ['more bytes than it has by its directory', () => zipOf([part('a.txt', { size: 2 ** 31 })])],
    ['nothing', () => zipOf([])],
    ['nothing to be read', () => zipOf([part('a.exe'), part('issue.yaml')])],
    ['noise', () => Buffer.from('PK\u0003\u0004 and then nothing')],
  ])('is refused whole when it holds %s', async (_, make) => {
    await expect(accept(make(), 'z.zip')).rejects.toMatchObject({ hint: expect.any(String) });
    expect(tree()).toEqual([]);
  });

  it('clears away what a killed run left, but not what is fresh', async () => {
    const { utimesSync } = await import('node:fs');
    for (const name of ['.wenbao-incoming-old', '.wenbao-incoming-new']) mkdirSync(join(archive, name));
    utimesSync(join(archive, '.wenbao-incoming-old'), 1, 1);
    await accept(PAGE('一'), 'A.txt');
    expect(readdirSync(archive).sort()).toEqual(['.wenbao-incoming-new', 'A.txt']);
  });
});

describe('a page that is held already', () => {
  const ISSUE = 'paper: 河畔周报\n';
  const doubtsOf = async (content: Buffer | string, name: string) =>
    (await read(content, name)).flatMap(({ doubts }) => doubts).filter((doubt) => doubt.startsWith('档案里已有'));

  it.each<[string, string, string, readonly string[]]>([
    [
      'the same page under another name',
      '春耕开始',
      're_2031-05-09_A02.txt',
      ['档案里已有《河畔周报》2031年5月9日A02版（1篇同题），请核对是否重复'],
    ],
    [
      'its page printed another way',
      '春耕开始',
      '2031-05-09_A2.txt',
      ['档案里已有《河畔周报》2031年5月9日A2版（1篇同题），请核对是否重复'],
    ],
    [
      'other articles of that page',
      '夏收开始',
      're_2031-05-09_A02.txt',
      ['档案里已有《河畔周报》2031年5月9日A02版（没有同题的），请核对是否重复'],
    ],
    [
      'the same headline without a page',
      '春耕开始',
      '2031-05-09.txt',
      ['档案里已有《河畔周报》2031年5月9日的稿件（1篇同题），请核对是否重复'],
    ],
    ['another page of the issue', '春耕开始', '2031-05-09_A03.txt', []],
    ['the page of another day', '春耕开始', '2031-05-16_A02.txt', []],
  ])('is told before it is put there: %s', async (_, title, name, told) => {
    writeFileSync(join(archive, 'issue.yaml'), ISSUE);
    writeFileSync(join(archive, '2031-05-09_A02.txt'), PAGE('春耕开始'));
    await keeper().reindex(own);
    expect(await doubtsOf(PAGE(title), name)).toEqual(told);
  });

  it('is told once for an issue, before all other doubts', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [`A${String(n + 1).padStart(2, '0')}.txt`, bytes(PAGE(`春耕之${n}`))]),
    );
    const issue = zip({ ...pages, 'issue.yaml': bytes('paper: 河畔周报\ndate: 2031-05-09\n') });
    await accept(issue, '一.zip');
    await keeper().reindex(own);
    const [first] = await read(issue, '二.zip');
    expect(first?.doubts[0]).toMatch(/^档案里已有《河畔周报》2031年5月9日A01版、A02版、.+、A08版等10个版（10篇同题）/);
    expect(await doubtsOf(issue, '二.zip')).toHaveLength(1);
  });

  it('is a paper of its own: another one of that day is not meant', async () => {
    writeFileSync(join(archive, '2031-05-09_A02.txt'), `---\npaper: 青塘日报\n---\n${PAGE('春耕开始')}`);
    await keeper().reindex(own);
    expect(await doubtsOf(`---\npaper: 河畔周报\n---\n${PAGE('春耕开始')}`, 're_2031-05-09_A02.txt')).toEqual([]);
  });

  it('cannot be told while the index cannot be read, which is told', async () => {
    mkdirSync(join(folder, 'db'));
    writeFileSync(join(folder, 'db', 'manifest.json'), '{');
    const [reading] = await read(PAGE('春耕开始'), '2031-05-09_A02.txt');
    expect(reading?.doubts[0]).toContain('没有查对');
    expect(reading?.titles).toEqual(['春耕开始']);
  });
});

describe('re-indexing', () => {
  it('takes in what is new, and tells how far it is', async () => {
    writeFileSync(join(archive, '2031-05-09_A01.txt'), PAGE('一'));
    const steps: string[] = [];
    const report = await keeper().reindex(own, ({ done, total }) => steps.push(`${done}/${total}`));
    expect(report).toMatchObject({ added: 1, articles: 1 });
    expect(steps[0]).toBe('0/1');
  });

  it('takes in what came during a run in the run after it, shared by all who asked', async () => {
    writeFileSync(join(archive, '2031-05-09_A01.txt'), PAGE('一'));
    const one = keeper();
    const first = one.reindex(own);
    await Promise.resolve();
    writeFileSync(join(archive, '2031-05-09_A02.txt'), PAGE('二'));
    const [second, third] = [one.reindex(own), one.reindex(own)];
    await first;
    expect(await second).toMatchObject({ articles: 2 });
    expect(await third).toBe(await second);
  });

  it('tells in a sentence why it cannot be, and can be tried again', async () => {
    const one = keeper();
    await expect(one.reindex(own)).rejects.toMatchObject({ hint: expect.any(String) });
    writeFileSync(join(archive, '2031-05-09_A01.txt'), PAGE('一'));
    expect(await one.reindex(own)).toMatchObject({ articles: 1 });
  });
});
