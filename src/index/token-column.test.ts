import { describe, expect, it } from 'vitest';
import { passageTokens, queryTokens } from './token-column.ts';

const split = (tokens: string) => tokens.split(' ').filter((token) => token !== '' && token !== '\u00b7');

describe('token columns', () => {
  it('hold pairs and marked words, each once, without function words', () => {
    expect(queryTokens('水利局的水利局')).toBe('水利 利局 局的 的水 _水利局'.replace('_水利局', wordsOf('水利局')));
  });

  it('find a passage by its headline too', () => {
    const tokens = split(passageTokens('尤礼带队巡查。', '堤防加固'));
    for (const token of split(queryTokens('堤防加固'))) expect(tokens).toContain(token);
    for (const token of split(queryTokens('尤礼带队巡查'))) expect(tokens).toContain(token);
  });

  it('are evened out: a short passage is filled up by part of what it lacks, a long one not at all', () => {
    const short = passageTokens('尤礼带队。', '');
    expect(short.split(' ').length).toBeGreaterThan(300);
    expect(short.split(' ').length).toBeLessThan(600);
    const long = Array.from({ length: 700 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');
    expect(passageTokens(long, '')).not.toContain('\u00b7');
  });

  it('are nothing for nothing to look for', () => {
    expect(queryTokens('？ ！')).toBe('');
  });
});

function wordsOf(text: string): string {
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)]
    .map((word) => `_${word.segment}`)
    .join(' ');
}
