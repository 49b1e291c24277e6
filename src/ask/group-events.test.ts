import { describe, expect, it } from 'vitest';
import type { NewsEvent } from '../domain/event.ts';
import type { ArticleId, EventId } from '../domain/ids.ts';
import { groupEvents } from './group-events.ts';

let made = 0;
const event = (name: string, given: Partial<NewsEvent> = {}): NewsEvent => {
  made++;
  return {
    id: `e${made}` as EventId, // a test's own ids
    articleId: `a${made}` as ArticleId,
    name,
    nameSpan: { start: 0, end: 1 },
    otherNames: [],
    kind: '会议',
    from: '2023-04-11',
    to: '2023-04-11',
    dayPart: '上午',
    status: 'held',
    places: [],
    participants: [{ name: '沈克俭', titles: [], did: ['主持'], start: 0, end: 3 }],
    quote: { start: 0, end: 1 },
    ...given,
  };
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
