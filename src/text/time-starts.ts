import { unitSet } from './name-tables.ts';
import { FESTIVAL_STARTS } from './time-festival.ts';
import { REIGN_STARTS } from './time-reign.ts';
import { tableStarts } from './time-scan.ts';
import { DAY_WORDS, MONTH_WORDS, QUARTER_WORDS, WEEK_WORDS, YEAR_WORDS } from './time-words.ts';

const DIGITS = '0123456789';
const HANZI = '〇零○一二三四五六七八九十廿两';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
/** Characters that may stand behind the first number of a time: its unit, 至 and 起至, a festival (2022春节). */
const isBehindNumber = unitSet('年月日号时点天世季至到起开一元春清五端中国除');
const COMPACT_DATE = 8;
const TABLES = [DAY_WORDS, MONTH_WORDS, QUARTER_WORDS, WEEK_WORDS, YEAR_WORDS];

/** What may follow a first character, beside the words of the tables; an empty string stands for anything. */
const OTHERS: readonly (readonly [firsts: string, seconds: string])[] = [
  [DIGITS, ''],
  [HANZI, `${HANZI}${DIGITS}O年月日号时点天世季至到、 -—–~`],
  ['元', '月 '],
  ['农阴旧夏', '历'],
  ['甲乙丙丁戊己庚辛壬癸', BRANCHES],
  ['闰', HANZI],
  ['正冬腊', '月'],
  ['大', '年一清'],
  ['首', '个月季'],
  ['前第', `${HANZI}${DIGITS}`],
  ['Q', '1234'],
  ['上下', '半午个世'],
  ['本', '世'],
  ['年月', '初底末'],
  ['星', '期'],
  ['周', '一二三四五六日天'],
  ['礼', '拜'],
  ['未', '来'],
  ['今', '后明春夏秋冬'],
  ['去', '今春夏秋冬'],
  ['明', '后春夏秋冬'],
  ['昨', '今'],
  ['接', '下'],
  ['过', '去'],
  ['最', '近'],
  ['近', `${HANZI}${DIGITS}的半`],
  ['“"', HANZI],
  ['凌', '晨'],
  ['黎', '明'],
  ['拂', '晓'],
  ['清', '晨早'],
  ['早', '上晨间'],
  ['晚', `上间${HANZI}${DIGITS}`],
  ['夜', '间里晚'],
  ['深半子', '夜'],
  ['午', '前后间夜'],
  ['中正', '午'],
  ['傍', '晚'],
  ['黄', '昏'],
  ['后', '半'],
];

/** By first UTF-16 unit: 0 nothing begins so, 1 anything may follow, 2 see `PAIRS`. */
const FIRSTS = new Uint8Array(0x10000);
const PAIRS = new Set<number>();
fill();

/** Whether a time expression may begin at `at`: a cheap test of two characters before any reading. */
export function mayBegin(folded: string, at: number): boolean {
  const first = FIRSTS[folded.charCodeAt(at)];
  if (first === 1) return numberMayBegin(folded, at);
  return first === 2 && PAIRS.has(pair(folded.charCodeAt(at), folded.charCodeAt(at + 1)));
}

/** Most numbers count something: 「30名」, 「5万元」. Only 20220905 may be a time whatever character stands behind it. */
function numberMayBegin(folded: string, at: number): boolean {
  const end = skipNumber(folded, at);
  const unit = folded.charCodeAt(end);
  return !(unit >= 0x4e00 && unit <= 0x9fff) || isBehindNumber(unit) || end - at === COMPACT_DATE;
}

/** The next place to look: behind the rest of an Arabic number, or the next character. */
export function skipNumber(folded: string, at: number): number {
  let next = at + 1;
  if (!isDigit(folded, at)) return next;
  while (isDigit(folded, next)) next++;
  return next;
}

function isDigit(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

function pair(first: number, second: number): number {
  return first * 0x10000 + second;
}

function fill(): void {
  const words = [...FESTIVAL_STARTS, ...REIGN_STARTS, ...TABLES.flatMap(tableStarts)];
  for (const word of words) add(word.charCodeAt(0), word.length > 1 ? word.charCodeAt(1) : null);
  for (const [firsts, seconds] of OTHERS) {
    for (const first of firsts) {
      if (seconds === '') FIRSTS[first.charCodeAt(0)] = 1;
      else for (const second of seconds) add(first.charCodeAt(0), second.charCodeAt(0));
    }
  }
}

/** 今 and 昨 are words of one character: a part of the day follows. */
function add(first: number, second: number | null): void {
  if (FIRSTS[first] === 0) FIRSTS[first] = 2;
  if (second !== null) PAIRS.add(pair(first, second));
  else for (const part of '上中下傍凌') PAIRS.add(pair(first, part.charCodeAt(0)));
}
