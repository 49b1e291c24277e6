import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filePath, writeNamedFile } from './write-file.ts';

const home = mkdtempSync(join(tmpdir(), 'wenbao-write-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const CHOICE = { replace: false, toReplace: '/save! a.md' };

describe('filePath', () => {
  it.each([
    ['a.md', resolve('a.md')],
    ['"我的 对话.md"', resolve('我的 对话.md')],
    ["'a b.md'", resolve('a b.md')],
    ['“a b.md”', resolve('a b.md')],
    ['~/a.md', join(homedir(), 'a.md')],
    ['~a.md', resolve('~a.md')],
    ['../a.md', resolve('..', 'a.md')],
    ['', null],
    ['""', null],
    ['a\0b', null],
  ])('%j', (words, path) => {
    expect(filePath(words)).toBe(path);
  });
});

describe('writeNamedFile', () => {
  it('writes the file that was named and no other', async () => {
    const folder = join(home, 'one');
    mkdirSync(folder);
    await writeNamedFile(join(folder, 'a.md'), '甲', CHOICE);
    expect(readdirSync(folder)).toEqual(['a.md']);
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('甲');
  });

  it('replaces a file only when that was asked for', async () => {
    const path = join(home, 'b.md');
    writeFileSync(path, '旧');
    await expect(writeNamedFile(path, '新', CHOICE)).rejects.toMatchObject({
      message: `已有这个文件，没有覆盖：${path}`,
      hint: '要覆盖请用 /save! a.md',
    });
    expect(readFileSync(path, 'utf8')).toBe('旧');
    await writeNamedFile(path, '新', { ...CHOICE, replace: true });
    expect(readFileSync(path, 'utf8')).toBe('新');
  });

  it.skipIf(process.platform === 'win32')('does not write through a link that leads elsewhere', async () => {
    const [link, target] = [join(home, 'link.md'), join(home, 'target.md')];
    symlinkSync(target, link);
    await expect(writeNamedFile(link, '甲', CHOICE)).rejects.toThrow('已有这个文件');
    expect(readdirSync(home)).not.toContain('target.md');
  });

  it.each([
    ['a folder that is not there', join(home, 'no', 'a.md'), '没有这个文件夹'],
    ['a folder', home, '这是一个文件夹'],
    ['a name that is too long', join(home, 'a'.repeat(300)), /文件名太长|没有这个文件夹/], // the latter on Windows
  ])('says what is wrong with %s', async (_, path, fault) => {
    await expect(writeNamedFile(path, '甲', CHOICE)).rejects.toThrow(fault);
  });
});
