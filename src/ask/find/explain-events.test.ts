import { expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { EventMismatch } from '../../domain/explanation.ts';
import type { ArticleId, EventId } from '../../domain/ids.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { articleOf, planOf } from '../__fixtures__/plans.ts';
import { explainEvents } from './explain-events.ts';

const ARTICLE: Article = articleOf('全市防汛工作会议召开', '4月11日，全市防汛工作会议在云溪会堂召开，沈克俭出席。');

function event(id: string, given: Partial<NewsEvent> = {}): NewsEvent {
  return {
    // A test's own ids.
    id: id as EventId,
    articleId: ARTICLE.id,
    name: '全市防汛工作会议',
    nameSpan: { start: 0, end: 1 },
    otherNames: [],
    kind: '会议',
    from: '2023-04-11',
    to: '2023-04-11',
    dayPart: '上午',
    status: 'held',
    places: ['云溪会堂'],
    participants: [{ name: '沈克俭', titles: [], did: ['出席'], start: 0, end: 3 }],
    quote: { start: 0, end: 2 },
    ...given,
  };
}

function evidence(taken: readonly NewsEvent[], nearby: readonly NewsEvent[]): Evidence {
  return {
    articles: new Map<ArticleId, Article>([[ARTICLE.id, ARTICLE]]),
    events: taken,
    nearby,
    hits: [],
    scannedFor: [],
    scanned: [],
    contents: [],
    mentions: [],
    statements: [],
    errata: [],
    notices: [],
    relaxed: [],
  };
}

const DAY = { text: '4月11日', range: { from: '2023-04-11', to: '2023-04-11' } };
const someone = { name: '温子衡', titles: [], did: ['出席'], start: 0, end: 3 };

it.each<[string, Partial<QueryPlan>, Partial<NewsEvent>, EventMismatch[]]>([
  ['of somebody else', { people: ['沈克俭'] }, { participants: [someone] }, ['person']],
  ['of another day', { people: ['沈克俭'], times: [DAY] }, { from: '2023-04-12', to: '2023-04-12' }, ['day']],
  ['of another paper', { papers: ['云溪日报'] }, {}, ['issue']],
  ['at which he did something else', { people: ['沈克俭'], deeds: ['主持'] }, {}, ['deed']],
  ['of another kind', { eventWords: ['调研'] }, {}, ['kind']],
  ['of another part of the day', { kind: 'list', dayPart: '下午' }, {}, ['day_part']],
  ['about another thing', { question: '沈克俭出席了哪些关于林业的会议', people: ['沈克俭'] }, {}, ['topic']],
  [
    'of another day and kind',
    { times: [DAY], eventWords: ['调研'] },
    { from: '2023-04-12', to: null },
    ['day', 'kind'],
  ],
  ['that was at hand only', { question: '全市防汛工作会议在哪里召开' }, {}, ['other']],
])('an event %s is told with why it was not taken', (_, plan, given, why) => {
  const told = explainEvents(planOf(plan), evidence([], [event('e1', given)]));
  expect(told).toMatchObject({ looked: 1, taken: 0, leftOut: [{ eventId: 'e1', why }] });
});

it('tells a namesake from the person meant', () => {
  const [official, doctor] = ['市长', '市第三人民医院医生'].map((title, at) =>
    event(`e${at}`, {
      articleId: `a${at}` as ArticleId,
      participants: [{ name: '沈克俭', titles: [title], did: ['出席'], start: 0, end: 3 }],
    }),
  );
  const both = [official, doctor].flatMap((one) => (one ? [one] : []));
  const articles = new Map(both.map((one) => [one.articleId, { ...ARTICLE, id: one.articleId }]));
  const plan = planOf({ question: '沈克俭医生出席了什么会议', people: ['沈克俭'] });
  const told = explainEvents(plan, { ...evidence([], both), articles });
  expect(told.leftOut.find(({ eventId }) => eventId === 'e0')?.why).toContain('namesake');
  expect(told.leftOut.find(({ eventId }) => eventId === 'e1')?.why).not.toContain('namesake');
});

it('counts all that was looked at and tells of a hundred at most', () => {
  const taken = event('e0');
  const others = Array.from({ length: 150 }, (_, at) => event(`x${at}`, { participants: [someone] }));
  const told = explainEvents(planOf({ people: ['沈克俭'] }), evidence([taken], [taken, ...others]));
  expect([told.looked, told.taken, told.leftOut.length]).toEqual([151, 1, 100]);
});
