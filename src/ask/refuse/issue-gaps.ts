import type { MissingIssue } from '../../domain/answer.ts';
import { type Day, type DayRange, hasYear, monthDay, withYear } from '../../domain/day.ts';
import type { HeldIssue, Holdings } from '../../domain/holdings.ts';

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
  for (const [paper, run] of runsOf(holdings)) {
    if (papers.length > 0 && !papers.includes(paper)) continue;
    const judged = ranges.length === 0 ? judgedWhole(run) : judge(run, periods(ranges, run));
    if (judged.regular) known.push(paper);
    missing.push(...judged.missing.map((day) => ({ paper, day })));
  }
  return { known, missing };
}

/** The issues held of one paper, as numbers of days: a calendar's own arithmetic is too slow for decades of a daily. */
interface Run {
  readonly held: ReadonlySet<number>;
  readonly first: number;
  readonly last: number;
  /** Filled when it is first asked for. */
  whole: Judged | null;
}

interface Judged {
  readonly regular: boolean;
  readonly missing: readonly Day[];
}

interface Period {
  readonly from: number;
  readonly to: number;
}

/** By the holdings, which a reader keeps as long as its version. */
const runs = new WeakMap<Holdings, ReadonlyMap<string, Run>>();

function runsOf(holdings: Holdings): ReadonlyMap<string, Run> {
  const known = runs.get(holdings) ?? runsByPaper(holdings.issues);
  runs.set(holdings, known);
  return known;
}

function runsByPaper(issues: readonly HeldIssue[]): ReadonlyMap<string, Run> {
  const papers = new Map<string, Set<number>>();
  for (const { paper, day } of issues) {
    if (paper === null || day === null || !hasYear(day)) continue;
    papers.set(paper, (papers.get(paper) ?? new Set()).add(numberOf(day)));
  }
  return new Map(
    Array.from(papers, ([paper, held]) => {
      const days = [...held].sort((a, b) => a - b);
      return [paper, { held, first: days[0] ?? 0, last: days.at(-1) ?? 0, whole: null }];
    }),
  );
}

function judgedWhole(run: Run): Judged {
  run.whole ??= judge(run, [{ from: run.first, to: run.last }]);
  return run.whole;
}

function judge(run: Run, asked: readonly Period[]): Judged {
  const missing = new Set<number>();
  let regular = false;
  for (const { from, to } of asked) {
    for (let day = from; day <= Math.min(to, from + LONGEST); day++) {
      if (!comesOutOn(day, run)) continue;
      regular = true;
      if (!run.held.has(day)) missing.add(day);
    }
  }
  return { regular, missing: [...missing].sort((a, b) => a - b).map(dayOf) };
}

/** Whether the paper came out on this weekday in the weeks around. */
function comesOutOn(day: number, { held, first, last }: Run): boolean {
  let [weeks, there] = [0, 0];
  for (let week = -WEEKS; week <= WEEKS; week++) {
    const other = day + week * 7;
    if (week === 0 || other < first || other > last) continue;
    weeks++;
    if (held.has(other)) there++;
  }
  return weeks >= ENOUGH_WEEKS && there >= weeks * REGULAR;
}

/** The asked periods as far as the paper is held; those without a year in every year of it. */
function periods(ranges: readonly DayRange[], { first, last }: Run): Period[] {
  return ranges
    .flatMap((range) => (hasYear(range.from) ? [range] : inYears(range, dayOf(first), dayOf(last))))
    .map(({ from, to }) => ({ from: Math.max(numberOf(from), first), to: Math.min(numberOf(to), last) }))
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

const DAY = 86_400_000;

function numberOf(day: Day): number {
  return Date.parse(day) / DAY;
}

function dayOf(number: number): Day {
  return new Date(number * DAY).toISOString().slice(0, 10);
}
