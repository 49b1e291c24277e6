import { describe, expect, it } from 'vitest';
import { planOf } from '../__fixtures__/plans.ts';
import { wordings } from './wordings.ts';

const asked = (question: string) =>
  wordings(planOf({ kind: 'quantity', question, text: question })).map(({ plan }) => plan.text);

describe('wordings', () => {
  it.each([
    ['2021年汐阳GDP是多少', ['2021年汐阳GDP是多少', '2021年汐阳地区生产总值是多少']],
    ['汐阳地区生产总值增长多少', ['汐阳地区生产总值增长多少', '汐阳GDP增长多少']],
    ['汐阳有多少人口', ['汐阳有多少人口']],
  ])('%s', (question, wanted) => {
    expect(asked(question)).toEqual(wanted);
  });
});
