import { expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { EventMismatch } from '../../domain/explanation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { eventOf, participantOf } from '../__fixtures__/events.ts';
import { evidenceWith } from '../__fixtures__/evidence.ts';
import { articleOf, planOf } from '../__fixtures__/plans.ts';
import { explainEvents } from './explain-events.ts';

const ARTICLE: Article = articleOf('全市防汛工作会议召开', '4月11日，全市防汛工作会议在云溪会堂召开，沈克俭出席。');

const DAY = { text: '4月11日', range: { from: '2023-04-11', to: '2023-04-11' } };
const someone = participantOf('温子衡');

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
  const told = explainEvents(planOf(plan), evidenceWith([ARTICLE], { nearby: [eventOf(given)] }));
  expect(told).toMatchObject({ looked: 1, taken: 0, leftOut: [{ eventId: 'e1', why }] });
});

it('tells a namesake from the person meant', () => {
  const both = ['市长', '市第三人民医院医生'].map((title, at) =>
    eventOf({ id: `e${at}`, articleId: `a${at}`, participants: [participantOf('沈克俭', { titles: [title] })] }),
  );
  const articles = both.map(({ articleId }) => ({ ...ARTICLE, id: articleId }));
  const plan = planOf({ question: '沈克俭医生出席了什么会议', people: ['沈克俭'] });
  const told = explainEvents(plan, evidenceWith(articles, { nearby: both }));
  expect(told.leftOut.find(({ eventId }) => eventId === 'e0')?.why).toContain('namesake');
  expect(told.leftOut.find(({ eventId }) => eventId === 'e1')?.why).not.toContain('namesake');
});

it('counts all that was looked at and tells of a hundred at most', () => {
  const taken = eventOf();
  const others = Array.from({ length: 150 }, (_, at) => eventOf({ id: `x${at}`, participants: [someone] }));
  const evidence = evidenceWith([ARTICLE], { events: [taken], nearby: [taken, ...others] });
  const told = explainEvents(planOf({ people: ['沈克俭'] }), evidence);
  expect([told.looked, told.taken, told.leftOut.length]).toEqual([151, 1, 100]);
});
