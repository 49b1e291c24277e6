import { describe, expect, it } from 'vitest';
import { readMastheadDate, withoutDates } from './masthead-date.ts';

const brief = (...lines: string[]) => {
  const { day, weekday, lunar, cycle } = readMastheadDate(lines);
  return [day, weekday, lunar && `${lunar.leap ? '闰' : ''}${lunar.month}/${lunar.date}`, cycle];
};

describe('readMastheadDate', () => {
  it.each([
    [['北桥晚报 2022年9月6日 星期二 农历八月十一 第1234期 今日8版'], ['2022-09-06', 2, '8/11', null]],
    [
      ['2 0 2 2 年 9 月 6 日', '星 期 二'],
      ['2022-09-06', 2, null, null],
    ],
    [['A01 2022年9月6日'], ['2022-09-06', null, null, null]],
    [['8 2022年12月26日 周一'], ['2022-12-26', 1, null, null]],
    [['一九九九年元月四日 星期一'], ['1999-01-04', 1, null, null]],
    [['一 九 八 七 年 十 二 月 三 十 一 日'], ['1987-12-31', null, null, null]],
    [['二〇二二年九月廿六日'], ['2022-09-26', null, null, null]],
    [['中华民国一一二年四月十二日 星期三'], ['2023-04-12', 3, null, null]],
    [['民国八十八年十月二日'], ['1999-10-02', null, null, null]],
    [['2022-09-06 周二'], ['2022-09-06', 2, null, null]],
    [
      ['1999年1月4日', '戊寅年十一月十七'],
      ['1999-01-04', null, '11/17', 14],
    ],
    [['2022年9月6日 壬寅年八月十一 星期二'], ['2022-09-06', 2, '8/11', 38]],
    [['2022年9月6日 八月十一'], ['2022-09-06', null, '8/11', null]],
    [['2020年6月1日 农历庚子年闰四月初十'], ['2020-06-01', null, '闰4/10', 36]],
    [['2023年1月21日 腊月三十'], ['2023-01-21', null, '12/30', null]],
    [['2023年1月22日 正月初一'], ['2023-01-22', null, '1/1', null]],
    [['9月6日 星期二 农历八月十一'], ['XXXX-09-06', 2, '8/11', null]],
    [['九月六日 星期二'], ['XXXX-09-06', 2, null, null]],
    [
      ['创刊于1956年10月1日', '2022年9月6日'],
      ['2022-09-06', null, null, null],
    ],
    [['1956年10月1日创刊'], [null, null, null, null]],
    [['第2022期 4版'], [null, null, null, null]],
    [['2022年13月6日'], [null, null, null, null]],
  ])('reads %j', (lines, wanted) => expect(brief(...lines)).toEqual(wanted));

  it.each([
    ['2O22年9月6日 星期二', '2022-09-06', true],
    ['2022年9月6曰 星期ニ', '2022-09-06', false],
    ['2O22年9目6日', '2022-09-06', true],
    ['2022午9月l6日', '2022-09-16', true],
    ['20Z2年9月6日', '2022-09-06', true],
    ['2022年9月6口 星期二', '2022-09-06', true],
  ])('understands the slips of %s', (line, day, mended) => {
    const read = readMastheadDate([line]);
    expect([read.day, read.mended]).toEqual([day, mended]);
  });

  it('keeps what is legible of a year', () => {
    expect(readMastheadDate(['20□2年9月6日 星期二'])).toMatchObject({
      day: 'XXXX-09-06',
      yearMask: '20.2',
      weekday: 2,
    });
  });

  it('takes no time on hostile lines', () => {
    const started = performance.now();
    for (const piece of ['2 0 ', '年 月 ', '一 ', '农历', 'O', '星 '])
      readMastheadDate(Array.from({ length: 20 }, () => piece.repeat(200)));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('withoutDates', () => {
  it.each([
    ['2 0 2 2 年 9 月 6 日', ''],
    ['北桥晚报 2O22年9月6曰 星期ニ A01', '北桥晚报A01'],
    ['9月6日 星期二 农历八月十一', ''],
    ['一九九九年元月四日 星期一 第一版', '第一版'],
    ['壬寅年八月十一 2022年9月6日 星期二', ''],
    ['9月6日', '9月6日'],
    ['9月6日召开会议', '9月6日召开会议'],
    ['2022年9月6日召开会议', '召开会议'],
    ['要闻|2022年9月6日', '要闻'],
  ])('of %s leaves %s', (line, wanted) => expect(withoutDates(line).replace(/[\s|]+/g, '')).toBe(wanted));
});
