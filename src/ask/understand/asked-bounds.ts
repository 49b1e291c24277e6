import { addDays, type Day, type DayRange, dayFields, hasYear, rangeLength, withYear } from '../../domain/day.ts';
import type { Holdings } from '../../domain/holdings.ts';
import type { PlanTime } from '../../domain/plan.ts';
import { findDates } from '../../text/dates.ts';

/** What times with an open end are read against. */
export interface BoundsSetting {
  readonly holdings: Holdings;
  readonly askedOn: Day;
  /** True when the question asks for the latest or first of what lies on one side: 「节前最后一次」 reaches back without end. */
  readonly open: boolean;
}

/** Papers call the two weeks before and after a festival 节前 and 节后. */
const AROUND_FESTIVAL = 15;
/** 「9月5日前后」: so many days on either side; of a month or a season, which 「3月前后」 is said of, so many. */
const ABOUT = 3;
const ABOUT_LONG = 10;
/** 前夕: so many days before. */
const EVE = 7;
/** 「最近」, 「近期」: so many days before the newest issue held, or before the day of asking. */
const RECENTLY = 31;
/** Reports reach back a year from the first issue held, and announce things of the year to come. */
const BEYOND = 366;

/** Which side of a time is meant. */
type Side = 'before' | 'until' | 'after' | 'since' | 'about' | 'eve';

/** What stands right behind a time; the first that fits. `节` belongs to a festival that is printed short (国庆节前). */
const SIDES: readonly (readonly [RegExp, Side])[] = [
  [/^节?前后|^左右/, 'about'],
  [/^节?前[夕]/, 'eve'],
  [/^节?(?:当天)?(?:之前|以前)|^节?前(?![往来景年天任不久提言所期半一后排几两三]|去(?!了|过|哪))/, 'before'],
  [/^节?(?:当天)?(?:之后|以后|过后)|^节?后(?![来勤续备期台半年天者面勤几两三排])/, 'after'],
  [/^起|^开始|^至今|^到现在|^以来/, 'since'],
];
const UNTIL = /(?:截至|截止到?|直到)$/;
/** A time that is named after a festival. */
export const FESTIVAL = /节|元旦|国庆|五一|十一|端午|中秋|清明|重阳|元宵|除夕|冬至|黄金周|假期?$|小长假/;
const RECENT = /最近(?!的?(?:这|那)?[一两二三四五六七八九十\d]{0,2}[次场回届个项])|近期|近来|近日|这段时间/;

/**
 * Times with the side that the question names: 「9月5日前」 ends on the day before, 「9月以后」 is open, 「国庆前夕」 is the week
 * before. Open ends are those of the holdings; a time without a year stays in its year. Times stand in the order of the
 * question; a question that says no time but 最近 gets the last month held.
 */
export function boundTimes(times: readonly PlanTime[], question: string, setting: BoundsSetting): PlanTime[] {
  let at = 0;
  let last = '';
  const bounded = times.map((time) => {
    const found = time.text === last ? at : question.indexOf(time.text, at);
    if (found < 0) return time;
    [at, last] = [found, time.text];
    return boundTime(time, question, found, setting);
  });
  if (bounded.length > 0 || setting.open) return bounded;
  const recent = RECENT.exec(question)?.[0];
  return recent === undefined ? [] : [{ text: recent, range: recently(setting) }];
}

function boundTime(time: PlanTime, question: string, start: number, setting: BoundsSetting): PlanTime {
  const end = start + time.text.length;
  if (/前后$/.test(time.text)) return { text: time.text, range: about(time.range) };
  const behind = question.slice(end, end + 4);
  const [words, side] = sideOf(behind) ?? [
    '',
    UNTIL.test(question.slice(Math.max(0, start - 3), start)) ? 'until' : null,
  ];
  if (side === null) return time;
  const range = sideRange(side, time, setting);
  return range === null ? time : { text: time.text + words, range };
}

