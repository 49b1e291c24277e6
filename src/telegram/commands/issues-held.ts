import { createHash } from 'node:crypto';
import type { Article } from '../../domain/article.ts';
import { type Day, dayFields, hasYear, makeDay, monthDay } from '../../domain/day.ts';
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
export interface IssueWanted {
  /** One day, or a test for days: of a month, of a year, of a month and day of any year. Null = no date was read. */
  readonly day: Day | ((day: Day) => boolean) | null;
  readonly paper: string;
}

/** Reads `2022-09-06`, 「2022年9月6日」, `2022-09`, `2022`, 「9月6日」, `09-06`, and a paper's name before or behind it. */
export function issueWanted(words: string): IssueWanted {
  const parts = words.normalize('NFKC').split(/\s+/).filter(Boolean).slice(0, 20);
  const at = parts.findIndex((part) => dayRead(part) !== null);
  const rest = parts.filter((_, index) => index !== at).join(' ');
  return { day: at < 0 ? null : dayRead(parts[at] ?? ''), paper: rest.replace(/[《》"“”']/g, '').trim() };
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
