import { describe, expect, it } from 'vitest';
import type { NewsEvent } from '../../domain/event.ts';
import { eventOf } from '../__fixtures__/events.ts';
import { groupEvents, inAskedOrder } from './group-events.ts';

let made = 0;
const event = (name: string, given: Partial<NewsEvent> = {}): NewsEvent => {
  made++;
  return eventOf({ name, ...given, id: `e${made}`, articleId: `a${made}` });
};
const groups = (...events: NewsEvent[]) => groupEvents(events).map((group) => group.map((one) => one.name));

describe('groupEvents', () => {
  it('makes one event of what two papers tell', () => {
    expect(groups(event('全市防汛备汛工作会议'), event('云溪市防汛备汛工作会议'))).toHaveLength(1);
  });

  it.each([
    ['防汛工作会议', '河长制工作会议'],
    ['第1次防汛工作会议', '第2次防汛工作会议'],
    ['市委常委会会议', '市政府常务会议'],
  ])('keeps %s and %s apart though day and people agree', (a, b) => {
    expect(groups(event(a), event(b))).toHaveLength(2);
  });

  it('keeps morning and afternoon apart, and tells them in that order', () => {
    const name = '全市防汛工作会议';
    const told = groupEvents([event(name, { dayPart: '下午' }), event(name)]);
    expect(told.map(([first]) => first.dayPart)).toEqual(['上午', '下午']);
  });

  it('takes days of unknown year for the same as of a known one', () => {
    expect(
      groups(event('全市防汛工作会议', { from: 'XXXX-04-11', to: 'XXXX-04-11' }), event('全市防汛工作会议')),
    ).toHaveLength(1);
  });
});

describe('inAskedOrder', () => {
  const on = (day: string | null, given: Partial<NewsEvent> = {}) =>
    event(`第${made}号会议`, { from: day, to: day, ...given });
  const days = (order: Parameters<typeof inAskedOrder>[1], ...events: NewsEvent[]) =>
    inAskedOrder(groupEvents(events), order).map(([one]) => one.from);
  const latest = (count: number) => ({ from: 'latest', count }) as const;
  const first = { from: 'first', count: 1 } as const;

  it('gives the last or the first, in order of time', () => {
    const events = [on('2023-04-11'), on('2023-05-02'), on('2023-06-03')];
    expect(days(latest(1), ...events)).toEqual(['2023-06-03']);
    expect(days(latest(2), ...events)).toEqual(['2023-05-02', '2023-06-03']);
    expect(days(first, ...events)).toEqual(['2023-04-11']);
    expect(days(latest(9), ...events)).toHaveLength(3);
    expect(days(null, ...events)).toHaveLength(3);
  });

  it('gives all of one time, for which came last is not told', () => {
    const [a, b] = [on('2023-06-03', { dayPart: null }), on('2023-06-03', { dayPart: '下午' })];
    expect(days(latest(1), on('2023-05-02'), a, b)).toEqual(['2023-06-03', '2023-06-03']);
    expect(days(latest(1), on('2023-06-03', { dayPart: '上午' }), b)).toHaveLength(1);
  });

  it('passes over what was only announced, and over days of unknown year, while there is anything else', () => {
    const planned = on('2023-07-01', { status: 'planned' });
    const yearless = on('XXXX-12-31');
    expect(days(latest(1), on('2023-05-02'), planned, yearless)).toEqual(['2023-05-02']);
    expect(days(latest(1), yearless)).toEqual(['XXXX-12-31']);
    expect(days(latest(1), planned)).toEqual(['2023-07-01']);
  });
});

describe('a day of many events', () => {
  it('holds a thousand records of one day against each other in time', () => {
    const names = Array.from(
      { length: 1000 },
      (_, at) => `全市${String.fromCodePoint(0x4e00 + at * 7)}${at}工程推进工作会议`,
    );
    const begun = performance.now();
    groups(...names.map((name) => event(name)));
    expect(performance.now() - begun).toBeLessThan(25_000);
  });
});
