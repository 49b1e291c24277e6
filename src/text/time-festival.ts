import { type Season, SOLAR_TERMS } from './calendar-solar-terms.ts';
import type { Period, Read } from './time-expression.ts';
import { matchAt, readWord, tableStarts, type Word, wordTable } from './time-scan.ts';

interface Festival {
  readonly name: string;
  /** A word that is a name or a word too (李国庆, 政治清明): needs 节 or 期间 behind it or a plain word before it. */
  readonly doubtful: boolean;
}

/** What makes a holiday of a festival's day. */
const DAYS_OFF = /(?:佳节|节)?的?(?:期间|(?:小长假|长假|假期|假日|黄金周|放假)(?:期间|里)?)/y;
const SAME_DAY = /节?(?:当天|当日|这天|这一天|前后)/y;
const HOLIDAY_FOLLOWS = /节|期间|小长假|长假|假期|假日|黄金周|前后|当天|当日|来临|到来|放假/y;
/** Numbers that name a holiday need a word of the holiday behind them: 八一路, “五一”劳动奖章, 十一届 are none. */
const NUMBERED: readonly (readonly [number: string, feast: string, name: string])[] = [
  ['五一', '劳动节', '劳动节'],
  ['五四', '青年节', '青年节'],
  ['六一', '儿童节', '儿童节'],
  ['七一', '建党节', '建党节'],
  ['八一', '建军节', '建军节'],
  ['十一', '国庆节', '国庆'],
  ['三八', '妇女节', '妇女节'],
];

const UNMISTAKEN = [
  ...['植树节', '青年节', '护士节', '建党节', '建军节', '医师节', '教师节', '记者节', '情人节', '圣诞节', '平安夜'],
  ...[
    '妇女节',
    '劳动节',
    '儿童节',
    '烈士纪念日',
    '国家宪法日',
    '国家公祭日',
    '母亲节',
    '父亲节',
    '感恩节',
    '中元节',
    '腊八节',
  ],
];

const WORDS = wordTable([
  ...NUMBERED.flatMap(([number, feast, name]) => numbered(number, feast, name)),
  ...UNMISTAKEN.map((name) => named(name, name)),
  ...['妇女节', '劳动节', '儿童节'].map((name) => named(`国际${name}`, name)),
  ...['元旦', '元旦节'].map((word) => named(word, '元旦', { unlessBefore: /[村路]/y })),
  ...['除夕', '除夕夜', '大年三十', '大年夜'].map((word) => named(word, '除夕')),
  named('春节', '春节', { unlessBefore: /联欢|晚会/y }),
  ...['元宵节', '元宵佳节', '闹元宵'].map((word) => named(word, '元宵')),
  ...['端午', '端午节', '端午佳节'].map((word) => named(word, '端午')),
  ...['七夕', '七夕节'].map((word) => named(word, '七夕')),
  ...['中秋', '中秋节', '中秋佳节'].map((word) => named(word, '中秋')),
  ...['清明节', '重阳节', '重阳佳节'].map((word) => named(word, word.slice(0, 2))),
  named('国庆节', '国庆', { unlessAfter: '国' }),
  named('清明', '清明', { unlessBefore: /上河|园|风|街|政/y }, true),
  ...['元宵', '重阳'].map((word) => named(word, word, {}, true)),
  named('国庆', '国庆', { unlessAfter: '国', unlessBefore: /[路街村镇门巷桥]/y }, true),
  ...SOLAR_TERMS.filter((term) => term !== '清明').map(solarTerm),
]);

/** What may stand before a doubtful name; anything else may be a surname. */
const PLAIN_BEFORE = /[\s\d,。;:、!?()“"‘「《迎度祝贺年秋旦到至从自于在和与暨是逢临后前为过的日]/;
const CLEARING = /节|期间|小长假|长假|假期|黄金周|当天|当日|前后|这天|以来|过后|祭扫/y;
const TERM_OF_YEAR = new RegExp(`(${SOLAR_TERMS.join('|')})(?:节气|当天|当日|日)?`, 'y');
const SUMMER = /暑假(?:期间|里)?|暑期/y;

/** The first two characters that the name of a festival may begin with. */
export const FESTIVAL_STARTS: readonly string[] = [...tableStarts(WORDS), '暑假', '暑期'];

/** A festival or solar term, as one day or as the days off round it. After a year more names are clear: 2024年冬至. */
export function readFestival(text: string, at: number, afterYear = false): Read<Period> | null {
  const summer = matchAt(SUMMER, text, at);
  if (summer) return { value: { kind: 'summer-holiday' }, end: at + summer[0].length };
  const found = readWord(WORDS, text, at);
  if (found && (afterYear || !found.value.doubtful || isClear(text, at, found.end))) {
    return withDaysOff(found.value.name, text, found.end);
  }
  return afterYear ? readTermOfYear(text, at) : null;
}

const SEASON = /([春夏秋冬])(?:[季天](?![奥残运])|日(?!本)|(?=$|[,。;、)\s]))/y;

/** 春, 夏天, 秋季 behind a year; 「2022年冬奥会」 is none. */
export function readSeason(text: string, at: number): Read<Period> | null {
  const match = matchAt(SEASON, text, at);
  const season = seasonOf(match?.[1]);
  return match && season ? { value: { kind: 'season', season }, end: at + match[0].length } : null;
}

/** The season a character names; null for any other. */
export function seasonOf(char: string | undefined): Season | null {
  switch (char) {
    case '春':
    case '夏':
    case '秋':
    case '冬':
      return char;
    default:
      return null;
  }
}

function named(word: string, name: string, guards: Partial<Word<Festival>> = {}, doubtful = false): Word<Festival> {
  return { word, value: { name, doubtful }, ...guards };
}

function numbered(number: string, feast: string, name: string): Word<Festival>[] {
  return [number, `“${number}”`, `"${number}"`].flatMap((word) => [
    named(word, name, { onlyBefore: HOLIDAY_FOLLOWS }),
    named(word + feast, name),
    named(`${word}国际${feast}`, name),
  ]);
}

/** 大雪, 雨水 and the like are weather unless 节气 or 时节 follows; 「从夏至秋」 names no day. */
function solarTerm(name: string): Word<Festival> {
  const weather = /[雪雨满寒暑]/.test(name) && !/[露处谷]/.test(name);
  if (weather) return named(name, name, { onlyBefore: /节气|时节|当天|当日/y });
  return named(name, name, name.endsWith('至') ? { unlessBefore: /[春夏秋冬]/y } : {}, true);
}

function isClear(text: string, at: number, end: number): boolean {
  return at === 0 || PLAIN_BEFORE.test(text.charAt(at - 1)) || matchAt(CLEARING, text, end) !== null;
}

function readTermOfYear(text: string, at: number): Read<Period> | null {
  const term = matchAt(TERM_OF_YEAR, text, at);
  const name = term?.[1];
  if (term === null || name === undefined || /[雪雨满]/.test(name)) return null;
  return { value: { kind: 'festival', name, daysOff: false }, end: at + term[0].length };
}

function withDaysOff(name: string, text: string, end: number): Read<Period> {
  const off = matchAt(DAYS_OFF, text, end);
  if (off) return { value: { kind: 'festival', name, daysOff: true }, end: end + off[0].length };
  const day = matchAt(SAME_DAY, text, end);
  return { value: { kind: 'festival', name, daysOff: false }, end: end + (day?.[0].length ?? 0) };
}
