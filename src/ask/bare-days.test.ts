import { expect, it } from 'vitest';
import { withBareDay } from './bare-days.ts';

it.each([
  ['9.5霍廷岳调研', '9月5日霍廷岳调研'],
  ['11.26的比赛', '11月26日的比赛'],
  ['9.5公里的路', '9.5公里的路'],
  ['1.3万人', '1.3万人'],
  ['2.0时代', '2.0时代'],
  ['13.5的比赛', '13.5的比赛'],
  ['增长9.5的是什么', '增长9.5的是什么'],
  ['9.50会议', '9.50会议'],
])('%s → %s', (question, wanted) => {
  expect(withBareDay(question)).toBe(wanted);
});
