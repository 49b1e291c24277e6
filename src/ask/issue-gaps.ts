import type { MissingIssue } from '../domain/answer.ts';
import { addDays, type Day, type DayRange, hasYear, monthDay, withYear } from '../domain/day.ts';
import type { HeldIssue, Holdings } from '../domain/holdings.ts';

/** What the holdings tell of issues that are not there. */
export interface IssueGaps {
  /** Papers whose days of publication can be seen from what is held in the period. */
  readonly known: readonly string[];
  /** By paper and day. */
  readonly missing: readonly MissingIssue[];
}

/** Weeks before and after a day in which the issues of its weekday are looked at. */
const WEEKS = 4;
/** Least number of those weeks that must lie within the holdings of the paper. */
const ENOUGH_WEEKS = 5;
/** Share of them that must be held for the weekday to be a day of publication. */
const REGULAR = 0.75;
/** Longest period judged day by day. */
const LONGEST = 36_600;

/**
 * Issues missing in the asked periods (all that is held when none is asked): days between the first and last issue held of a
 * paper on whose weekday it came out in at least three of four weeks around. A paper that is held here and there only
 * tells nothing of its days, and is not among the known. Festivals on which no paper appears cannot be told from gaps.
 */
export function issueGaps(holdings: Holdings, ranges: readonly DayRange[], papers: readonly string[]): IssueGaps {
  const known: string[] = [];
  const missing: MissingIssue[] = [];
  for (const [paper, held] of daysByPaper(holdings.issues)) {
    if (papers.length > 0 && !papers.includes(paper)) continue;
    const judged = judge([...held].sort(), ranges);
    if (judged.regular) known.push(paper);
    missing.push(...judged.missing.map((day) => ({ paper, day })));
  }
  return { known, missing };
}

function daysByPaper(issues: readonly HeldIssue[]): Map<string, Set<Day>> {
  const papers = new Map<string, Set<Day>>();
  for (const { paper, day } of issues) {
    if (paper === null || day === null || !hasYear(day)) continue;
    papers.set(paper, (papers.get(paper) ?? new Set()).add(day));
  }
  return papers;
}

function judge(days: readonly Day[], ranges: readonly DayRange[]): { regular: boolean; missing: Day[] } {
  const [first, last] = [days[0], days.at(-1)];
  const missing: Day[] = [];
  if (first === undefined || last === undefined) return { regular: false, missing };
  const held = new Set(days);
  let regular = false;
  for (const { from, to } of periods(ranges, first, last)) {
    for (let [day, count] = [from, 0]; day <= to && count < LONGEST; [day, count] = [addDays(day, 1), count + 1]) {
      if (!comesOutOn(day, held, first, last)) continue;
      regular = true;
      if (!held.has(day)) missing.push(day);
    }
  }
  return { regular, missing: [...new Set(missing)].sort() };
}

/** Whether the paper came out on this weekday in the weeks around. */
function comesOutOn(day: Day, held: ReadonlySet<Day>, first: Day, last: Day): boolean {
  let [weeks, there] = [0, 0];
  for (let week = -WEEKS; week <= WEEKS; week++) {
    const other = addDays(day, week * 7);
    if (week === 0 || other < first || other > last) continue;
    weeks++;
    if (held.has(other)) there++;
  }
  return weeks >= ENOUGH_WEEKS && there >= weeks * REGULAR;
}

/** The asked periods as far as the paper is held; those without a year in every year of it. */
function periods(ranges: readonly DayRange[], first: Day, last: Day): DayRange[] {
  const dated = ranges.flatMap((range) => (hasYear(range.from) ? [range] : inYears(range, first, last)));
  const asked = ranges.length === 0 ? [{ from: first, to: last }] : dated;
  return asked
    .map(({ from, to }) => ({ from: from > first ? from : first, to: to < last ? to : last }))
    .filter(({ from, to }) => from <= to);
}

function inYears({ from, to }: DayRange, first: Day, last: Day): DayRange[] {
  const ranges: DayRange[] = [];
  for (let year = Number(first.slice(0, 4)) - 1; year <= Number(last.slice(0, 4)); year++) {
    const [begin, end] = [withYear(from, year), withYear(to, monthDay(to) < monthDay(from) ? year + 1 : year)];
    if (begin !== null && end !== null) ranges.push({ from: begin, to: end });
  }
  return ranges;
}
