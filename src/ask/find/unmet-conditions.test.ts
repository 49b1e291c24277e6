import { expect, it } from 'vitest';
import type { UnmetCondition } from '../../domain/explanation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { articleOf, planOf } from '../__fixtures__/plans.ts';
import { unmetConditions } from './unmet-conditions.ts';

const BODY = '4月11日，云溪市1号线试跑，沈克俭到场。';
const ARTICLE = articleOf('1号线试跑', BODY);
const time = (day: string) => ({ text: day, range: { from: day, to: day } });

it.each<[string, Partial<QueryPlan>, UnmetCondition[]]>([
  ['all of it', { question: '1号线', people: ['沈克俭'], times: [time('2023-04-11')], papers: ['云溪晚报'] }, []],
  ['another paper', { papers: ['云溪日报'] }, ['other_issue']],
  ['another page', { page: '3' }, ['other_issue']],
  ['somebody else', { people: ['沈克俭', '温子衡'] }, ['other_people']],
  ['another day', { times: [time('2023-04-20')] }, ['other_time']],
  ['another city', { places: ['白榆市'] }, ['other_place']],
  ['another number', { question: '2号线哪天试跑' }, ['other_name']],
  ['two things', { people: ['温子衡'], times: [time('2023-04-20')] }, ['other_people', 'other_time']],
])('a question for %s', (_, plan, unmet) => {
  const articles = new Map([[ARTICLE.id, ARTICLE]]);
  expect(unmetConditions(planOf(plan), ARTICLE, BODY, articles)).toEqual(unmet);
});
