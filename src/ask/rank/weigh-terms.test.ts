import { describe, expect, it } from 'vitest';
import { shareIn, total, weighTerms } from './weigh-terms.ts';

const even = () => 2;

describe('weighed terms', () => {
  it('are the pairs and the words of a question, words looked up by their own token', () => {
    const asked: string[] = [];
    const { pairs, words } = weighTerms('轮渡夜航', '', (token) => asked.push(token));
    expect([...pairs.keys()]).toEqual(['轮渡', '渡夜', '夜航']);
    expect([...words.keys()].join('')).toBe('轮渡夜航');
    expect(asked).toEqual(['轮渡', '渡夜', '夜航', ...[...words.keys()].map((word) => `_${word}`)]);
  });

  it('of the conversation weigh half, unless the question says them too', () => {
    const { pairs } = weighTerms('轮渡', '轮渡票价', even);
    expect(Object.fromEntries(pairs)).toEqual({ 轮渡: 2, 渡票: 1, 票价: 1 });
  });

  it.each([
    ['one', 1, 1],
    ['two of two', 2, 2],
    ['two of eight', 8, 2],
    ['three of nine', 9, 3],
  ])('name what the question is about by the rarest: %s', (_, count, rarest) => {
    const text = Array.from({ length: count }, (_, at) => `k${at}`).join(' ');
    const rarity = (token: string) => Number(token.replace(/\D/g, '')) + 1;
    const found = [...weighTerms(text, '', rarity).rarest.keys()];
    expect(found).toEqual(Array.from({ length: rarest }, (_, at) => `k${count - 1 - at}`));
  });

  it('are none for nothing said, and every share of them is 0', () => {
    const { pairs, words, rarest } = weighTerms('？！', '', even);
    expect([pairs.size, words.size, rarest.size, total(pairs), shareIn(pairs, '轮渡')]).toEqual([0, 0, 0, 1, 0]);
  });
});

describe('the share of terms in a text', () => {
  const terms = new Map([
    ['轮渡', 3],
    ['夜航', 1],
  ]);

  it.each([
    ['望湖轮渡恢复夜航', 1],
    ['望湖轮渡轮渡', 0.75],
    ['夜航', 0.25],
    ['轮 渡', 0],
    ['', 0],
  ])('%j: %f', (text, share) => {
    expect(shareIn(terms, text)).toBe(share);
  });
});