function sideOf(behind: string): readonly [string, Side] | null {
  for (const [words, side] of SIDES) {
    const match = words.exec(behind);
    if (match) return [match[0], side];
  }
  return null;
}

/** The range on one side of a time; null when nothing lies there. Open ends are those of the holdings. */
export function sideRange(side: Side, { text, range }: PlanTime, setting: BoundsSetting): DayRange | null {
  const festival = FESTIVAL.test(text) && !/\d[月日号]/.test(text);
  const { from, to } = range;
  if (side === 'about') return about(range);
  if (side === 'eve') return { from: addDays(from, -EVE), to: addDays(from, -1) };
  if (side === 'since') return since(text, from, setting);
  if (side === 'until') return ordered(firstDay(from, setting), to);
  if (side === 'before') {
    // 「月底前」 takes the end of the month in.
    const end = /[底末]$/.test(text) ? to : addDays(from, -1);
    return ordered(festival && !setting.open ? addDays(from, -AROUND_FESTIVAL) : firstDay(end, setting), end);
  }
  // 「10月以后」 and 「2023年以后」 take the month and the year in.
  const whole = !festival && /[年月]$/.test(text);
  const begin = whole ? from : addDays(festival ? holidayEnd(text, to) : to, 1);
  return ordered(begin, festival && !setting.open ? addDays(begin, AROUND_FESTIVAL - 1) : lastDay(begin, setting));
}

function about(range: DayRange): DayRange {
  const days = rangeLength(range) > ABOUT_LONG ? ABOUT_LONG : ABOUT;
  return { from: addDays(range.from, -days), to: addDays(range.to, days) };
}

/** 「9月5日起」 asked in June is the one past: papers tell what was. */
function since(text: string, from: Day, setting: BoundsSetting): DayRange {
  const ahead = hasYear(from) && from > setting.askedOn && /^\d{1,2}月/.test(text);
  const begin = (ahead && withYear(from, Number(from.slice(0, 4)) - 1)) || from;
  return { from: begin, to: lastDay(begin, setting) };
}

/** 国庆后 begins when the holiday is over. */
function holidayEnd(text: string, to: Day): Day {
  const year = hasYear(to) ? `${to.slice(0, 4)}年` : '';
  const bare = text.replace(/^\d{2,4}年/, '').replace(/(?<=..)节$/, '');
  const [holiday] = findDates(`${year}${bare}假期`, { reference: null, use: 'question' });
  return holiday && holiday.from <= to && to <= holiday.to && hasYear(holiday.to) === hasYear(to) ? holiday.to : to;
}

function recently({ holdings, askedOn }: BoundsSetting): DayRange {
  const newest = heldDays(holdings).findLast((day) => day <= askedOn) ?? askedOn;
  return { from: addDays(newest, -RECENTLY), to: askedOn };
}

/** The day from which on the archive may tell of anything, as far as it lies before `day`; without a year 1月1日. */
function firstDay(day: Day, { holdings }: BoundsSetting): Day {
  if (!hasYear(day)) return 'XXXX-01-01';
  const [first] = heldDays(holdings);
  const start = first && dayFields(first) ? addDays(first, -BEYOND) : day;
  return start < day ? start : `${day.slice(0, 4)}-01-01`;
}

function lastDay(day: Day, { holdings, askedOn }: BoundsSetting): Day {
  if (!hasYear(day)) return 'XXXX-12-31';
  const newest = heldDays(holdings).at(-1);
  const end = newest && newest > askedOn ? newest : askedOn;
  return end >= day ? addDays(end, BEYOND) : `${day.slice(0, 4)}-12-31`;
}

/** Null when nothing lies between: 「1月1日前」 without a year. */
function ordered(from: Day, to: Day): DayRange | null {
  return from <= to && hasYear(from) === hasYear(to) && from.slice(0, 4) <= to.slice(0, 4) ? { from, to } : null;
}

function heldDays({ issues }: Holdings): Day[] {
  return issues.flatMap(({ day }) => (day !== null && hasYear(day) ? [day] : [])).sort();
}
