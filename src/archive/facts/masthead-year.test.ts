import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../domain/day.ts';
import { lunarDateOf } from '../../text/lunar.ts';
import { readMastheadDate } from './masthead-date.ts';
import { mastheadDay } from './masthead-year.ts';

const settle = (line: string, latest = 2026) => mastheadDay(readMastheadDate([line]), line, latest);

describe('mastheadDay', () => {
  it.each([
    ['2022年9月6日 星期二 农历八月十一', '2022-09-06', []],
    ['2022年9月6日 星期三', '2022-09-06', ['weekday-conflict']],
    ['2022年9月6日 农历八月十二', '2022-09-06', ['lunar-conflict']],
    ['2022年9月6日 癸卯年八月十一', '2022-09-06', ['lunar-conflict']],
    ['2012年9月6日 星期二 农历八月十一', '2012-09-06', ['weekday-conflict', 'lunar-conflict', 'year-doubtful']],
    ['2020年6月1日 闰四月初十', '2020-06-01', []],
    ['2020年6月1日 四月初十', '2020-06-01', []],
    ['2O22年9月6日 星期二', '2022-09-06', []],
    ['2O22年9月6日', '2022-09-06', ['masthead-unclear']],
    ['2022年9月6曰 星期ニ', '2022-09-06', []],
    ['9月6日 星期二 农历八月十一', '2022-09-06', []],
    ['9月6日 壬寅年八月十一', '2022-09-06', []],
    ['20□2年9月6日 星期二', '2022-09-06', []],
    ['9月6日 星期二', 'XXXX-09-06', []],
    ['9月6日 农历正月初一', 'XXXX-09-06', ['weekday-conflict']],
  ])('settles %s', (line, day, codes) => {
    const settled = settle(line);
    expect(settled?.day.value).toBe(day);
    expect(settled?.doubts.map(({ code }) => code)).toEqual(codes);
  });

  it('says why, and names the years that fit', () => {
    expect(settle('9月6日 星期二 农历八月十一')?.day.origin).toEqual({
      kind: 'inferred',
      reason: '报头「9月6日 星期二 农历八月十一」：9月6日为星期二且农历八月十一，合2022年',
    });
    const several = settle('9月6日 星期二');
    expect(several?.years).toContain(2022);
    expect(several?.years).toContain(2016);
    expect(several?.day.origin.reason).toContain('2011、2016、2022年');
  });

  it('does not take a misread year that weekday or lunar date gainsay', () => {
    const settled = settle('2O21年9月6日 星期二 农历八月十一');
    expect(settled?.day.value).toBe('2022-09-06');
    expect(settled?.day.origin.kind).toBe('inferred');
  });

  it('knows no paper of the future, and nothing without a day', () => {
    expect(settle('9月6日 星期二 农历八月十一', 2021)?.day.value).toBe('XXXX-09-06');
    expect(settle('北桥晚报')).toBeNull();
  });

  const HAN = '〇一二三四五六七八九';
  const LUNAR = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
  const counted = (n: number) =>
    n < 10 ? HAN.charAt(n) : `${n < 20 ? '' : HAN.charAt(Math.floor(n / 10))}十${n % 10 ? HAN.charAt(n % 10) : ''}`;
  const moonOf = (day: string) => {
    const { month, leap, date } = lunarDateOf(day)!;
    const name =
      date <= 10 ? `初${counted(date)}` : date > 20 && date < 30 ? `廿${HAN.charAt(date - 20)}` : counted(date);
    return `${leap ? '闰' : ''}${LUNAR[month - 1]}月${name}`;
  };
  const days = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('agrees with every true masthead, however it is printed, and finds its year without it', () => {
    fc.assert(
      fc.property(days, fc.boolean(), fc.boolean(), (day, han, apart) => {
        const [year, month, date] = day.split('-').map(Number) as [number, number, number];
        const own = han ? `${counted(month)}月${counted(date)}日` : `${month}月${date}日`;
        const full = `${han ? [...String(year)].map((digit) => HAN.charAt(Number(digit))).join('') : year}年${own}`;
        const beside = ` 星期${'日一二三四五六'.charAt(weekdayOf(day)!)} 农历${moonOf(day)}`;
        const line = apart ? [...`${full}${beside}`].join(' ') : `${full}${beside}`;
        const settled = settle(line);
        expect([settled?.day.value, settled?.doubts]).toEqual([day, []]);
        const yearless = settle(`${own}${beside}`);
        expect(yearless?.years).toContain(year);
      }),
    );
  });
});
