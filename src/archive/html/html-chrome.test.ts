import { describe, expect, it } from 'vitest';
import { stretchesOf } from './html-chrome.ts';

describe('stretchesOf', () => {
  it.each([
    [
      '云溪日报 2023年04月20日 星期四 上一篇 下一篇 放大 缩小',
      '云溪日报 2023年04月20日 星期四',
      '上一篇 下一篇 放大 缩小',
    ],
    ['第01版:要闻 版面导航 2023年04月20日 返回首页', '第01版:要闻/2023年04月20日', '版面导航/返回首页'],
    ['下一版 | 第02版', '第02版', '下一版 |'],
  ])('cuts words of navigation out of %s', (text, rest, tools) => {
    const found = stretchesOf(text) ?? [];
    const of = (wanted: boolean): string =>
      found.flatMap((one) => (one.tools === wanted ? [text.slice(one.start, one.end).trim()] : [])).join('/');
    expect([of(false), of(true)]).toEqual([rest, tools]);
  });

  it.each(['上一篇 下一篇', '云溪日报 2023年04月20日', '首页 数字报 云溪日报', '放大 缩小。2023年4月20日', ''])(
    'leaves %s as it is',
    (text) => {
      expect(stretchesOf(text)).toBeNull();
    },
  );
});
