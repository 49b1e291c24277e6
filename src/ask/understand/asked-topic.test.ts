import { describe, expect, it } from 'vitest';
import { planOf } from '../__fixtures__/plans.ts';
import { asksForAll, thingsAsked } from './asked-topic.ts';

describe('thingsAsked', () => {
  it.each([
    ['梳理砚水河大桥的建设时间线', '砚水河大桥'],
    ['槐江大剧院举行过哪些活动', '槐江大剧院'],
    ['《砚池旧影》展览办了几次', '砚池旧影'],
    ['“书香砚池”一共举行了多少次活动', '书香砚池'],
  ])('%s → %s', (question, thing) => {
    expect(thingsAsked(planOf({ question }))[0]).toBe(thing);
  });

  it.each(['举行了哪些会议', '有什么活动吗', ''])('finds nothing in %j', (question) => {
    expect(thingsAsked(planOf({ question }))).toEqual([]);
  });

  it('leaves times, papers and pages out', () => {
    const plan = planOf({
      question: '2023年9月砚池日报头版报道了哪些会议',
      times: [{ text: '2023年9月', range: { from: '2023-09-01', to: '2023-09-30' } }],
      papers: ['砚池日报'],
      page: '1',
    });
    expect(thingsAsked(plan)).toEqual([]);
  });
});

describe('asksForAll', () => {
  it.each([
    ['list', true],
    ['count', true],
    ['timeline', true],
    ['who', false],
  ] as const)('%s: %s', (kind, all) => {
    expect(asksForAll(planOf({ kind }))).toBe(all);
  });
});
