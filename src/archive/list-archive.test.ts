import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { listArchive } from './list-archive.ts';

let root: string;
const put = (name: string, content = 'x') => {
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
    for (const name of ['b.txt', 'a/2.HTML', 'a/1.md.gz', 'c.pdf', 'scan.JPG', 'x.jsonl']) put(name);
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
      'c.pdf unsupported',
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
