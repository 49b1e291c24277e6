import { describe, expect, it } from 'vitest';
import { EMPTY_PLAN, type QueryPlan } from '../../domain/plan.ts';
import { articleOf } from '../__fixtures__/plans.ts';
import { bodyAsked, speaksOfBody } from './asked-body.ts';

const plan = (question: string, fields: Partial<QueryPlan>): QueryPlan => ({
  ...EMPTY_PLAN,
  kind: 'role',
  question,
  ...fields,
});

describe('bodyAsked', () => {
  it.each([
    ['青田村猕猴桃基地的负责人是谁', { titles: ['负责人'] }, '青田村猕猴桃基地'],
    ['谁是澜川港务集团的现任董事长?', { titles: ['董事长'] }, '澜川港务集团'],
    ['2021年澜川港务集团的董事长是谁', { titles: ['董事长'], times: [time('2021年')] }, '澜川港务集团'],
    ['港务集团的董事长是谁', { titles: ['港务集团的董事长'] }, '港务集团'],
    ['澜川市的市长是谁', { titles: ['市长'], places: ['澜川市'] }, null],
    ['澜川市委书记是谁', { titles: ['澜川市委书记'] }, null],
    ['澜川市水利局副局长是谁', { titles: ['澜川市水利局副局长'] }, '澜川市水利局'],
    ['柳巷社区党总支书记是谁', { titles: ['柳巷社区党总支书记'] }, '柳巷社区'],
    ['董事长是谁', { titles: ['董事长'] }, null],
    ['陈湛是澜川港务集团的董事长吗', { titles: ['董事长'], people: ['陈湛'] }, null],
  ])('%s → %s', (question, fields, body) => {
    expect(bodyAsked(plan(question, fields))).toBe(body);
  });
});

describe('speaksOfBody', () => {
  it('takes a shortened name, and nothing else of the kind', () => {
    const none = new Map();
    const article = articleOf('猕猴桃熟了', '青田村的猕猴桃基地迎来采摘期,负责人吴苇说今年收成好。');
    expect(speaksOfBody('青田村猕猴桃基地', article, none)).toBe(true);
    expect(speaksOfBody('柳塘镇蓝莓合作社', article, none)).toBe(false);
    expect(speaksOfBody('青田村猕猴桃基地', undefined, none)).toBe(false);
  });
});

function time(text: string): QueryPlan['times'][number] {
  return { text, range: { from: '2021-01-01', to: '2021-12-31' } };
}
