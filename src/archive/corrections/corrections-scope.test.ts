import { describe, expect, it } from 'vitest';
import { type Corrections, parseCorrections } from './corrections-file.ts';
import { fileMatches } from './corrections-glob.ts';
import { concerning, strayEntries, unsettled, unusedEntries } from './corrections-scope.ts';

const read = (text: string): Corrections => parseCorrections(text).corrections;

describe('fileMatches', () => {
  it.each([
    ['a/b.txt', 'a/b.txt', true],
    ['b.txt', 'a/b.txt', false],
    ['a/*.txt', 'a/b.txt', true],
    ['a/*.txt', 'a/c/b.txt', false],
    ['a/**', 'a/c/b.txt', true],
    ['**/b.txt', 'b.txt', true],
    ['**/b.txt', 'a/c/b.txt', true],
    ['**/b.txt', 'a/cb.txt', false],
    ['a/', 'a/c/b.txt', true],
    ['a/', 'ab/c.txt', false],
    ['?.txt', '甲.txt', true],
    ['a/?.txt', 'a//.txt', false],
    ['*', 'a/b', false],
  ])('%s for %s: %s', (pattern, path, wanted) => expect(fileMatches(pattern, path)).toBe(wanted));

  it('takes no time on many stars', () => {
    const started = performance.now();
    expect(fileMatches(`${'*a'.repeat(60)}b`, 'a'.repeat(300))).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('concerning', () => {
  const table = read('- { file: a.txt, set: { page: A01 } }\n- { replace: { from: 甲乙, to: 甲丙 } }\n');

  it('holds what bears on a file, and nothing of others', () => {
    expect(JSON.parse(concerning('a.txt', table))).toHaveLength(2);
    expect(JSON.parse(concerning('b.txt', table))).toHaveLength(1);
    expect(concerning('a.txt', read('- { file: b.txt, set: { page: A01 } }'))).toBe('');
  });

  it('changes with the entry, not with its line or the order of its keys', () => {
    const one = read('- { file: a.txt, set: { page: A01, paper: 甲报 } }');
    const moved = read('\n\n- { set: { paper: 甲报, page: A01 }, file: ./a.txt }');
    const other = read('- { file: a.txt, set: { page: A02, paper: 甲报 } }');
    expect(concerning('a.txt', moved)).toBe(concerning('a.txt', one));
    expect(concerning('a.txt', other)).not.toBe(concerning('a.txt', one));
  });
});

describe('entries without effect', () => {
  const table = read(
    '- { file: gone.txt, set: { page: A01 } }\n- { file: "b/*", set: { page: A01 } }\n- { file: a.txt, article: 9, drop: true }\n',
  );

  it('are told when no file is meant', () => {
    expect(strayEntries(table, ['a.txt', 'b/c.txt']).map(({ text }) => text)).toEqual([
      '更正表第1行：档案里没有文件「gone.txt」',
    ]);
    expect(strayEntries(table, ['a.txt'])).toHaveLength(2);
  });

  it('are told when a file has no such article', () => {
    expect(unusedEntries('a.txt', table, new Set()).map(({ text }) => text)[0]).toContain('第3行：文件里没有稿件「9」');
    expect(unusedEntries('a.txt', table, new Set([3]))).toEqual([]);
    expect(unusedEntries('b/c.txt', table, new Set())).toEqual([]);
  });
});

describe('unsettled', () => {
  const doubts = [
    { code: 'date-conflict', text: '日期不一致' },
    { code: 'paper-conflict', text: '报名不一致' },
  ];

  it('leaves out what a correction of the whole file settles', () => {
    expect(unsettled(doubts, 'a.txt', read('- { file: a.txt, set: { date: 2022-09-06 } }'))).toEqual([doubts[1]]);
    expect(unsettled(doubts, 'a.txt', read('- { file: a.txt, article: 1, set: { date: 2022-09-06 } }'))).toEqual(
      doubts,
    );
    expect(unsettled(doubts, 'b.txt', read('- { file: a.txt, set: { date: 2022-09-06 } }'))).toEqual(doubts);
  });
});
