import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf, loadSounds } from './pinyin.ts';
import { pinyinKey, syllablesOf } from './pinyin-syllables.ts';

describe('pinyinKey', () => {
  it.each([
    ['Qin Guowen', 'qinguowen'],
    ['QIN Guo-wen', 'qinguowen'],
    ['qín guó wén', 'qinguowen'],
    ["Xi'an", 'xian'],
    ['Lü Wangshu', 'lvwangshu'],
    ['LǙ Wàngshū', 'lvwangshu'],
    ['Lyu Wangshu', 'lvwangshu'],
    ['lu:', 'lv'],
  ])('%s → %s', (typed, key) => {
    expect(pinyinKey(typed)).toBe(key);
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(pinyinKey(pinyinKey(typed))).toBe(pinyinKey(typed));
      }),
    );
  });
});

describe('syllablesOf', () => {
  it.each([
    [
      'qinguo',
      [
        ['qin', 'guo'],
        ['qin', 'gu', 'o'],
      ],
    ],
    ['lv', [['lv']]],
    ['qgw', []],
    ['iphone', []],
    ['covid', []],
    ['', [[]]],
  ])('%s', (key, ways) => {
    expect(syllablesOf(key)).toEqual(ways);
  });

  it('reads an ambiguous key each way, the shorter first', () => {
    expect(syllablesOf('xian')).toEqual([['xian'], ['xi', 'an']]);
  });

  it('gives the key back and few ways, however long the text', () => {
    const letters = fc.array(fc.constantFrom('a', 'n', 'g', 'xi', 'an', 'e', 'zh'), { maxLength: 60 });
    fc.assert(
      fc.property(letters, (parts) => {
        const ways = syllablesOf(parts.join(''));
        expect(ways.length).toBeLessThanOrEqual(4);
        for (const way of ways) expect(way.join('')).toBe(parts.join(''));
      }),
    );
  });
});

describe('keysOf', () => {
  it.each([
    ['单雄远', 'shanxiongyuan'],
    ['单雄远', 'danxiongyuan'],
    ['吕重阳', 'lvchongyang'],
    ['乐景行', 'yuejingxing'],
    ['长沙', 'changsha'],
  ])('%s is typed %s', async (name, key) => {
    expect(keysOf(name, await loadSounds())).toContain(key);
  });

  it.each(['AI医院', '', 'abc', '秦·文'])('finds no key for %j', async (name) => {
    expect(keysOf(name, await loadSounds())).toEqual([]);
  });
});
