import type { Article, Doubt, OriginKind, Sourced } from '../domain/article.ts';
import { type Day, weekdayOf } from '../domain/day.ts';

/** What an article knows of the issue it stood in. */
export type IssueFacts = Pick<Article, 'paper' | 'issueDate' | 'page' | 'url'>;

/** What one or several places say about an issue, each with its origin. Order does not matter. */
export interface FactClaims {
  readonly paper: readonly Sourced<string>[];
  readonly issueDate: readonly Sourced<Day>[];
  readonly page: readonly Sourced<string>[];
  readonly url: readonly string[];
}

/** Nothing said. */
export const NO_CLAIMS: FactClaims = { paper: [], issueDate: [], page: [], url: [] };

/** Most trusted first. */
const TRUST: readonly OriginKind[] = [
  'correction',
  'front-matter',
  'sidecar',
  'record',
  'path',
  'masthead',
  'meta',
  'text',
  'inferred',
];
/** Places that state a fact about the page itself; two of them that differ are a conflict. */
const STATING = new Set<OriginKind>(['front-matter', 'sidecar', 'record', 'path', 'masthead', 'meta']);

/** All claims together. */
export function joinClaims(claims: readonly FactClaims[]): FactClaims {
  return {
    paper: claims.flatMap((claim) => claim.paper),
    issueDate: claims.flatMap((claim) => claim.issueDate),
    page: claims.flatMap((claim) => claim.page),
    url: claims.flatMap((claim) => claim.url),
  };
}

/** The most trusted claim of each kind, and a doubt for every stated one that contradicts it. */
export function settleFacts(claims: FactClaims): { readonly facts: IssueFacts; readonly doubts: readonly Doubt[] } {
  const paper = mostTrusted(claims.paper);
  const issueDate = mostTrusted(claims.issueDate);
  const page = mostTrusted(claims.page);
  const doubts = [
    ...conflicts('paper-conflict', '报名', paper, claims.paper, (name) => name),
    ...conflicts('date-conflict', '日期', issueDate, claims.issueDate, (day) => day),
    ...conflicts('page-conflict', '版次', page, claims.page, pageNumber),
  ];
  return { facts: { paper, issueDate, page, url: claims.url[0] ?? null }, doubts };
}

/** Doubts about what is inferred or not known at all. `paperWanted` is false where papers are not expected to be named. */
export function factDoubts(facts: IssueFacts, paperWanted: boolean): Doubt[] {
  const doubts: Doubt[] = [];
  if (!facts.paper && paperWanted) doubts.push({ code: 'paper-unknown', text: '报名不详' });
  const date = facts.issueDate;
  if (!date) doubts.push({ code: 'date-unknown', text: '出版日期不详' });
  else if (date.value.startsWith('XXXX'))
    doubts.push({ code: 'year-unknown', text: `年份不详：${date.origin.reason ?? ''}` });
  else if (date.origin.kind === 'inferred') {
    doubts.push({ code: 'date-inferred', text: `出版日期为推定：${date.origin.reason ?? ''}` });
  }
  return doubts;
}

const WEEKDAYS = '日一二三四五六';

/** A doubt when a masthead's weekday is not that of its date. `weekday` is 一 … 日. */
export function weekdayDoubt(day: Day, weekday: string): Doubt | null {
  const wanted = WEEKDAYS.indexOf(weekday.replace('天', '日'));
  const real = weekdayOf(day);
  if (wanted < 0 || real === null || real === wanted) return null;
  return { code: 'weekday-conflict', text: `报头印星期${weekday}，而${day}是星期${WEEKDAYS.charAt(real)}` };
}

function mostTrusted<T>(claims: readonly Sourced<T>[]): Sourced<T> | null {
  let best: Sourced<T> | null = null;
  for (const claim of claims) {
    if (!best || TRUST.indexOf(claim.origin.kind) < TRUST.indexOf(best.origin.kind)) best = claim;
  }
  return best;
}

function conflicts<T>(
  code: string,
  what: string,
  chosen: Sourced<T> | null,
  claims: readonly Sourced<T>[],
  key: (value: T) => string,
): Doubt[] {
  if (!chosen || !STATING.has(chosen.origin.kind)) return [];
  const other = claims.find((claim) => STATING.has(claim.origin.kind) && key(claim.value) !== key(chosen.value));
  if (!other) return [];
  return [{ code, text: `${what}不一致：取${String(chosen.value)}，另有${String(other.value)}` }];
}

/** 「01」 and 「1」 are one page. */
function pageNumber(page: string): string {
  return page.replace(/^([A-Z]?)0+(?=\d)/, '$1');
}
