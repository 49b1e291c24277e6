import { addDays, type Day, type DayRange, dayFields } from '../domain/day.ts';

/**
 * Months of the Chinese lunar calendar, one number a year from 1949: bits 15–4 tell which of the months 1–12 have 30
 * days (else 29), bits 3–0 the month after which the leap month stands (0 = none), bit 16 whether that one has 30 days.
 * Computed after GB/T 33661-2017 from new moons and solar terms (J. Meeus, Astronomical Algorithms, chapters 25, 32
 * and 49) in China Standard Time; it agrees with the customary lunar tables in print.
 */
// biome-ignore format: ten years a line
const YEARS: readonly number[] = [
  0x0b557, 0x06ca0, 0x0b550, 0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, // 1949
  0x06aa0, 0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570, 0x05260, 0x0f263, 0x0d950, 0x05b57, // 1959
  0x056a0, 0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540, 0x0b6a0, // 1969
  0x195a6, 0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, // 1979
  0x09570, 0x04af5, 0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, // 1989
  0x092e0, 0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, // 1999
  0x0cab5, 0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, // 2009
  0x0a930, 0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, // 2019
  0x0d530, 0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, // 2029
  0x0dd45, 0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, // 2039
  0x0ada0, 0x14b63, // 2049
];

const FIRST_YEAR = 1949;
/** New Year of 1949. */
const FIRST_DAY: Day = '1949-01-29';

/** A date of the lunar calendar. `year` is the Gregorian year in which that lunar year begins. */
interface LunarDate {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly leap: boolean;
  /** 1–30 */
  readonly date: number;
}

interface LunarMonth {
  readonly month: number;
  readonly leap: boolean;
  readonly days: number;
}

/** 正月初一 of each year of the table, by year; one entry more than the table, to know where its last year ends. */
const NEW_YEARS: readonly Day[] = newYears();

/** 春节, 正月初一; null outside 1949–2050. */
export function lunarNewYear(year: number): Day | null {
  return YEARS[year - FIRST_YEAR] === undefined ? null : (NEW_YEARS[year - FIRST_YEAR] ?? null);
}

/** The days of a lunar month; null when that year has no such (leap) month or is outside 1949–2050. */
export function lunarMonth(year: number, month: number, leap = false): DayRange | null {
  let from = lunarNewYear(year);
  if (from === null) return null;
  for (const each of monthsOf(year)) {
    const next = addDays(from, each.days);
    if (each.month === month && each.leap === leap) return { from, to: addDays(next, -1) };
    from = next;
  }
  return null;
}

/** The day of a lunar date; null when the calendar does not have it. */
export function lunarDay(lunar: LunarDate): Day | null {
  const month = lunarMonth(lunar.year, lunar.month, lunar.leap);
  if (month === null || lunar.date < 1) return null;
  const day = addDays(month.from, lunar.date - 1);
  return day <= month.to ? day : null;
}

/** The lunar date of a day; null outside 1949–2050 and for days without a year. */
export function lunarDateOf(day: Day): LunarDate | null {
  const fields = dayFields(day);
  if (fields === null || fields.year === null) return null;
  const started = lunarNewYear(fields.year);
  const year = started !== null && started <= day ? fields.year : fields.year - 1;
  let from = lunarNewYear(year);
  if (from === null) return null;
  for (const { month, leap, days } of monthsOf(year)) {
    const next = addDays(from, days);
    if (day < next) return { year, month, leap, date: daysBetween(from, day) + 1 };
    from = next;
  }
  return null;
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** Place of a 干支 name in the cycle of sixty (甲子 = 0); null when it is not one. 1984 was 甲子. */
export function cycleIndex(name: string): number | null {
  const [stem, branch] = [STEMS.indexOf(name.charAt(0)), BRANCHES.indexOf(name.charAt(1))];
  if (name.length !== 2 || stem < 0 || branch < 0 || stem % 2 !== branch % 2) return null;
  return (6 * stem - 5 * branch + 60) % 60;
}

/** The year of that 干支 place that is nearest to `year`. */
export function cycleYear(index: number, year: number): number {
  const ahead = (((index + 1984 - year) % 60) + 60) % 60;
  return ahead > 30 ? year + ahead - 60 : year + ahead;
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function monthsOf(year: number): LunarMonth[] {
  const code = YEARS[year - FIRST_YEAR];
  if (code === undefined) return [];
  const months: LunarMonth[] = [];
  for (let month = 1; month <= 12; month++) {
    months.push({ month, leap: false, days: code & (0x10000 >> month) ? 30 : 29 });
    if ((code & 0xf) === month) months.push({ month, leap: true, days: code & 0x10000 ? 30 : 29 });
  }
  return months;
}

function newYears(): Day[] {
  const days: Day[] = [FIRST_DAY];
  let day = FIRST_DAY;
  for (let i = 0; i < YEARS.length; i++) {
    day = addDays(
      day,
      monthsOf(FIRST_YEAR + i).reduce((sum, month) => sum + month.days, 0),
    );
    days.push(day);
  }
  return days;
}
