import { type Day, makeDay } from '../../domain/day.ts';
import { fullDates } from './printed-dates.ts';

/** The day that a path names, and where it stands in the path. */
export interface PathDay {
  /** `XXXX-09-06` when no year is named. */
  readonly day: Day | null;
  /** A year that stands alone, without month and day. */
  readonly year: number | null;
  /** Where the day stands; both 0 when there is none. */
  readonly start: number;
  readonly end: number;
  /** True when the numbers behind it are serial numbers of a website, not pages. */
  readonly serial: boolean;
}

const YEAR = '((?:19|20)\\d{2})';
const BEFORE = '(?<![\\dA-Za-z.])';
/** Pictures and scans bear the time they were taken. */
const TAKEN =
  /(?:IMG|DSC|DCIM|PANO|VID|Screenshot|截[屏图]|微信图片|QQ图片|mmexport|扫描(?:件|全能王)?|scan|CamScanner)[_\-\s]{0,3}$/i;
const SERIAL = /(?:^|[/_-])(?:content|node|index|art|article|t|c|news|con)[_-]?$|[/](?:content|node)_/i;

/** Forms of a day, the fullest first. Groups: 1 year, 2 month, 3 date. */
const FORMS: readonly RegExp[] = [
  // 2022-09-06, 2022/9/6, 1987.5.1, 2022_09_06, 2022年9月6日, 2022年/09月/06日
  new RegExp(
    `${BEFORE}${YEAR}\\s?(?:[-_./]|年[/\\s]?)\\s?(\\d{1,2})\\s?(?:[-_./]|月[/\\s]?)\\s?(\\d{1,2})(?![\\d:]|\\s?月|\\.\\d{1,2}\\.\\d)日?`,
    'g',
  ),
  // 20220906, jzwb20220906, 2022090601 with the page behind
  new RegExp(
    `(?<![\\d.]|\\d[A-Za-z]{1,12})(?<=^|[^A-Za-z]|(?:^|[/_\\-\\s])[A-Za-z]{1,8})${YEAR}(\\d{2})(\\d{2})(?=$|[^\\dA-Za-z]|\\d{2}(?![\\dA-Za-z])|[A-Z]\\d{1,2}(?![\\dA-Za-z]))`,
    'g',
  ),
  // 2022-09/06, 202209/06, 2022/0906, 2022-0906
  new RegExp(`(?<![\\d.])${YEAR}[-_./年]?(\\d{2})月?[/\\s](\\d{2})日?(?![\\d.])`, 'g'),
  new RegExp(`(?<![\\d.])${YEAR}年?[-_./](\\d{2})(\\d{2})(?!\\d)`, 'g'),
];
const MONTH_DAY = /(?<!\d)(\d{1,2})月[/\s]?(\d{1,2})(?:日|(?=\/|$))/g;
const HAN_DAY = /[一二三四五六七八九〇零○]{4}年[一二三四五六七八九十元]{1,2}月[一二三四五六七八九十]{1,3}日/g;
const LONE_YEAR = /(?<![\d.])((?:19|20)\d{2})(?:年|(?=\/|$)|(?=[-_\s]?(?:合订本|全年)))/g;

/** Looks for the day in a folded path without its ending; of several the last one counts, which is the file's own. */
export function pathDay(path: string): PathDay {
  const found = withYear(path) ?? inHan(path);
  if (found) return found;
  const year = [...path.matchAll(LONE_YEAR)].at(-1);
  const value = year ? Number(year[1]) : null;
  const short = [...path.matchAll(MONTH_DAY)].at(-1);
  const day = short ? makeDay(value, Number(short[1]), Number(short[2])) : null;
  if (!short || !day) return { day: null, year: value, start: 0, end: 0, serial: false };
  return { day, year: null, start: short.index, end: short.index + short[0].length, serial: false };
}

function withYear(path: string): PathDay | null {
  for (const form of FORMS) {
    const days = [...path.matchAll(form)].flatMap((match) => {
      const day = makeDay(Number(match[1]), Number(match[2]), Number(match[3]));
      const before = path.slice(Math.max(0, match.index - 24), match.index);
      if (!day || TAKEN.test(before)) return [];
      const end = match.index + match[0].length;
      return [
        { day, year: null, start: match.index, end, serial: SERIAL.test(before) || SERIAL.test(path.slice(end)) },
      ];
    });
    const last = days.at(-1);
    if (last) return last;
  }
  return null;
}

function inHan(path: string): PathDay | null {
  const match = [...path.matchAll(HAN_DAY)].at(-1);
  const day = match && fullDates(match[0])[0];
  return match && day
    ? { day, year: null, start: match.index, end: match.index + match[0].length, serial: false }
    : null;
}
