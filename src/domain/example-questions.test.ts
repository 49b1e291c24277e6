import { expect, it } from 'vitest';
import type { NewsEvent } from './event.ts';
import { exampleQuestions } from './example-questions.ts';
import type { ArticleId, EventId } from './ids.ts';

const event = (parts: Partial<NewsEvent>): NewsEvent => ({
  // Branded: made here rather than derived from content.
  id: 'e' as EventId,
  articleId: 'a' as ArticleId,
  name: '全市防汛工作会议',
  nameSpan: { start: 0, end: 8 },
  otherNames: [],
  kind: '会议',
  from: '2031-09-05',
  to: '2031-09-05',
  dayPart: null,
  status: 'held',
  places: [],
  participants: [],
  quote: { start: 0, end: 8 },
  ...parts,
});
const chair = { name: '林致远', titles: [], did: ['主持'], start: 0, end: 3 };

it('asks what somebody did on the day with most of it, who led a meeting, and what the newest issue printed', () => {
  const events = [
    event({ participants: [chair] }),
    event({ name: '古桥保护座谈会', kind: '座谈', from: '2031-09-06' }),
    event({ name: '中小学开学典礼', kind: '仪式', from: '2031-09-06' }),
    event({ name: '赴堤防督导', kind: '督导', from: '2031-09-06', status: 'planned' }),
  ];
  const newest = { paper: '云栖晚报', day: '2031-09-07' };
  expect(exampleQuestions([{ name: '林致远', events }], newest)).toEqual([
    ['林致远9月6日参加了哪些活动'],
    ['全市防汛工作会议是谁主持的', '古桥保护座谈会有谁参加', '中小学开学典礼有谁参加'],
    ['2031年9月7日的《云栖晚报》登了什么', '林致远的大事记'],
  ]);
});

it.each([
  ['days without a year', { from: 'XXXX-09-05' }],
  ['days that are not known', { from: null }],
  ['what is only planned', { status: 'planned' }],
] as const)('names no day for %s', (_, parts) => {
  const [days] = exampleQuestions([{ name: '林致远', events: [event(parts)] }], null);
  expect(days).toEqual([]);
});

it.each([
  ['a deed in place of a name', { kind: '调研', name: '赴青溪县调研' }],
  ['a name that is too long to be said', { name: `全市${'防汛'.repeat(20)}会议` }],
  ['a name that says too little', { name: '会议' }],
] as const)('asks for no meeting by %s', (_, parts) => {
  expect(exampleQuestions([{ name: '林致远', events: [event(parts)] }], null)[1]).toEqual([]);
});

it('has nothing to ask of an empty archive', () => {
  expect(exampleQuestions([], null)).toEqual([[], [], []]);
});
