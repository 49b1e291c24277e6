import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../errors.ts';
import { closedAmong, closedFolder } from './closed-folder.ts';
import { archiveState, listArchive } from './list-archive.ts';

let root: string;
const put = (name: string, content: string | Buffer = 'x') => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), content);
};
const sources = async () => (await listArchive(root)).map(({ source, format }) => `${source} ${format}`);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wenbao-list-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('listArchive', () => {
  it('lists documents of all folders, sorted, with what cannot be read, without what is none', async () => {
    for (const name of ['b.txt', 'a/2.HTML', 'a/1.md.gz', 'c.pdf', 'd.doc', 'scan.JPG', 'x.jsonl']) put(name);
    for (const name of [
      'README.md',
      'a/readme.txt',
      'issue.yaml',
      'b.txt.yaml',
      '.hidden.txt',
      '.git/x.txt',
      'notes',
      'code.py',
    ])
      put(name);
    expect(await sources()).toEqual([
      'a/1.md.gz text',
      'a/2.HTML html',
      'b.txt text',
      'c.pdf pdf',
      'd.doc unsupported',
      'scan.JPG unsupported',
      'x.jsonl jsonl',
    ]);
  });

  it('reads only the corpus of a retrieval set', async () => {
    for (const name of ['set/corpus.jsonl.gz', 'set/queries.jsonl.gz', 'set/qrels.tsv', 'page.txt']) put(name);
    expect(await sources()).toEqual(['page.txt text', 'set/corpus.jsonl.gz jsonl']);
  });

  it('follows a link to a file inside the archive, and none that leads out or to a folder', async () => {
    put('a/page.txt');
    symlinkSync(join(root, 'a/page.txt'), join(root, 'inside.txt'));
    symlinkSync('/etc/hostname', join(root, 'outside.txt'));
    symlinkSync(join(root, 'nowhere.txt'), join(root, 'broken.txt'));
    symlinkSync(root, join(root, 'a/loop'));
    expect(await sources()).toEqual(['a/page.txt text', 'inside.txt text']);
  });

  it('takes one file for an archive of one, whatever its name', async () => {
    put('页.txt');
    put('notes');
    expect((await listArchive(join(root, '页.txt'))).map(({ source }) => source)).toEqual(['页.txt']);
    expect((await listArchive(join(root, 'notes'))).map(({ format }) => format)).toEqual(['unsupported']);
  });

  it('says what is wrong when there is no such place', async () => {
    await expect(listArchive(join(root, 'none'))).rejects.toThrow(UsageError);
  });
});

describe('fingerprint', () => {
  it('changes with the file and with its sidecars, not with its place', async () => {
    put('a/1.txt', '甲');
    put('b/1.txt', '甲');
    const [a, b] = await listArchive(root);
    const first = await a!.fingerprint();
    expect(await b!.fingerprint()).toBe(first);
    put('a/issue.yaml', 'paper: 云溪晚报');
    const withSidecar = await a!.fingerprint();
    expect(withSidecar).not.toBe(first);
    put('a/1.txt', '乙');
    expect(await a!.fingerprint()).not.toBe(withSidecar);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a folder that cannot be opened', () => {
  it('keeps its place in the list, says why, and covers what was read in it', async () => {
    const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
    const folder = closedFolder('某报/2022/', denied);
    await expect(folder.fingerprint()).rejects.toBe(denied);
    const closed = closedAmong([folder]);
    expect(['某报/2022/1.txt', '某报/2022年.txt', '某报/1.txt'].map(closed)).toEqual([true, false, false]);
  });

  it.skipIf(process.getuid?.() === 0)('is listed as closed, and the others are read', async () => {
    put('a/1.txt');
    put('b/1.txt');
    chmodSync(join(root, 'b'), 0o000);
    try {
      expect(await sources()).toEqual(['a/1.txt text', 'b/ unsupported']);
    } finally {
      chmodSync(join(root, 'b'), 0o755);
    }
  });
});

describe('sidecars', () => {
  it('are those of the file, of its folder and of all folders above up to the root', async () => {
    put('某报/2022/A01.txt.gz');
    put('某报/2022/A01.txt.gz.yaml', 'page: 1');
    put('某报/2022/A01.yaml', 'page: 2');
    put('某报/2022/issue.yaml', 'date: 2022-09-06');
    put('某报/issue.yaml', Buffer.from('7061706572a3ba20c4b3b1a8', 'hex'));
    put('issue.yaml', 'paper: 总报');
    put('corrections.yaml', '更正: []');
    const [file] = await listArchive(root);
    const found = await Promise.all((await file!.sidecars()).map(async ({ name, text }) => `${name} ${await text()}`));
    expect(found).toEqual([
      'A01.txt.gz.yaml page: 1',
      'A01.yaml page: 2',
      'issue.yaml date: 2022-09-06',
      'issue.yaml paper： 某报',
      'issue.yaml paper: 总报',
    ]);
    expect(await file!.corrections()).toBe('更正: []');
  });

  it('are looked for no higher than the archive itself', async () => {
    put('a/1.txt');
    put('issue.yaml');
    put('corrections.yaml');
    const [inside] = await listArchive(join(root, 'a'));
    const [single] = await listArchive(join(root, 'a/1.txt'));
    for (const file of [inside!, single!]) {
      expect(await file.sidecars()).toEqual([]);
      expect(await file.corrections()).toBeNull();
    }
  });

  it('refuse to be read when they are too large', async () => {
    put('1.txt');
    put('issue.yaml', ' '.repeat(65 * 1024));
    put('corrections.yaml', ' '.repeat(1025 * 1024));
    const [file] = await listArchive(root);
    await expect((await file!.sidecars())[0]!.text()).rejects.toThrow('过大');
    await expect(file!.corrections()).rejects.toThrow('过大');
  });
});

describe('archiveState', () => {
  it('changes with documents, sidecars and corrections, and with nothing else', async () => {
    put('a/1.txt', '甲');
    const states = [await archiveState(root)];
    for (const name of ['a/issue.yaml', 'corrections.yaml', 'b.zip', 'a/2.txt']) {
      put(name);
      states.push(await archiveState(root));
    }
    put('notes');
    expect(new Set(states).size).toBe(5);
    expect(await archiveState(root)).toBe(states[4]);
  });
});
