import { describe, expect, it } from 'vitest';
import { keysOf, loadSounds } from '../../text/pinyin.ts';
import { similarNames } from './similar-names.ts';

const HELD = ['秦国文', '秦果闻', '朱健', '朱建', '陶弘毅', '林静', '欧阳震霆', '秦国栋'];

/** As an index knows names: by themselves and by their sound. */
const names = {
  holdings: { issues: [], files: 1, articles: HELD.length, passages: 0, events: 0 },
  people: async () => HELD,
  knownNames: async (candidates: readonly string[]) => {
    const sounds = await loadSounds();
    return new Set(HELD.filter((name) => [name, ...keysOf(name, sounds)].some((key) => candidates.includes(key))));
  },
};

it('looks up the very sound alone in an archive of a million articles', async () => {
  const many = { ...names, holdings: { ...names.holdings, articles: 1_000_000 }, people: () => Promise.reject() };
  expect(await similarNames('陶弘义', many)).toEqual(['陶弘毅']);
});

describe('names that are alike', () => {
  it.each([
    ['秦国问', ['秦国文', '秦果闻', '秦国栋']],
    ['秦帼雯', ['秦国文', '秦果闻']],
    ['琴帼雯', []],
    ['陶弘义', ['陶弘毅']],
    ['陶红毅', ['陶弘毅']],
    ['欧阳振霆', ['欧阳震霆']],
    ['朱剑', ['朱健', '朱建']],
    ['林进', ['林静']],
    ['王五六', []],
    ['林默', []],
    ['Smith', []],
    ['', []],
  ])('%s → %j', async (name, alike) => {
    expect(await similarNames(name, names)).toEqual(alike);
  });
});
