import { describe, expect, it } from 'vitest';
import { withoutChoices } from './either-or.ts';

describe('withoutChoices', () => {
  it.each([
    ['防汛会议是陆文舟主持的还是沈克俭主持的?', '防汛会议是谁主持的?'],
    ['防汛会议由陆文舟主持还是由沈克俭主持', '防汛会议由谁主持的'],
    ['主持会议的是陆文舟还是沈克俭?', '主持会议的是谁?'],
    ['开工仪式是上午举行的还是下午举行的?', '开工仪式是什么时候举行的?'],
    ['开工仪式在上午还是下午?', '开工仪式在什么时候的?'],
    ['大会是5月3日召开的,还是5月4日召开的?', '大会是什么时候召开的?'],
    ['座谈会在市政府召开的还是在会议中心召开的?', '座谈会在哪里召开的?'],
    // What offers no two answers of one kind stays.
    ['今年茶叶产量增加还是减少?', '今年茶叶产量增加还是减少?'],
    ['还是他吗', '还是他吗'],
    ['陆文舟还是市委书记吗?', '陆文舟还是市委书记吗?'],
  ])('%s → %s', (question, asked) => {
    expect(withoutChoices(question)).toBe(asked);
  });

  it('takes time in proportion to the text', () => {
    const start = performance.now();
    withoutChoices(`在${'主持还是'.repeat(6000)}`);
    withoutChoices(`是${'甲'.repeat(20_000)}还是`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
