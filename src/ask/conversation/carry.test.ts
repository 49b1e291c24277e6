import { describe, expect, it } from 'vitest';
import { NO_SLOTS, type Slots } from '../../domain/conversation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { planOf } from '../__fixtures__/plans.ts';
import { carry } from './carry.ts';
import { slotsAfter, UNANSWERED } from './slots-after.ts';

const day = (text: string, value: string) => ({ text, range: { from: value, to: value } });
const first = planOf({
  kind: 'list',
  question: '朱健10月5日到常宁市参加了哪些会议',
  people: ['朱健'],
  times: [day('10月5日', 'XXXX-10-05')],
  places: ['常宁市'],
  eventWords: ['会议'],
  deeds: ['参加'],
  text: '朱健10月5日到常宁市参加了 会议',
});
const before: Slots = slotsAfter(first, UNANSWERED, NO_SLOTS);
const next = (question: string, own: Partial<QueryPlan> = {}) =>
  carry(planOf({ question, text: question, ...own }), question, before);

describe('carry', () => {
  it('takes nothing from an empty conversation', () => {
    const plan = planOf({ question: '那下午呢' });
    expect(carry(plan, '那下午呢', NO_SLOTS)).toBe(plan);
  });

  it('asks the same of another part of the day', () => {
    expect(next('那下午呢', { dayPart: '下午' })).toMatchObject({
      kind: 'list',
      people: ['朱健'],
      times: first.times,
      dayPart: '下午',
      eventWords: ['会议'],
    });
  });

  it('asks the same of another day, in the month spoken of', () => {
    const plan = next('7日呢');
    expect(plan).toMatchObject({ kind: 'list', people: ['朱健'] });
    expect(plan.times.map((time) => time.range.from)).toEqual(['XXXX-10-07']);
  });

  it('asks the same of another person', () => {
    expect(next('那刘越高呢', { people: ['刘越高'] })).toMatchObject({
      kind: 'list',
      people: ['刘越高'],
      times: first.times,
    });
  });

  it('lends person, day and place to a pronoun', () => {
    expect(next('他强调了什么', { kind: 'summary' })).toMatchObject({
      kind: 'summary',
      people: ['朱健'],
      times: first.times,
      places: ['常宁市'],
    });
  });

  it('lends only the person to a pronoun with a day of its own', () => {
    const times = [day('9月7日', 'XXXX-09-07')];
    expect(next('他9月7日参加了哪些会议', { kind: 'list', times })).toMatchObject({
      people: ['朱健'],
      times,
      places: [],
    });
  });

  it('lends no year to a question of somebody else that names its own day', () => {
    const spoken: Slots = {
      ...before,
      times: [{ text: '2023年5月', range: { from: '2023-05-01', to: '2023-05-31' } }],
    };
    const asked = (question: string, people: readonly string[]) => {
      const own = { question, text: question, kind: 'list' as const, people, times: [day('10月5日', 'XXXX-10-05')] };
      return carry(planOf(own), question, spoken).times.map(({ range }) => range.from);
    };
    expect(asked('刘越高10月5日参加了哪些活动', ['刘越高'])).toEqual(['XXXX-10-05']);
    expect(asked('朱健10月5日参加了哪些活动', ['朱健'])).toEqual(['2023-10-05']);
  });

  it('lends nothing to a question that stands by itself', () => {
    const own = { kind: 'list' as const, people: ['秦国文'] };
    expect(next('秦国文出席过哪些会议和活动', own)).toMatchObject({
      people: ['秦国文'],
      times: [],
      places: [],
      carried: [],
    });
  });
});

describe('slotsAfter', () => {
  it('keeps who an answer named, for the 他 of the next question', () => {
    expect(slotsAfter(planOf({ kind: 'who' }), { ...UNANSWERED, people: ['刘丽华'] }, before).people).toEqual([
      '刘丽华',
    ]);
  });
});
