import { expect, it } from 'vitest';
import type { Byline } from '../domain/article.ts';
import { articleOf } from './__fixtures__/article.ts';
import { withCredited } from './credited-people.ts';

const byline: Byline = { reporters: ['佟小满'], correspondents: ['阮青'], others: [{ role: '摄影', name: '佟小满' }] };
const article = {
  ...articleOf({ title: '春灌开闸', byline: '本报记者 佟 小满 通讯员 阮青', body: ['佟小满走上大堤。'] }),
  byline,
};

it('finds those credited where the byline prints them, once each, with their roles', () => {
  expect(withCredited(article, [])).toEqual([
    { name: '佟小满', start: 10, end: 14, titles: ['记者', '摄影'] },
    { name: '阮青', start: 19, end: 21, titles: ['通讯员'] },
  ]);
});

it('adds the role to somebody found there already', () => {
  const found = [{ name: '阮青', start: 19, end: 21, titles: [] }];
  expect(withCredited({ ...article, byline: { ...byline, reporters: [], others: [] } }, found)).toEqual([
    { name: '阮青', start: 19, end: 21, titles: ['通讯员'] },
  ]);
});

it('leaves out a credit that the text does not print', () => {
  expect(withCredited({ ...article, byline: { ...byline, reporters: ['李某'], others: [] } }, [])).toHaveLength(1);
});
