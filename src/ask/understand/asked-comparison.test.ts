import { describe, expect, it } from 'vitest';
import { planOf } from '../__fixtures__/plans.ts';
import { askedComparison } from './asked-comparison.ts';

function compared(question: string, times: readonly string[] = []) {
  const range = { from: 'XXXX-01-01', to: 'XXXX-03-31' };
  const found = askedComparison(planOf({ question, times: times.map((text) => ({ text, range })) }));
  return found && [found.measure, ...found.sides.flatMap(({ name, plan }) => [name, plan.question])];
}

describe('askedComparison', () => {
  it.each([
    ['石鼓县和白沙县春茶产量哪个多', ['more', '石鼓县', '石鼓县春茶产量多少', '白沙县', '白沙县春茶产量多少']],
    ['东环路和西环路哪个先通车', ['first', '东环路', '东环路通车什么时候', '西环路', '西环路通车什么时候']],
    ['东环路比西环路长吗', ['more', '东环路', '东环路全长多少', '西环路', '西环路全长多少']],
    ['东环路的投资比西环路少吗', ['less', '东环路', '东环路投资多少', '西环路', '西环路投资多少']],
    ['西环路比东环路长多少', ['difference', '西环路', '西环路全长多少', '东环路', '东环路全长多少']],
    ['东环路和西环路的总投资相差多少', ['difference', '东环路', '东环路总投资多少', '西环路', '西环路总投资多少']],
    ['石鼓县与白沙县用电量各是多少', ['each', '石鼓县', '石鼓县用电量是多少', '白沙县', '白沙县用电量是多少']],
    ['乌克齿龙与拜伦龙有什么不同', ['each', '乌克齿龙', '乌克齿龙', '拜伦龙', '拜伦龙']],
    ['张小雨和李大山谁参加的会议多', ['more', '张小雨', '张小雨参加了几次会议', '李大山', '李大山参加了几次会议']],
  ])('%s', (question, wanted) => {
    expect(compared(question)).toEqual(wanted);
  });

  it('puts the time of the question before both', () => {
    expect(compared('一季度石鼓县和白沙县用电量哪个大', ['一季度'])).toEqual([
      'more',
      '石鼓县',
      '一季度石鼓县用电量多少',
      '白沙县',
      '一季度白沙县用电量多少',
    ]);
  });

  it.each(['谁主持了会议', '哪个多', '和', ''])('finds no two things in %j', (question) => {
    expect(compared(question)).toBeNull();
  });
});
