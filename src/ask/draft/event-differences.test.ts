import { describe, expect, it } from 'vitest';
import type { NewsEvent, Participant } from '../../domain/event.ts';
import type { Evidence, LinkedErratum } from '../../domain/evidence.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { bareArticle } from '../__fixtures__/claims.ts';
import { eventOf, participantOf } from '../__fixtures__/events.ts';
import { evidenceWith } from '../__fixtures__/evidence.ts';
import { eventDifferences, titleDifferences } from './event-differences.ts';

const TEXT =
  '3月8日，防汛会在市委礼堂召开，市长鲍庆和主持，副市长纪雪梅讲话。市政协副主席纪雪梅、市委副书记鲍庆和在市水利局会议室。';
const origin = { kind: 'text', reason: null } as const;
const article = (id: string, paper: string) =>
  bareArticle(TEXT, {
    id: id as ArticleId, // a test's own ids
    paper: { value: paper, origin },
    issueDate: { value: '2021-03-09', origin },
  });
const evidence = (given: Partial<Evidence> = {}) =>
  evidenceWith([article('d', '汐阳日报'), article('w', '汐阳晚报')], given);
const person = (name: string, did: string, titles: string[] = []): Participant => {
  const start = TEXT.indexOf(name);
  return participantOf(name, { did: [did], titles, start, end: start + name.length });
};
const event = (articleId: string, given: Partial<NewsEvent>): NewsEvent =>
  eventOf({
    name: '防汛会',
    nameSpan: { start: 5, end: 8 },
    from: '2021-03-08',
    to: '2021-03-08',
    dayPart: null,
    participants: [],
    quote: { start: 0, end: 30 },
    ...given,
    id: `e${articleId}`,
    articleId,
  });
const told = (points: string[], a: Partial<NewsEvent>, b: Partial<NewsEvent>, given: Partial<Evidence> = {}) =>
  eventDifferences([event('d', a), event('w', b)], points, evidence(given)).map(({ text }) => text);

describe('what reports of one happening differ on', () => {
  it.each<[string, string, Partial<NewsEvent>, Partial<NewsEvent>, string[]]>([
    [
      'another part of the day',
      'time',
      { dayPart: '上午' },
      { dayPart: '下午' },
      ['时间，《汐阳日报》作3月8日上午，《汐阳晚报》作3月8日下午'],
    ],
    ['a part of the day that only one prints', 'time', { dayPart: '上午' }, {}, []],
    [
      'another hall',
      'place',
      { places: ['市委礼堂'] },
      { places: ['市水利局会议室'] },
      ['地点，《汐阳日报》作市委礼堂，《汐阳晚报》作市水利局会议室'],
    ],
    ['a hall told finer', 'place', { places: ['市委'] }, { places: ['市委礼堂'] }, []],
    [
      'stations of a visit',
      'place',
      { kind: '调研', places: ['市委礼堂'] },
      { kind: '调研', places: ['市水利局会议室'] },
      [],
    ],
    [
      'another host',
      '主持',
      { participants: [person('鲍庆和', '主持')] },
      { participants: [person('纪雪梅', '主持')] },
      ['主持人，《汐阳日报》作鲍庆和，《汐阳晚报》作纪雪梅'],
    ],
    [
      'others among many',
      '参加',
      { participants: [person('鲍庆和', '参加')] },
      { participants: [person('纪雪梅', '参加')] },
      [],
    ],
  ])('%s', (_, point, a, b, differing) => {
    expect(told([point], a, b)).toEqual(differing);
  });

  it('does not repeat against a correction what the corrected paper printed first', () => {
    const erratum = { corrects: 'd', wrong: '3月9日', right: '3月8日' } as LinkedErratum; // nothing else is looked at
    const late = { from: '2021-03-09', to: '2021-03-09' };
    expect(told(['time'], {}, late)).toHaveLength(1);
    expect(told(['time'], {}, late, { errata: [erratum] })).toEqual([]);
  });
});

describe('titles that differ', () => {
  const pair = (name: string, a: string, b: string) =>
    [
      event('d', { participants: [person(name, '讲话', [a])] }),
      event('w', { participants: [person(name, '讲话', [b])] }),
    ] as const;

  it('are told with both papers', () => {
    const [a, b] = pair('纪雪梅', '副市长', '市政协副主席');
    expect(titleDifferences([a, b], evidence()).map(({ text }) => text)).toEqual([
      '纪雪梅的职务，《汐阳日报》作副市长，《汐阳晚报》作市政协副主席',
    ]);
  });

  it('are none where a report prints both offices side by side', () => {
    const [a, b] = pair('鲍庆和', '市长', '市委副书记');
    const both = event('x', { participants: [person('鲍庆和', '出席', ['市委副书记', '市长'])] });
    expect(titleDifferences([a, b], evidence())).toHaveLength(1);
    expect(titleDifferences([a, b], evidence({ nearby: [both] }))).toEqual([]);
  });
});
