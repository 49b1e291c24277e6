import { type Day, type DayRange, dayFields, hasYear } from '../domain/day.ts';
import { type TimeExpression, tellsOneDay, type YearRef } from './time-expression.ts';
import type { Resolved } from './time-resolve.ts';

/** What has been told so far in a text, which 「5日」, 「当日」 and 「次年」 count from. */
export interface Memory {
  readonly last: DayRange | null;
  readonly lastDay: Day | null;
  /** Where that day stands, and whether its year was filled in. */
  readonly lastDayAt: number;
  readonly lastDayInferred: boolean;
  /** Where the last time ends, and whether its year was filled in. */
  readonly lastEnd: number;
  readonly lastInferred: boolean;
  /** The year of the story that this line tells, from the month last told on. */
  readonly story: { readonly year: number; readonly month: number; readonly line: number } | null;
}

export const NOTHING_TOLD: Memory = {
  last: null,
  lastDay: null,
  lastDayAt: -1,
  lastDayInferred: false,
  lastEnd: -1,
  lastInferred: false,
  story: null,
};

/** The memory after an expression was resolved. Open ranges (以来, 前) are no point to count from. */
export function remember(
  memory: Memory,
  expression: TimeExpression,
  resolved: Resolved,
  place: { readonly line: number; readonly opensSentence: boolean },
): Memory {
  if (resolved.bounded || expression.from.moment.kind === 'stretch') return memory;
  const { from, to } = resolved.range;
  const oneDay = tellsOneDay(expression.from.moment);
  const told = { ...memory, last: { from, to }, lastEnd: expression.end, lastInferred: resolved.yearInferred };
  const story = storyAfter(memory, expression, from, place);
  return oneDay
    ? { ...told, story, lastDay: from, lastDayAt: expression.start, lastDayInferred: resolved.yearInferred }
    : { ...told, story };
}

/** A sentence that opens with a printed year begins a story; later months of the same line carry it on. */
function storyAfter(
  memory: Memory,
  expression: TimeExpression,
  from: Day,
  place: { readonly line: number; readonly opensSentence: boolean },
): Memory['story'] {
  const fields = dayFields(from);
  if (fields === null || !hasYear(from) || fields.year === null) return memory.story;
  const { moment } = expression.from;
  if (moment.kind !== 'in-year') return memory.story;
  const { year, month } = { year: fields.year, month: fields.month };
  if (printed(moment.year)) return place.opensSentence ? { year, month, line: place.line } : memory.story;
  return memory.story?.year === year && memory.story.line === place.line ? { ...memory.story, month } : memory.story;
}

function printed(year: YearRef | null): boolean {
  return year !== null && (year.kind === 'printed' || year.kind === 'short');
}
