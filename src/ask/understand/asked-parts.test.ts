import { describe, expect, it } from 'vitest';
import { planOf } from '../__fixtures__/plans.ts';
import { askedParts } from './asked-parts.ts';

const parts = (question: string) =>
  askedParts(planOf({ question })).map(({ plan, label }) => [plan.kind, plan.question, label]);

describe('askedParts', () => {
  it.each([
    [
      '读书会什么时候、在哪里举行，谁主持的',
      [
        ['when', '读书会什么时候', '时间'],
        ['where', '读书会在哪里举行', '地点'],
        ['who', '读书会谁主持的', '主持'],
      ],
    ],
    [
      '吞吐量是多少，比去年增加多少',
      [
        ['quantity', '吞吐量是多少', '吞吐量'],
        ['quantity', '吞吐量比去年增加多少', '比去年增加'],
      ],
    ],
    [
      '滨江书院面积多少平方米，藏书多少册',
      [
        ['quantity', '滨江书院面积多少平方米', '滨江书院面积'],
        ['quantity', '滨江书院藏书多少册', '藏书'],
      ],
    ],
    [
      '东环路什么时候开工、总投资多少',
      [
        ['when', '东环路什么时候开工', '开工时间'],
        ['quantity', '东环路总投资多少', '总投资'],
      ],
    ],
    [
      '8月10日的调度会，谁主持、在哪开',
      [
        ['who', '8月10日的调度会谁主持', '主持'],
        ['where', '8月10日的调度会在哪开', '地点'],
      ],
    ],
  ])('takes %s apart', (question, wanted) => {
    expect(parts(question)).toEqual(wanted);
  });

  it.each([
    '谁主持了调度会',
    '甲、乙、丙三人谁到会了',
    '石鼓县和白沙县春茶产量哪个多',
    '这种枪采用什么设计，使得不需要任何人手调整就能发射',
    '请问，什么是林长制',
    '',
  ])('takes %s for one question', (question) => {
    expect(parts(question)).toEqual([]);
  });

  it('knows a part that asks of each thing told before', () => {
    const [, second] = askedParts(planOf({ question: '他9月5日参加了哪些会议，谁主持' }));
    expect(second?.leans).toBe(true);
  });
});
