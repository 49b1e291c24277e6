import { type DayRange, dayFields, weekdayOf } from '../domain/day.ts';
import type { Period } from './time-expression.ts';

/** Where the words round an expression point: 将于 (ahead), 将, 拟 (perhaps ahead), 以来 (back), or nowhere. */
export type Outlook = 'ahead' | 'perhaps-ahead' | 'back' | 'open';

/** How far ahead of the reference day a time without a year may lie. */
interface Reach {
  /** Whether the beginning or the end of the time is measured. */
  readonly measure: 'from' | 'to';
  /** Days ahead within the calendar year of the reference, and into the next one. */
  readonly ahead: number;
  readonly nextYear: number;
  /** What a day ahead weighs against a day back. */
  readonly weight: number;
}

const HALF_YEAR = 183;
/** Over New Year a paper says 明年, but not of the next few weeks. */
const MONTH = 31;
/** With 将于, 定于, 前 … the next such day is meant, unless one has just been. */
const NEARLY_A_YEAR = 330;

/**
 * Where no word points ahead, looking back is a little likelier. A paper calls last year's days 去年: of 130 yearless
 * days of a news corpus that would lie 32–150 days ahead in the year of the issue, nine in ten did.
 */
const BACKWARD_BIAS = 1.25;

/**
 * The range that a time without a year means, of those it would be in the years round the reference: the nearest, with
 * a bias to looking back; never ahead with 以来, and ahead as soon as 将于 says so. Festivals are the nearest ones. A
 * weekday printed beside the day outweighs nearness. Null when there is none or no reference year.
 */
export function chooseYear(
  daysIn: (year: number) => DayRange | null,
  setting: {
    readonly reference: string;
    readonly period: Period;
    readonly outlook: Outlook;
    readonly weekday: number | null;
  },
): DayRange | null {
  const year = dayFields(setting.reference)?.year ?? null;
  if (year === null) return null;
  const reach = reachOf(setting.period, setting.outlook);
  let best: { range: DayRange; cost: number } | null = null;
  for (const candidate of [year - 1, year, year + 1]) {
    const range = daysIn(candidate);
    if (range === null) continue;
    const limit = candidate > year ? reach.nextYear : reach.ahead;
    const wrongDay = setting.weekday !== null && weekdayOf(range.from) !== setting.weekday;
    const cost = distance(range, setting.reference, reach, limit) + (wrongDay ? 400 : 0);
    if (Number.isFinite(cost) && (best === null || cost < best.cost)) best = { range, cost };
  }
  return best?.range ?? null;
}

function reachOf(period: Period, outlook: Outlook): Reach {
  const from = { measure: 'from', weight: 1 } as const;
  if (outlook === 'back') return { ...from, ahead: 0, nextYear: 0 };
  if (period.kind === 'festival' || period.kind === 'lunar' || period.kind === 'summer-holiday') {
    return { ...from, ahead: HALF_YEAR, nextYear: HALF_YEAR };
  }
  if (outlook === 'ahead') return { ...from, ahead: NEARLY_A_YEAR, nextYear: NEARLY_A_YEAR, weight: 0.001 };
  if (outlook === 'perhaps-ahead') return { ...from, ahead: HALF_YEAR, nextYear: isBlock(period) ? 0 : HALF_YEAR };
  if (isBlock(period)) return { ...from, ahead: HALF_YEAR, nextYear: 0 };
  const count = period.kind === 'months' && period.first === 1 && period.last !== 1 && period.last <= 12;
  if (count) return { measure: 'to', ahead: MONTH, nextYear: 0, weight: 1 };
  return { ...from, ahead: HALF_YEAR, nextYear: MONTH, weight: BACKWARD_BIAS };
}

/** Quarters and halves of a year: a coming one of this year is meant rather than that of the year before. */
function isBlock(period: Period): boolean {
  if (period.kind !== 'months') return false;
  const length = period.last - period.first + 1;
  return (period.first - 1) % 3 === 0 && (length === 3 || length === 6);
}

/** Days between the reference and the range, weighed; infinite when it lies too far ahead. */
function distance(range: DayRange, reference: string, reach: Reach, limit: number): number {
  const measured = days(reference, range[reach.measure]);
  if (range.from <= reference && reference <= range.to && measured <= limit) return 0;
  if (measured <= 0) return -measured;
  return measured > limit ? Number.POSITIVE_INFINITY : measured * reach.weight;
}

function days(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
