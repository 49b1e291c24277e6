import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { eventOf } from '../__fixtures__/events.ts';
import { articleOf, planOf } from '../__fixtures__/plans.ts';
import { matchEvents } from './match-events.ts';

function pair(at: number, given: Partial<NewsEvent>): { event: NewsEvent; article: Article } {
  const event = eventOf({ ...given, id: `e${at}`, articleId: `a${at}` });
  const text = `4月${11 + at}日，${event.name}召开。`;
  return { event, article: { ...articleOf(event.name, text), id: event.articleId } };
}

function match(plan: Partial<QueryPlan>, ...given: Partial<NewsEvent>[]) {
  const pairs = given.map((one, at) => pair(at, one));
  const articles = new Map(pairs.map(({ article }) => [article.id, article]));
  const asked = planOf({ kind: 'list', people: ['沈克俭'], times: [DAY], ...plan });
  const { events, relaxed } = matchEvents(
    asked,
    pairs.map(({ event }) => event),
    articles,
  );
  return { ids: events.map(({ id }) => String(id)), relaxed };
}
const DAY = { text: '4月11日', range: { from: '2023-04-11', to: '2023-04-11' } };
const AFTERNOON = { question: '沈克俭4月11日下午有什么活动', dayPart: '下午' } as const;

describe('matchEvents', () => {
  it('lets the part of day go when nothing is of it, and says so', () => {
    expect(match(AFTERNOON, { dayPart: '上午' }, { dayPart: '晚' })).toEqual({
      ids: ['e0', 'e1'],
      relaxed: ['4月11日下午没有记录，以下为当天全天'],
    });
  });

  it('keeps to what may be of that part when a report does not say of which it was', () => {
    expect(match(AFTERNOON, { dayPart: '上午' }, { dayPart: null })).toEqual({
      ids: ['e1'],
      relaxed: ['没有报道写明在4月11日下午，以下是没有写明时段的'],
    });
  });

  it('keeps to the part of day while anything is of it', () => {
    expect(match(AFTERNOON, { dayPart: '上午' }, { dayPart: '下午' })).toEqual({ ids: ['e1'], relaxed: [] });
  });

  it('takes early morning for morning and dusk for evening', () => {
    expect(match({ dayPart: '上午' }, { dayPart: '早' }).ids).toEqual(['e0']);
    expect(match({ dayPart: '晚' }, { dayPart: '傍晚' }, { dayPart: '下午' }).ids).toEqual(['e0']);
  });

  it.each<[string, Partial<QueryPlan>]>([
    ['person', { people: ['梁启东'] }],
    ['day', { times: [{ text: '4月12日', range: { from: '2023-04-12', to: '2023-04-12' } }] }],
    ['deed', { deeds: ['主持'] }],
    ['paper', { papers: ['澜川日报'] }],
    ['page', { page: '3' }],
    ['city', { places: ['澜川市'] }],
    ['part of day, where one event is asked for', { kind: 'who', dayPart: '下午' }],
    ['part of day, where it is all that a turn says', { dayPart: '下午', carried: ['people', 'times'] }],
    ['part of day together with the kind', { dayPart: '下午', eventWords: ['座谈'] }],
    ['kind, from meetings to visits', { eventWords: ['调研'] }],
  ])('never lets the %s go', (_, plan) => {
    expect(match(plan, {})).toEqual({ ids: [], relaxed: [] });
  });

  it.each<[string, Partial<QueryPlan>, string]>([
    ['kind', { eventWords: ['座谈'] }, '没有查到座谈方面的报道，以下是其他活动'],
    ['venue', { places: ['工人文化宫'] }, '没有报道写明地点或单位是“工人文化宫”，以下不限于此'],
    ['topic', { question: '沈克俭参加了哪些关于林业的会议' }, '没有报道提到“林业”，以下不限于此'],
  ])('lets the %s go with a word', (_, plan, said) => {
    expect(match(plan, {})).toEqual({ ids: ['e0'], relaxed: [said] });
  });

  it('lets go as little as it can', () => {
    const plan = { question: '沈克俭参加了哪些关于林业的座谈会', eventWords: ['座谈'] };
    expect(match(plan, {}, { name: '林业工作会议' }, { kind: '座谈' })).toEqual({
      ids: ['e2'],
      relaxed: ['没有报道提到“林业”，以下不限于此'],
    });
  });

  it('counts an undated event of an issue of the period, and none for a day', () => {
    const april = { text: '2023年4月', range: { from: '2023-04-01', to: '2023-04-30' } };
    expect(match({ times: [april] }, { from: null, to: null }).ids).toEqual(['e0']);
    expect(match({}, { from: null, to: null }).ids).toEqual([]);
  });

  it('takes days for those of the issue where the paper is asked about, for either where both are meant', () => {
    const issued = { text: '4月12日', range: { from: '2023-04-12', to: '2023-04-12' } };
    expect(match({ on: 'issue', times: [issued] }, {}).ids).toEqual(['e0']);
    expect(match({ on: 'issue' }, {}).ids).toEqual([]);
    expect(match({ on: 'either', times: [issued] }, {}).ids).toEqual(['e0']);
  });
});

describe('the laws of narrowing', () => {
  const events = fc.array(
    fc.record({
      dayPart: fc.constantFrom<NewsEvent['dayPart']>('上午', '下午', null),
      kind: fc.constantFrom<NewsEvent['kind']>('会议', '座谈', '调研', '仪式'),
      name: fc.constantFrom('林业工作会议', '防汛工作会议', '到工人文化宫调研'),
      from: fc.constantFrom('2023-04-11', '2023-04-12', null),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const narrow = fc.record<Partial<QueryPlan>>(
    {
      dayPart: fc.constantFrom('上午', '下午'),
      eventWords: fc.constantFrom(['会议'], ['座谈'], ['调研']),
      places: fc.constantFrom(['工人文化宫'], ['青石镇小学']),
      question: fc.constantFrom('关于林业的', '关于防汛的'),
      page: fc.constant('1'),
    },
    { requiredKeys: [] },
  );

  it('a filter never adds: what it keeps without letting go is kept without it', () => {
    fc.assert(
      fc.property(events, narrow, (given, plan) => {
        const all = new Set(match({}, ...given).ids);
        const { ids, relaxed } = match(plan, ...given);
        expect(ids.every((id) => all.has(id))).toBe(true);
        expect(relaxed.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('with one condition less nothing is lost', () => {
    fc.assert(
      fc.property(events, narrow, (given, plan) => {
        const { ids, relaxed } = match(plan, ...given);
        for (const key of Object.keys(plan)) {
          const fewer = Object.fromEntries(Object.entries(plan).filter(([other]) => other !== key));
          const wider = match(fewer, ...given);
          if (wider.relaxed.length === 0 && relaxed.length === 0)
            expect(ids.every((id) => wider.ids.includes(id))).toBe(true);
        }
      }),
    );
  });
});
