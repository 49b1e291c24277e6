import { createHash } from 'node:crypto';
import type { Article } from '../../domain/article.ts';
import { type Day, dayFields, hasYear, makeDay, monthDay, rangesMeet } from '../../domain/day.ts';
import type { DateFacet } from '../../domain/facet.ts';
import type { HeldIssue, Holdings } from '../../domain/holdings.ts';

/** One paper's issue of a day, with its articles in order of page. */
export interface Issue {
  readonly paper: string | null;
  readonly day: Day;
  readonly articles: readonly Article[];
}

/** The issues that articles of a day belong to, in the order in which they come; those of unknown year by themselves. */
export function issuesOf(articles: readonly Article[]): readonly Issue[] {
  const issues = new Map<string, Issue & { readonly articles: Article[] }>();
  for (const article of articles) {
    if (article.issueDate === null) continue;
    const [paper, day] = [article.paper?.value ?? null, article.issueDate.value];
    const key = JSON.stringify([paper, day]);
    const issue = issues.get(key) ?? { paper, day, articles: [] };
    issue.articles.push(article);
    issues.set(key, issue);
  }
  return [...issues.values()];
}

/** A short name of a paper for the data of a button: 8 hex digits. */
export function paperKey(paper: string | null): string {
  return createHash('sha256')
    .update(paper ?? '')
    .digest('hex')
    .slice(0, 8);
}

/** Days of the issues held, of one paper when it is given, each once and in order; days without a year stand last. */
export function heldDays({ issues }: Holdings, paper: string | null): readonly Day[] {
  const ofPaper = ({ paper: one }: HeldIssue) => paper === null || one === paper;
  const days = [...new Set(issues.filter(ofPaper).flatMap(({ day }) => day ?? []))];
  return days.sort();
}

/** The newest day held; one without a year only when no other is. */
export function newestDay(days: readonly Day[]): Day | null {
  return days.findLast(hasYear) ?? days.at(-1) ?? null;
}

/** The held days just before and behind one that is not held. */
export function daysAround(days: readonly Day[], day: Day): readonly Day[] {
  const known = days.filter(hasYear);
  return [known.findLast((one) => one < day), known.find((one) => one > day)].filter((one) => one !== undefined);
}

/** What stands behind `/issue`: which days, and words that name a paper. */
interface IssueWanted {
  /** One day, or a test for days: of a month, of a year, of a month and day of any year. Null = no date was read. */
  readonly day: Day | ((day: Day) => boolean) | null;
  readonly paper: string;
}

/** Finds the times that words name; `text.slice(start, end)` names it. */
type TimesIn = (words: string) => readonly Pick<DateFacet, 'start' | 'end' | 'from' | 'to'>[];

/**
 * Reads `2022-09-06`, 「2022年9月6日」, `2022-09`, `2022`, 「9月6日」, `09-06`, and a paper's name before or behind it; any
 * other time (「昨天」, 「上周五的晚报」) as `timesIn` does, but never in the name of a paper held (「今日早报」).
 */
export function issueWanted(words: string, papers: readonly string[], timesIn: TimesIn): IssueWanted {
  const parts = words.normalize('NFKC').split(/\s+/).filter(Boolean).slice(0, 20);
  const at = parts.findIndex((part) => dayRead(part) !== null);
  const others = parts.filter((_, index) => index !== at).join(' ');
  const line = others.replace(/[《》"“”']/g, '').trim();
  if (at >= 0) return { day: dayRead(parts[at] ?? ''), paper: line };
  const [held] = papers.filter((paper) => line.includes(paper)).sort((a, b) => b.length - a.length);
  const rest = held === undefined ? line : line.replace(held, ' ');
  const [said] = timesIn(rest);
  const left = said === undefined ? rest : `${rest.slice(0, said.start)} ${rest.slice(said.end)}`;
  return { day: said === undefined ? null : daysOf(said), paper: held ?? left.trim().replace(/^的?(?:报纸$)?/, '') };
}

function daysOf({ from, to }: { readonly from: Day; readonly to: Day }): IssueWanted['day'] {
  if (from === to && hasYear(from)) return from;
  return (day) => rangesMeet({ from: day, to: day }, { from, to });
}

function dayRead(word: string): IssueWanted['day'] {
  const whole = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(word);
  if (whole) return makeDay(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const part = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(word);
  const anyYear = part && makeDay(null, Number(part[1]), Number(part[2]));
  if (anyYear) return (day) => monthDay(day) === monthDay(anyYear);
  const stretch = /^(\d{4})(?:年|[-/.年](\d{1,2})月?)?$/.exec(word);
  if (!stretch) return null;
  const [year, month] = [Number(stretch[1]), stretch[2] === undefined ? null : Number(stretch[2])];
  return (day) => {
    const fields = dayFields(day);
    return fields?.year === year && (month === null || fields.month === month);
  };
}
