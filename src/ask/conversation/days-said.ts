import type { Slots } from '../../domain/conversation.ts';
import {
  addDays,
  type Day,
  type DayRange,
  dayFields,
  daysInMonth,
  hasYear,
  makeDay,
  withYear,
} from '../../domain/day.ts';
import type { PlanTime } from '../../domain/plan.ts';

/** Days counted from the one spoken of. */
const NEXT = /第二天|次日|翌日|转天|隔天|后一天/;
const DAY_BEFORE = /前一天|头一天|前一日|上一天/;
/** A month or year counted from the one spoken of, when a whole month or a day of known year was. */
const OTHER_MONTH = /(?:(上|前一)|(?:下|后一))个?月(?![\d份])/;
const OTHER_YEAR =
  /(?:(去年|前一年|上一年|头一年)的?(?:同一天|同日|同月|同期|这一?天|这个月|这个?时候|同一时间)|(前一年|上一年|头一年)|(?:次年|第二年|后一年|下一年|来年))/;
const SAME_MONTH = /(?:那个?|当|同|这个)月(?!\d)/;

/**
 * The times of a question, with what they leave open taken from the times spoken of: 「7日呢」 after 10月5日 means 10月7日,
 * 第二天 the day after. 「9月呢」 stays in the year that was spoken of.
 */
export function daysSaid(times: readonly PlanTime[], folded: string, slots: Slots): readonly PlanTime[] {
  const last = slots.times[0]?.range ?? toldDay(slots);
  const moved = last ? monthOrYearMoved(folded, last) : null;
  if (moved) return moved;
  if (!last || /\d月/.test(folded)) return last ? times.map((time) => inYear(time, last.from)) : times;
  const bare = /(?<![\d月第])(\d{1,2})[日号](?!线|楼|院|店|馆|门)/.exec(folded);
  const fields = dayFields(last.from);
  if (bare && fields) return oneDay(bare[0], makeDay(fields.year, fields.month, Number(bare[1]))) ?? times;
  if (times.length > 0) return times;
  const [next, before] = [NEXT.exec(folded), DAY_BEFORE.exec(folded)];
  if (next) return oneDay(next[0], addDays(last.to, 1)) ?? times;
  if (before) return oneDay(before[0], addDays(last.from, -1)) ?? times;
  const month = SAME_MONTH.exec(folded);
  return month ? wholeMonth(month[0], last.from) : times;
}

/** 「上个月呢」 after 2023年4月 is March of that year; 「去年同一天呢」 after a day of 2023 is that day of 2022. */
function monthOrYearMoved(folded: string, spoken: DayRange): readonly PlanTime[] | null {
  const fields = dayFields(spoken.from);
  const [month, year] = [OTHER_MONTH.exec(folded), OTHER_YEAR.exec(folded)];
  if (!fields || fields.year === null) return null;
  if (month && isMonth(spoken)) {
    const day = addDays(month[1] === undefined ? spoken.to : spoken.from, month[1] === undefined ? 1 : -1);
    return wholeMonth(month[0], day);
  }
  if (!year) return null;
  const other = fields.year + (year[1] === undefined && year[2] === undefined ? 1 : -1);
  const [from, to] = [withYear(spoken.from, other), withYear(spoken.to, other)];
  return from && to ? [{ text: year[0], range: { from, to } }] : null;
}

function isMonth({ from, to }: DayRange): boolean {
  const [first, last] = [dayFields(from), dayFields(to)];
  if (!first || !last) return false;
  return first.date === 1 && first.month === last.month && last.date === daysInMonth(last.year ?? 2000, last.month);
}

/** The day of what was told, when no time was spoken of. */
function toldDay({ told }: Slots): { readonly from: Day; readonly to: Day } | undefined {
  const day = told[0]?.event?.from ?? null;
  return day === null ? undefined : { from: day, to: told[0]?.event?.to ?? day };
}

function oneDay(text: string, day: Day | null): readonly PlanTime[] | null {
  return day === null ? null : [{ text, range: { from: day, to: day } }];
}

function wholeMonth(text: string, day: Day): readonly PlanTime[] {
  const fields = dayFields(day);
  if (!fields) return [];
  const [from, to] = [1, daysInMonth(fields.year ?? 2000, fields.month)].map((date) =>
    makeDay(fields.year, fields.month, date),
  );
  return from && to ? [{ text, range: { from, to } }] : [];
}

function inYear(time: PlanTime, spoken: Day): PlanTime {
  const { from, to } = time.range;
  if (hasYear(from) || !hasYear(spoken) || /去年|今年|明年|前年/.test(time.text)) return time;
  const year = Number(spoken.slice(0, 4));
  const [first, last] = [withYear(from, year), withYear(to, year)];
  return first && last && first <= last ? { text: time.text, range: { from: first, to: last } } : time;
}
