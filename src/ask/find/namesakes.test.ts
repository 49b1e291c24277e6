import { describe, expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { eventOf, participantOf } from '../__fixtures__/events.ts';
import { articleOf } from '../__fixtures__/plans.ts';
import { meantNamesakes, namesakesOf } from './namesakes.ts';

/** Paper and titles of one article that tells of 王伟. */
type Told = readonly [paper: string, ...titles: string[]];

function split(...told: readonly Told[]): readonly (readonly number[])[] {
  const articles = new Map<ArticleId, Article>();
  const events = told.map(([paper, ...titles], at) => {
    const event = eventOf({ id: `e${at}`, articleId: `a${at}`, participants: [participantOf('王伟', { titles })] });
    articles.set(event.articleId, {
      ...articleOf('标题', '正文'),
      id: event.articleId,
      paper: { value: paper, origin: { kind: 'path', reason: null } },
    });
    return event;
  });
  const numbers = namesakesOf('王伟', events, articles).map((one) =>
    [...one.articles].map((id) => Number(id.slice(1))).sort(),
  );
  return numbers.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

describe('people of one name', () => {
  it.each<[string, Told[], number[][]]>([
    [
      'are one in one office',
      [
        ['青石日报', '市长'],
        ['青石日报', '市长'],
      ],
      [[0, 1]],
    ],
    [
      'are one when an official changes office',
      [
        ['青石日报', '副市长'],
        ['青石日报', '市委书记'],
      ],
      [[0, 1]],
    ],
    [
      'are two in two walks of life',
      [
        ['青石日报', '市长'],
        ['青石日报', '县医院医生'],
      ],
      [[0], [1]],
    ],
    [
      'are two as officials of two cities',
      [
        ['青石日报', '市长'],
        ['云溪晚报', '市委书记'],
      ],
      [[0], [1]],
    ],
    [
      'are one where a wider office is named',
      [
        ['青石日报', '市委书记'],
        ['云溪晚报', '省政协副主席'],
      ],
      [[0, 1]],
    ],
    [
      'are one where a city names the county of the other paper',
      [
        ['青石日报', '县委书记'],
        ['云溪晚报', '青石县委书记'],
      ],
      [[0, 1]],
    ],
    ['join their own paper without a title', [['青石日报', '市长'], ['云溪晚报', '市长'], ['云溪晚报']], [[0], [1, 2]]],
  ])('%s', (_, told, expected) => expect(split(...told)).toEqual(expected));

  it('are told apart by a title in the question', () => {
    const articles = new Set<ArticleId>();
    const mayor = { titles: ['市长'], articles, localities: ['青石'] };
    const doctor = { titles: ['县医院内科医生'], articles, localities: ['青石'] };
    const other = { titles: ['市长'], articles, localities: ['云溪'] };
    expect(meantNamesakes('医生王伟去了哪里', '王伟', [mayor, doctor])).toEqual([doctor]);
    expect(meantNamesakes('王伟市长去了哪里', '王伟', [mayor, doctor, other])).toEqual([mayor, other]);
    expect(meantNamesakes('云溪市长王伟去了哪里', '王伟', [mayor, doctor, other])).toEqual([other]);
    expect(meantNamesakes('王伟医生去了哪里', '王伟', [mayor])).toEqual([]);
    expect(meantNamesakes('王伟去了哪里', '王伟', [mayor, doctor])).toEqual([mayor, doctor]);
  });
});
