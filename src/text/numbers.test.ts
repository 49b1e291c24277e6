import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber, normaliseQuantity } from './numbers.ts';

describe('chineseNumber', () => {
  it.each([
    ['二十三', 23],
    ['十', 10],
    ['三十一', 31],
    ['一百零五', 105],
    ['一百一十', 110],
    ['两千', 2000],
    ['两千零一', 2001],
    ['一万零三', 10003],
    ['廿八', 28],
    ['卅', 30],
    ['零', 0],
    ['二〇二二', 2022],
    ['二○○八', 2008],
    ['一九九九', 1999],
    ['壹佰贰拾', 120],
    ['1.3万', 13000],
    ['1.1万', 11000],
    ['2万5千', 25000],
    ['1亿3000万', 130_000_000],
    ['三万亿', 3e12],
    ['三点五亿', 350_000_000],
    ['两万三', 23000],
    ['一百五', 150],
    ['1,500', 1500],
    ['３５', 35],
    ['萬', null],
    ['兩萬', 20000],
  ])('reads %s as %s', (text, wanted) => {
    expect(chineseNumber(text)).toBe(wanted);
  });

  it.each([
    '',
    '百',
    '万',
    '七八',
    '三五',
    '三四百',
    '两两',
    '十百',
    '一千零一夜',
    '5月',
    '1.',
    '点五',
    '一'.repeat(60),
  ])('finds no number in %j', (text) => {
    expect(chineseNumber(text)).toBeNull();
  });

  it('reads back what it is given in plain numerals', () => {
    fc.assert(fc.property(fc.nat(99_999_999), (value) => chineseNumber(inHanzi(value)) === value));
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => chineseNumber(text) !== undefined));
  });
});

describe('normaliseQuantity', () => {
  it.each([
    ['增长百分之三十五', '增长35%'],
    ['增长百分之三十五点六', '增长35.6%'],
    ['增长３５％', '增长35%'],
    ['增长 35 %', '增长35%'],
    ['千分之五', '5‰'],
    ['百分之百', '100%'],
    ['共1,500个', '共1500个'],
    ['共１，５００个', '共1500个'],
    ['100，200人', '100,200人'],
    ['1.3万余名', '13000余名'],
    ['1000 万元', '10000000元'],
    ['一千五百万元', '15000000元'],
    ['三点五万', '35000'],
    ['3.50亿元', '350000000元'],
    ['第十三届', '第13届'],
    ['二〇二二年九月五日', '2022年9月5日'],
    ['２０２２年 ９ 月 5 日', '2022年9月5日'],
    ['下午三点五十分', '下午3点50分'],
    ['七八个', '七八个'],
    ['以防万一', '以防万一'],
  ])('brings %s to %s', (text, wanted) => {
    expect(normaliseQuantity(text)).toBe(wanted);
  });

  it('does not take the 百 of the next percentage for part of a number', () => {
    expect(normaliseQuantity('百分之十百分之三')).toBe('10%3%');
  });

  it('changes nothing when done twice', () => {
    const part = fc.constantFrom('三', '十', '百', '万', '亿', '点', '5', '1,200', '％', '百分之', '年', '。', '〇');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const once = normaliseQuantity(parts.join(''));
        expect(normaliseQuantity(once)).toBe(once);
      }),
    );
  });
});

/** The plain way to write a number below 100 million. */
function inHanzi(value: number): string {
  if (value < 10) return '零一二三四五六七八九'.charAt(value);
  for (const [unit, word] of [
    [10000, '万'],
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (value < unit) continue;
    const rest = value % unit;
    const gap = rest > 0 && rest < unit / 10 ? '零' : '';
    return inHanzi(Math.floor(value / unit)) + word + gap + (rest > 0 ? inHanzi(rest) : '');
  }
  return '';
}
