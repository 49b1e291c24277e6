import { describe, expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import type { Erratum } from '../../domain/erratum.ts';
import type { LinkedErratum } from '../../domain/evidence.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { eventOf, participantOf } from '../__fixtures__/events.ts';
import { articleOf } from '../__fixtures__/plans.ts';
import { correctEvent, linkErrata, mendWords, misprintsOf, touching } from './link-errata.ts';

const NOTICE = 'n'.repeat(24) as ArticleId; // a fixture needs no id derived from content

function erratum(wrong: string, right: string, aim: Partial<Erratum> = {}): Erratum {
  return { articleId: NOTICE, wrong, right, day: null, page: null, title: null, start: 0, end: 4, ...aim };
}

describe('mendWords', () => {
  it.each([
    ['卢远川出席', '卢远川', '卢远山', '卢远山出席'],
    ['卢远川出席', '市长卢远川', '市长卢远山', '卢远山出席'],
    ['4600户', '惠及居民4600户', '惠及居民6400户', '6400户'],
    ['全长12公里，造价12亿元', '全长12公里', '全长21公里', '全长21公里，造价12亿元'],
    ['全市总产量46.8万吨', '总产量46.8万吨', '64.8万吨', '全市总产量64.8万吨'],
    ['别的话', '甲镇', '乙镇', '别的话'],
  ])('%s', (text, wrong, right, mended) => expect(mendWords(text, erratum(wrong, right))).toBe(mended));
});

it('finds under which names somebody was printed', () => {
  expect(misprintsOf(['卢远山'], [erratum('市长卢远川', '市长卢远山'), erratum('甲镇', '乙镇')])).toEqual(['卢远川']);
});

function articleIn(id: string, title: string, body: string, day: string): Article {
  return {
    ...articleOf(title, body),
    id: id as ArticleId,
    issueDate: { value: day, origin: { kind: 'masthead', reason: null } },
  };
}

describe('linkErrata', () => {
  const notice = articleIn(NOTICE, '更正', '更正', '2023-05-12');
  const meant = articleIn('a1', '新桥通车', '卢远川出席', '2023-05-10');
  const linked = (aim: Partial<Erratum>) =>
    linkErrata([erratum('卢远川', '卢远山', aim)], new Map([notice, meant].map((one) => [one.id, one]))).length;

  it.each([
    ['by its title', { title: '新桥通车' }, 1],
    ['by a title told at more length', { title: '云溪新桥通车' }, 1],
    ['not by another title', { title: '集市开张' }, 0],
    ['by its day', { day: '2023-05-10' }, 1],
    ['not by another day', { day: '2023-05-09', title: '新桥通车' }, 0],
    ['by nothing when it stands soon after', {}, 1],
  ] as const)('%s', (_, aim, count) => expect(linked(aim)).toBe(count));
});

it('puts names and days of an event right', () => {
  const participants = [participantOf('卢远川'), participantOf('贺兰')];
  const event = eventOf({ name: '通车仪式', from: '2023-05-09', to: '2023-05-09', participants });
  const errata: LinkedErratum[] = [
    { ...erratum('卢远川', '卢远山'), corrects: event.articleId },
    { ...erratum('5月9日', '5月8日'), corrects: event.articleId },
  ];
  const mended = correctEvent(event, errata);
  expect(mended.participants.map(({ name }) => name)).toEqual(['卢远山', '贺兰']);
  expect(mended.from).toBe('2023-05-08');
});

describe('touching', () => {
  const article: Article = {
    ...articleOf('防汛会', '卢远川出席防汛会。'),
    issueDate: { value: '2031-03-05', origin: { kind: 'masthead', reason: null } },
  };

  it.each([
    ['its words stand in an article', {}, 1],
    ['its words stand in an article of its day', { day: '2031-03-05' }, 1],
    ['it means another day', { day: '2031-03-06' }, 0],
    ['it means another title', { title: '春耕备耕' }, 0],
  ])('takes a notice when or unless %s', (_, aim, count) => {
    expect(touching([erratum('卢远川', '卢远山', aim)], [article])).toHaveLength(count);
  });

  it('reads no article for a notice on another day', () => {
    const unread = Object.defineProperty({ ...article }, 'text', {
      get: () => {
        throw new Error('was read');
      },
    });
    expect(touching([erratum('卢远川', '卢远山', { day: '2031-03-06' })], [unread])).toEqual([]);
    expect(touching([], [unread])).toEqual([]);
  });
});
