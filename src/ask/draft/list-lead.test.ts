import { describe, expect, it } from 'vitest';
import type { NewsEvent } from '../../domain/event.ts';
import { EMPTY_PLAN, type QueryPlan } from '../../domain/plan.ts';
import { eventOf } from '../__fixtures__/events.ts';
import type { EventGroup } from '../find/group-events.ts';
import { listLead } from './list-lead.ts';

const group = (from: string | null, given: Partial<NewsEvent> = {}): EventGroup => [
  eventOf({ ...given, id: `${from}`, from, to: from }),
];
const of = (days: readonly (string | null)[]) => days.map((day) => group(day));
const lead = (plan: Partial<QueryPlan>, groups: readonly EventGroup[], count = groups.length) =>
  listLead({ ...EMPTY_PLAN, kind: 'list', ...plan }, { all: groups, shown: groups, relaxed: [] })?.(count);
const january = Array.from({ length: 10 }, (_, at) => `2022-01-${10 + at}`);
const february = Array.from({ length: 7 }, (_, at) => `2022-02-${10 + at}`);

describe('the first line of a list', () => {
  it('tells no number for the one event that was asked for, but does for a count', () => {
    expect(lead({}, of(['2022-01-10']))).toBeUndefined();
    expect(lead({ kind: 'count', question: '开了几次会' }, of(['2022-01-10']))).toContain('共1次');
  });

  it('says 至少 where an item cannot be told', () => {
    expect(lead({}, of(january), 9)).toContain('至少9项');
  });

  it('tells a long list by months', () => {
    expect(lead({}, of([...january, ...february]))).toContain('共17项，其中1月10项、2月7项：');
    expect(lead({}, of(january))).not.toContain('其中');
  });

  it('names the year with the month where there are several, and what has no day', () => {
    const told = lead({}, of([...january, ...february, '2023-01-02', null]));
    expect(told).toContain('其中2022年1月10项、2022年2月7项、2023年1月1项、日期不详的1项');
  });

  it('tells a period of many months by years', () => {
    const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
    const days = [2021, 2022].flatMap((year) => months.map((month) => `${year}-${month}-03`));
    expect(lead({}, of(days))).toContain('其中2021年12项、2022年12项');
  });

  it('counts kinds apart where a count takes several in', () => {
    const groups = [group('2022-01-10'), group('2022-01-11', { kind: '仪式' })];
    expect(lead({ kind: 'count', question: '主持了几次会议', eventWords: ['会议'] }, groups)).toContain(
      '共2次，其中会议1次、仪式1次',
    );
  });

  it('tells what was only announced or called off', () => {
    const groups = [
      group('2022-01-10'),
      group('2022-01-11', { status: 'cancelled' }),
      group('2022-01-12', { status: 'planned' }),
    ];
    expect(lead({}, groups)).toContain('其中已取消1项、预告1项');
  });
});
