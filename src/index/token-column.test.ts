import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './__fixtures__/temporary-index.ts';
import { loadLance } from './lance.ts';
import { TokenCounts } from './rarity.ts';
import { passageTokens, queryTokens, rareTokens } from './token-column.ts';

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

describe('the tokens that a search matches', () => {
  /** The first stands in 1 passage, the last in 60 of 600; `everywhere` in all of them. */
  const rising = Array.from({ length: 60 }, (_, at) => `k${at}`);
  const unseen = Array.from({ length: 12 }, (_, at) => `n${at}`);
  const everywhere = Array.from({ length: 5 }, (_, at) => `z${at}`);
  const textOf = (...all: readonly (readonly string[])[]) => all.flat().join('\n');
  const matched = async (text: string) => split(rareTokens(text, await counted())).filter((one) => /^[knz]/.test(one));

  async function counted(): Promise<TokenCounts> {
    const database = await (await loadLance()).connect(await temporaryFolder());
    const rows = Array.from({ length: 600 }, (_, at) => ({ tokens: [...rising.slice(at), ...everywhere].join(' ') }));
    return TokenCounts.of(await database.createTable('t', rows));
  }

  it('are the rarest 28 of those that were counted, the rarest first', async () => {
    const text = textOf(rising.slice(30), rising.slice(0, 30), everywhere);
    expect(await matched(text)).toEqual(rising.slice(0, 28));
  });

  it('and 8 at most that nobody counted, in the order of the text, behind', async () => {
    const tokens = split(rareTokens(textOf(unseen, rising), await counted()));
    expect(tokens).toHaveLength(36);
    expect(tokens.slice(28).every((token) => token.replace('_', '').startsWith('n'))).toBe(true);
  });

  it('are all of them where there are few, those too that stand in every passage', async () => {
    expect((await matched(textOf(rising.slice(0, 2), everywhere.slice(0, 1), unseen.slice(0, 1)))).sort()).toEqual([
      'k0',
      'k1',
      'n0',
      'z0',
    ]);
  });

  it('are not those that stand in every passage where there are enough that do not', async () => {
    expect(await matched(textOf(everywhere, rising.slice(0, 9)))).toEqual(rising.slice(0, 9));
  });

  it('are none where there is nothing to look for', async () => {
    expect(rareTokens('？！', await counted())).toBe('');
  });
});

function wordsOf(text: string): string {
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)]
    .map((word) => `_${word.segment}`)
    .join(' ');
}
