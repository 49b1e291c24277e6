import { chineseNumber } from './numbers.ts';
import type { Read } from './time-expression.ts';
import { matchAt } from './time-scan.ts';

/** A year counted from the beginning of a reign or a republic. */
interface ReignYear {
  readonly year: number;
  /** Months and dates told with it are those of the lunar calendar. */
  readonly lunar: boolean;
}

/** The year before the first of each; the Republic of China and modern Japan use the common calendar. */
const REIGNS: Readonly<Record<string, readonly [before: number, longest: number, lunar: boolean]>> = {
  民国: [1911, 150, false],
  昭和: [1925, 64, false],
  平成: [1988, 31, false],
  令和: [2018, 60, false],
  康熙: [1661, 61, true],
  雍正: [1722, 13, true],
  乾隆: [1735, 60, true],
  嘉庆: [1795, 25, true],
  道光: [1820, 30, true],
  咸丰: [1850, 11, true],
  同治: [1861, 13, true],
  光绪: [1874, 34, true],
  宣统: [1908, 3, true],
};
const NAMES = Object.keys(REIGNS);
const YEAR = new RegExp(`(?:中华)?(${NAMES.join('|')})(元|\\d{1,3}|[一二三四五六七八九十廿卅百零〇]{1,6}) ?年`, 'y');

/** The first two characters that such a year may begin with. */
export const REIGN_STARTS: readonly string[] = [...NAMES, '中华'];

/** 民国二十六年, 中华民国85年, 光绪三十二年, 平成元年; null where none is printed or the reign was not so long. */
export function readReignYear(text: string, at: number): Read<ReignYear> | null {
  const match = matchAt(YEAR, text, at);
  if (match === null) return null;
  const reign = REIGNS[match[1] ?? ''];
  const count = match[2] ?? '';
  const n = count === '元' ? 1 : /^\d/.test(count) ? Number(count) : chineseNumber(count);
  if (reign === undefined || n === null || n < 1 || n > reign[1]) return null;
  return { value: { year: reign[0] + n, lunar: reign[2] }, end: at + match[0].length };
}
