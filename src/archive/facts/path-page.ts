import type { PathDay } from './path-day.ts';
import { hanNumber } from './printed-dates.ts';

/** 第03版, A02版, 四版, 头版: a page wherever it stands. */
const NAMED = /(?:第\s?)?([A-HTZ]?\d{1,3}|[一二三四五六七八九十]{1,3}|(?<=第)[A-HTZ]\d{1,2}|头)\s?版(?![本块权])/i;
/** A02 as a word of its own. */
const LETTERED = /(?<![A-Za-z\d])([A-HTZ]\d{2})(?![A-Za-z\d])/i;
const NUMBERED = /^[_\-\s.日/]{0,3}(?:p|page)?([A-HTZ]?\d{1,2})(?=$|[_\-\s./|·,]|版)(?![_\-\s]?\d{4})/i;
/** A time between the day and the page. */
const CLOCK = /^[_\-\s]\d{4,6}(?=[_\-\s/])/;

/** The page that a folded path names, as printed there; behind a day a number is enough, elsewhere only what can be nothing else. */
export function pathPage(path: string, { day, start, end, serial }: PathDay): string | null {
  const name = path.split('/').at(-1) ?? '';
  const behind = day === null ? '' : path.slice(end).replace(CLOCK, '');
  const named = NAMED.exec(behind) ?? NAMED.exec(day === null ? name : path.slice(0, start));
  if (named?.[1]) return pageOf(named[1]);
  if (day === null) return LETTERED.exec(name)?.[0] === name ? name.toUpperCase() : null;
  if (serial) return null;
  const numbered =
    NUMBERED.exec(behind) ??
    LETTERED.exec(behind) ??
    LETTERED.exec(path.slice(path.lastIndexOf('/', start) + 1, start));
  return numbered?.[1]?.toUpperCase() ?? null;
}

function pageOf(word: string): string {
  if (word === '头') return '1';
  return /^[一二三四五六七八九十]/.test(word) ? String(hanNumber(word)) : word.toUpperCase();
}
