import { describe, expect, it } from 'vitest';
import type { IndexReader, PassageHit, Sought } from '../../domain/archive-index.ts';
import type { Day, DayRange } from '../../domain/day.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { hitOf } from '../__fixtures__/hits.ts';
import { memoryIndex } from '../__fixtures__/memory-index.ts';
import { planOf } from '../__fixtures__/plans.ts';
import { searchPlan, timeFilter } from './search-plan.ts';

interface Call extends Sought {
  readonly text: string;
  readonly limit: number;
}

/** A reader that gives the same hits for everything, or those of `narrowed` when it is given a filter; keeps the calls. */
function fake(wide: readonly PassageHit[], narrowed: readonly PassageHit[] = []) {
  const calls: Call[] = [];
  const reader: IndexReader = {
    ...memoryIndex([]),
    searchPassages: async (text, limit, sought = {}) => {
      calls.push({ text, limit, ...sought });
      return (sought.filter ? narrowed : wide).slice(0, limit);
    },
    rarity: () => 1,
  };
  return { reader, calls };
}
const days = (from: Day, to = from): { text: string; range: DayRange } => ({ text: from, range: { from, to } });
const asked = (question: string, more: Partial<QueryPlan> = {}) => planOf({ question, text: question, ...more });
const names = ({ hits }: { readonly hits: readonly PassageHit[] }) => hits.map(({ passage }) => passage.id).join(' ');

describe('the filter of a plan', () => {
  const time = days('2021-09-05');

  it.each<[string, Partial<QueryPlan>, object]>([
    ['nothing', {}, {}],
    ['a day of an event', { times: [time] }, { eventDays: [time.range] }],
    ['a day that may be either', { times: [time], on: 'either' }, { eventDays: [time.range] }],
    ['a day of issue', { times: [time], on: 'issue' }, { issueDays: [time.range] }],
    ['a paper', { papers: ['澄江晚报'] }, { paper: '澄江晚报' }],
    ['two papers, which is none', { papers: ['澄江晚报', '澄江日报'] }, {}],
    ['a paper and a day', { papers: ['澄江晚报'], times: [time] }, { paper: '澄江晚报', eventDays: [time.range] }],
  ])('is that of %s', (_, plan, wanted) => {
    expect(timeFilter(planOf(plan))).toEqual(wanted);
  });
});

describe('what is looked for', () => {
  it('is the text with the words of the conversation, the days of events, and what is named word for word', async () => {
    const { reader, calls } = fake([]);
    const plan = asked('尤礼谈“夜航”', { context: '轮渡', people: ['尤礼'], times: [days('2021-09-05')] });
    await searchPlan(plan, reader, 5);
    expect(calls[0]).toMatchObject({
      text: '尤礼谈“夜航” 轮渡',
      days: [{ from: '2021-09-05', to: '2021-09-05' }],
      exact: ['尤礼', '夜航'],
    });
    expect(calls[0]?.filter).toBeUndefined();
  });

  it('is looked for once when there is no time and no paper', async () => {
    const { reader, calls } = fake([hitOf({ text: '轮渡' })]);
    await searchPlan(asked('轮渡'), reader, 5);
    expect(calls).toHaveLength(1);
  });

  it('is looked for by day of event alone only when nothing found tells of that day', async () => {
    const [told, untold] = [fake([hitOf({ text: '轮渡', inTime: true })]), fake([hitOf({ text: '轮渡' })])];
    const plan = asked('轮渡', { times: [days('2021-09-05')] });
    await searchPlan(plan, told.reader, 5);
    await searchPlan(plan, untold.reader, 5);
    expect(told.calls).toHaveLength(1);
    expect(untold.calls.map(({ filter }) => filter)).toEqual([undefined, timeFilter(plan)]);
  });

  it.each<[string, Partial<QueryPlan>]>([
    ['a paper', { papers: ['澄江晚报'] }],
    ['a day of issue', { times: [days('2021-09-06')], on: 'issue' }],
  ])('is always looked for in %s too', async (_, plan) => {
    const { reader, calls } = fake([hitOf({ text: '轮渡' })]);
    await searchPlan(asked('轮渡', plan), reader, 5);
    expect(calls.map(({ filter }) => filter)).toEqual([undefined, timeFilter(planOf(plan))]);
  });
});

describe('the order', () => {
  const better = hitOf({ id: 'a1', text: '望湖轮渡恢复夜航,票价不变。', head: '轮渡恢复夜航', score: 9 });
  const poorer = hitOf({ id: 'b1', text: '轮渡有消息。', score: 1 });
  const QUESTION = '望湖轮渡恢复夜航票价';

  it.each<[string, Partial<QueryPlan>, string]>([
    ['goes by fit when nothing narrows', {}, 'a1 b1'],
    ['puts what the named paper printed first', { papers: ['澄江晚报'] }, 'b1 a1'],
    ['puts what the issue printed first', { times: [days('2021-09-06')], on: 'issue' }, 'b1 a1'],
    ['goes by fit for a day of an event', { times: [days('2021-09-06')] }, 'a1 b1'],
  ])('%s', async (_, plan, wanted) => {
    const { reader } = fake([better, poorer], [poorer]);
    const found = await searchPlan(asked(QUESTION, plan), reader, 5);
    expect(names(found)).toBe(wanted);
    expect(found.hits.map(({ score }) => score)).toEqual(found.hits.map(({ score }) => score).sort((a, b) => b - a));
  });

  it('is never emptied by a time or a paper that nothing is of', async () => {
    const { reader } = fake([better, poorer], []);
    const plan = asked(QUESTION, { papers: ['无此报'], times: [days('1901-01-01')], on: 'issue' });
    expect(names(await searchPlan(plan, reader, 5))).toBe('a1 b1');
  });

  it('gives nothing twice, and no more than are wanted', async () => {
    const { reader } = fake([better, poorer], [poorer, better]);
    const plan = asked(QUESTION, { papers: ['澄江晚报'] });
    expect(names(await searchPlan(plan, reader, 5))).toBe('a1 b1');
    expect(names(await searchPlan(plan, reader, 1))).toBe('a1');
    expect(names(await searchPlan(plan, reader, 0))).toBe('');
  });
});

describe('a comparison', () => {
  const [weld, nurse] = [
    hitOf({ id: 'a1', text: '焊接专业学费两千八百元。', score: 5 }),
    hitOf({ id: 'b1', text: '护理专业学费三千六百元。', score: 5 }),
  ];

  it('is looked for whole and once for each of the two', async () => {
    const { reader, calls } = fake([weld, nurse]);
    const { trace } = await searchPlan(asked('焊接专业和护理专业学费有区别'), reader, 5);
    expect(calls.map(({ text }) => text)).toEqual([
      '焊接专业和护理专业学费有区别',
      '焊接专业学费有区别',
      '护理专业学费有区别',
    ]);
    expect(trace.rounds).toHaveLength(3);
  });

  it('puts the best of each side by side, before what tells of neither', async () => {
    const other = hitOf({ id: 'c1', text: '学费有区别。', score: 1 });
    const { reader } = fake([other, weld, nurse]);
    const found = await searchPlan(asked('焊接专业和护理专业学费有区别'), reader, 5);
    expect(names(found).slice(0, 5).split(' ').sort()).toEqual(['a1', 'b1']);
    expect(found.hits).toHaveLength(3);
  });
});
