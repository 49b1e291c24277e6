import { describe, expect, it } from 'vitest';
import { EMPTY_PLAN } from '../../domain/plan.ts';
import { asEventQuestion, askedOrder, withoutOrder } from './asked-order.ts';

describe('askedOrder', () => {
  it.each([
    ['支秉正最近一次到石桥县调研是哪天', 'latest', 1],
    ['支秉正最近两次主持的会议是哪些', 'latest', 2],
    ['莫怀瑾最近参加的一次会议是什么', 'latest', 1],
    ['莫怀瑾最后一次主持会议是什么时候', 'latest', 1],
    ['莫怀瑾最新的活动是什么', 'latest', 1],
    ['上一次全民阅读节谁出席', 'latest', 1],
    ['莫怀瑾上次去石桥县是什么时候', 'latest', 1],
    ['支秉正第一次到石桥县调研是哪天', 'first', 1],
    ['支秉正首次出席会议是哪天', 'first', 1],
    ['支秉正最早见报的是哪次会议', 'first', 1],
    ['支秉正最早的3次调研', 'first', 3],
  ])('%s → %s %i', (question, from, count) => {
    expect(askedOrder(question)).toEqual({ from, count });
  });

  it.each([
    '政协六届一次会议第一次全体会议谁主持',
    '党组第一次会议什么时候召开',
    '石桥县首次代表大会在哪里召开',
    '《第一次握手》的作者是谁',
    '槐江最先进的工厂是哪家',
    '支秉正最近参加了哪些会议',
    '9月5日莫怀瑾参加了哪些会议',
  ])('%s orders nothing', (question) => {
    expect(askedOrder(question)).toBeNull();
    expect(withoutOrder(question)).toBe(question);
  });

  it('leaves nothing of the words that order', () => {
    expect(withoutOrder('莫怀瑾最近参加的一次会议是什么')).not.toMatch(/最近|一次/);
  });

  it('takes a question for the last of somebody’s meetings for a list', () => {
    const plan = { ...EMPTY_PLAN, order: { from: 'latest', count: 1 } as const, people: ['莫怀瑾'] };
    expect(asEventQuestion({ ...plan, eventWords: ['会议'] }).kind).toBe('list');
    expect(asEventQuestion(plan).kind).toBe('what');
  });
});
