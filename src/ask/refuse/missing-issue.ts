import type { MissingIssue } from '../../domain/answer.ts';
import { addDays, type Day, type DayRange, daysBetween, rangeLength, rangesMeet } from '../../domain/day.ts';
import type { HeldIssue, Holdings } from '../../domain/holdings.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { dayWords } from '../draft/day-words.ts';
import { issueGaps } from './issue-gaps.ts';

/** Longest period, in days beside its first, of which all issues may be missing. */
const FEW_DAYS = 3;
/** A paper tells of a day in its issue of that day, as an evening paper does, or of the next. */
const NEXT_DAY = 1;
/** Missing issues told. */
const TOLD = 4;

/**
 * 「馆藏缺2023年4月6日的《云溪日报》，前后所存为4月5日、4月8日两期」: why some asked days are not told though the archive
 * holds their time: every issue that would tell of them is missing, by the papers' days of publication. Empty when some
 * issue of them is held, or no paper's days are known.
 */
export function missingWords(plan: QueryPlan, holdings: Holdings): string {
  const asked = plan.times.map(({ range }) => range);
  if (asked.length === 0 || asked.some((range) => rangeLength(range) > FEW_DAYS)) return '';
  const after = plan.on === 'issue' ? 0 : NEXT_DAY;
  const days = asked.map(({ from, to }) => ({ from, to: addDays(to, after) }));
  if (ofPapers(plan, holdings).some(({ day }) => day !== null && meets(day, days))) return '';
  const { missing } = issueGaps(holdings, days, plan.papers);
  const told = missing.slice(0, TOLD).map(({ paper, day }) => `${dayWords(day, true)}的《${paper}》`);
  if (told.length === 0) return '';
  const more = missing.length > TOLD ? `等${missing.length}期` : '';
  return `馆藏缺${told.join('、')}${more}${aroundMissing(missing, holdings)}`;
}

/** 「，前后所存为2023年4月5日、4月8日两期」 of the first missing paper. */
function aroundMissing(missing: readonly MissingIssue[], holdings: Holdings): string {
  const [first] = missing;
  if (first === undefined) return '';
  const own = missing.filter(({ paper }) => paper === first.paper).map(({ day }) => day);
  const held = holdings.issues.flatMap(({ paper, day }) => (paper === first.paper && day !== null ? [day] : []));
  const before = held
    .filter((day) => day < first.day)
    .sort()
    .at(-1);
  const behind = held.filter((day) => day > (own.at(-1) ?? first.day)).sort()[0];
  const around = [before, behind].filter((day) => day !== undefined).map((day) => dayWords(day, true));
  return around.length === 2 ? `，前后所存为${around.join('、')}两期` : '';
}

/** 「，最近的是2022年10月8日的报纸」; empty when it is the first or last held, which is told with the span. */
export function nearestHeld(plan: QueryPlan, holdings: Holdings): string {
  const days = [...new Set(ofPapers(plan, holdings).flatMap(({ day }) => day ?? []))].sort();
  const away = (day: Day) => Math.min(...plan.times.map(({ range }) => daysBetween(range, { from: day, to: day })));
  let best: Day | null = null;
  for (const day of days) if (best === null || away(day) < away(best)) best = day;
  return best === null || best === days[0] || best === days.at(-1) ? '' : `，最近的是${dayWords(best, true)}的报纸`;
}

/** Issues of the asked papers; all when none is asked. */
export function ofPapers({ papers }: QueryPlan, { issues }: Holdings): readonly HeldIssue[] {
  return papers.length === 0 ? issues : issues.filter(({ paper }) => paper !== null && papers.includes(paper));
}

function meets(day: Day, ranges: readonly DayRange[]): boolean {
  return ranges.some((range) => rangesMeet(range, { from: day, to: day }));
}
