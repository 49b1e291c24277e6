import { describe, expect, it } from 'vitest';
import { deriveTitle } from './derive-title.ts';

describe('deriveTitle', () => {
  it.each([
    ['8月9日晚,市委召开研判会议。会上', '市委召开研判会议'],
    [
      '昨日上午，副市长庞某检查市场供应和安全生产，先后到市第二棉纺织厂、北关粮油市场。',
      '副市长庞某检查市场供应和安全生产',
    ],
    ['原标题：老街修好了，青石板原样铺回。', '老街修好了，青石板原样铺回'],
    ['据《海门晚报》8月27日报道，公交车装上了雨伞架。', '公交车装上了雨伞架'],
    ['短。', '短'],
    ['', ''],
  ])('takes the title of %j', (body, title) => expect(deriveTitle(body)).toBe(title));

  it('is never longer than thirty characters and does not end inside a word', () => {
    const title = deriveTitle('市委书记某某通过线上会议系统主持召开全市疫情防控指挥部日研判会议听取汇报安排工作。');
    expect(title.length).toBeLessThanOrEqual(30);
    expect(title.endsWith('…')).toBe(true);
  });
});
