import type { Sourced } from '../../domain/article.ts';
import { addDays, type Day, dayFields, hasYear, makeDay, withYear } from '../../domain/day.ts';
import { type DayEvidence, type InferredYear, inferYear, toldDays, type YearLimits } from './infer-year.ts';
import type { FactClaims } from './issue-facts.ts';

/**
 * What the texts of a page add to what is stated of its day: the whole day when none is stated, the year of one that is
 * stated without it. Null when nothing lacks, or nothing follows. `fitting` are the years that a masthead allows; the
 * texts are asked for only where something lacks.
 */
export function inferIssueDay(
  stated: FactClaims,
  evidence: () => DayEvidence,
  fitting: readonly number[] | null,
): Sourced<Day> | null {
  const limits = { apart: stated.year ?? [], fitting };
  const [day] = stated.issueDate;
  if (!day) return inferDay(evidence(), limits);
  if (stated.issueDate.some(({ value }) => hasYear(value))) return null;
  const year = inferYear(evidence(), day.value, limits);
  const value = year?.year ? withYear(day.value, year.year) : null;
  if (!year || !value) return null;
  const reason = `${day.origin.reason ?? ''}；年份据${year.reason}`;
  return { value, origin: { kind: 'inferred', reason } };
}

/**
 * The issue's day when nothing states it: the day after the latest one that a lead tells (a daily tells yesterday),
 * with a year only where the texts give it away. Null when no lead tells a day.
 */
export function inferDay(
  evidence: DayEvidence,
  limits: YearLimits = { apart: [], fitting: null },
): Sourced<Day> | null {
  const latest = latestTold(evidence);
  if (!latest) return null;
  const { month, date } = dayFields(latest) ?? { month: 0, date: 0 };
  const year = inferYear(evidence, latest, limits);
  const known = year?.year ? withYear(latest, year.year) : null;
  const reason = `${month}月${date}日是文中报道的最近一天，取其次日；${yearText(known ? year : null, year)}`;
  return { value: addDays(known ?? latest, 1), origin: { kind: 'inferred', reason } };
}

function yearText(known: InferredYear | null, tried: InferredYear | null): string {
  if (known) return `年份据${known.reason}`;
  return tried ? `年份不明：${tried.reason}` : '年份不明';
}

/** `XXXX-MM-DD`; a page that tells December and January is in January. Days with a year of their own count last. */
function latestTold(evidence: DayEvidence): Day | null {
  const told = evidence.leads.flatMap(toldDays);
  const plain = told.filter(({ year }) => year === null);
  const days = [...(plain.length > 0 ? plain : told), ...evidence.wired];
  const known = days.map((day) => makeDay(null, day.month, day.date)).filter((day) => day !== null);
  const [first, last] = [known.sort()[0], known.sort().at(-1)];
  if (!first || !last) return null;
  const wraps = last >= 'XXXX-12-20' && first <= 'XXXX-01-12';
  return wraps ? (known.filter((day) => day <= 'XXXX-01-12').at(-1) ?? null) : last;
}
