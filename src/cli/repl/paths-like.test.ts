import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pathsLike } from './paths-like.ts';

const home = mkdtempSync(join(tmpdir(), 'wenbao-paths-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
mkdirSync(join(home, '会议'));
for (const name of ['会议.csv', '会谈.docx', '会话.md', '.会.csv', '会\x1b[31m.csv'])
  writeFileSync(join(home, name), '');

describe('pathsLike', () => {
  it.each([
    ['会', ['会议.csv', '会议/', '会谈.docx']],
    ['会议', ['会议.csv', '会议/']],
    ['', ['会议.csv', '会议/', '会谈.docx']],
    ['.', ['.会.csv']],
    ['无/', []],
  ])('of %j', async (typed, names) => {
    const found = await pathsLike(`${home}/${typed}`, ['.csv', '.docx']);
    expect([...found].sort()).toEqual(names.map((name) => `${home}/${name}`).sort());
  });
});
