import type { Article, Doubt, Origin, OriginKind, Sourced } from '../../domain/article.ts';
import { type Day, hasYear, monthDay, withYear } from '../../domain/day.ts';
import { searchForm } from '../../text/fold.ts';
import type { MastheadDate } from './masthead-date.ts';
import { mastheadDoubts } from './masthead-year.ts';
import { fillTemplate } from './path-template.ts';

/** What an article knows of the issue it stood in. */
export type IssueFacts = Pick<Article, 'paper' | 'issueDate' | 'page' | 'url' | 'pageImage'>;

/** What one or several places say about an issue, each with its origin. Order does not matter. */
export interface FactClaims {
  readonly paper: readonly Sourced<string>[];
  readonly issueDate: readonly Sourced<Day>[];
  readonly page: readonly Sourced<string>[];
  /** May hold `{yyyy}`, `{mm}`, `{dd}`, `{page}` …, filled in with what is settled. */
  readonly url: readonly string[];
  /** Address or path of the page's picture, with the same placeholders. */
  readonly pageImage?: readonly string[];
  /** Words of the path, one of which may be the paper's name. */
  readonly words?: readonly string[];
  /** Mastheads without a whole date, whose weekday and lunar date check one that is known from elsewhere. */
  readonly mastheads?: readonly MastheadDate[];
  /** A year that stands apart from month and day. */
  readonly year?: readonly Sourced<number>[];
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
    pageImage: claims.flatMap((claim) => claim.pageImage ?? []),
    words: claims.flatMap((claim) => claim.words ?? []),
    mastheads: claims.flatMap((claim) => claim.mastheads ?? []),
    year: claims.flatMap((claim) => claim.year ?? []),
  };
}

/** What claims come to. */
export interface SettledFacts {
  readonly facts: IssueFacts;
  readonly doubts: readonly Doubt[];
}

/**
 * The most trusted claim of each kind, and one doubt for each fact of which other places state something else. Addresses
 * are filled in with what was settled.
 */
export function settleFacts(claims: FactClaims): SettledFacts {
  const named = mostTrusted(claims.paper);
  const paper = fullerName(named, claims.paper);
  const papers = claims.paper.filter((claim) => paper === named || claim.value !== named?.value);
  const issueDate = settleDay(claims);
  const page = mostTrusted(claims.page);
  const doubts = [
    ...conflicts('paper-conflict', '报名', paper, papers, samePaper),
    ...conflicts('date-conflict', '日期', issueDate, claims.issueDate, sameDay),
    ...conflicts('page-conflict', '版次', page, claims.page, samePage),
    ...(claims.mastheads ?? []).flatMap((read) => checked(read, issueDate)),
  ];
  const values = { paper: paper?.value ?? null, day: issueDate?.value ?? null, page: page?.value ?? null };
  const filled = (templates: readonly string[]): string | null =>
    templates.map((template) => fillTemplate(template, values)).find((address) => address !== null) ?? null;
  return {
    facts: { paper, issueDate, page, url: filled(claims.url), pageImage: filled(claims.pageImage ?? []) },
    doubts,
  };
}

function checked(read: MastheadDate, date: Sourced<Day> | null): readonly Doubt[] {
  if (!date || (read.day !== null && monthDay(read.day) !== monthDay(date.value))) return [];
  return mastheadDoubts(read, date.value);
}

/** A day stated without its year takes the year of another claim of that day, or one that stands apart. */
function settleDay({ issueDate, year }: FactClaims): Sourced<Day> | null {
  const best = mostTrusted(issueDate);
  if (!best || hasYear(best.value)) return best;
  const whole = mostTrusted(
    issueDate.filter(({ value }) => hasYear(value) && monthDay(value) === monthDay(best.value)),
  );
  if (whole) return whole;
  const apart = mostTrusted(year ?? []);
  const value = apart && withYear(best.value, apart.value);
  if (!apart || !value) return best;
  const reason = `${told(best.origin)}；年份据${told(apart.origin)}`;
  return { value, origin: { kind: best.origin.kind === apart.origin.kind ? best.origin.kind : 'inferred', reason } };
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

function mostTrusted<T>(claims: readonly Sourced<T>[]): Sourced<T> | null {
  let best: Sourced<T> | null = null;
  for (const claim of claims) {
    if (!best || TRUST.indexOf(claim.origin.kind) < TRUST.indexOf(best.origin.kind)) best = claim;
  }
  return best;
}

/** One doubt with all values that differ from the chosen one, each with where it was read. */
function conflicts<T>(
  code: string,
  what: string,
  chosen: Sourced<T> | null,
  claims: readonly Sourced<T>[],
  same: (a: T, b: T) => boolean,
): Doubt[] {
  if (!chosen || !STATING.has(chosen.origin.kind)) return [];
  const others: Sourced<T>[] = [];
  for (const claim of claims) {
    if (!STATING.has(claim.origin.kind) || same(claim.value, chosen.value)) continue;
    if (!others.some((other) => same(other.value, claim.value))) others.push(claim);
  }
  if (others.length === 0) return [];
  const also = others.map((claim) => `${String(claim.value)}（${told(claim.origin)}）`).join('、');
  return [{ code, text: `${what}不一致：取${String(chosen.value)}（${told(chosen.origin)}），另有${also}` }];
}

const PLACES: Readonly<Record<OriginKind, string>> = {
  correction: '更正表',
  'front-matter': '文件头',
  sidecar: '附属文件',
  record: '记录字段',
  path: '路径',
  masthead: '报头',
  meta: '网页',
  text: '文内',
  inferred: '推定',
};

function told({ kind, reason }: Origin): string {
  return reason ?? PLACES[kind];
}

/** 「《衡阳日报》社」 and 「衡陽日報」 are one paper. */
function samePaper(a: string, b: string): boolean {
  return paperKey(a) === paperKey(b);
}

function paperKey(name: string): string {
  return searchForm(name)
    .replace(/[《》“”"]/g, '')
    .replace(/(?<=报)社$/, '');
}

/** A folder's short name (供销报) gives way to the full name that the masthead prints (供销时报). */
function fullerName(best: Sourced<string> | null, claims: readonly Sourced<string>[]): Sourced<string> | null {
  if (best?.origin.kind !== 'path') return best;
  const short = paperKey(best.value);
  const fuller = claims.find(({ value, origin }) => origin.kind === 'masthead' && isShortOf(short, paperKey(value)));
  return fuller ?? best;
}

/** Whether `full` ends in `short`, or holds its letters in their order, the first and the last at its ends. */
function isShortOf(short: string, full: string): boolean {
  if (short.length >= 3 && short.length < full.length && full.endsWith(short)) return true;
  if (short.length >= full.length || short[0] !== full[0] || short.at(-1) !== full.at(-1)) return false;
  let at = 0;
  for (const letter of full) if (letter === short[at]) at++;
  return at === short.length;
}

/** Without a year on either side only month and day are compared. */
function sameDay(a: Day, b: Day): boolean {
  return hasYear(a) && hasYear(b) ? a === b : monthDay(a) === monthDay(b);
}

/** 「01」 and 「1」 are one page, and so are 「A2」 and 「2」: a section is not always printed. */
export function samePage(a: string, b: string): boolean {
  const [x, y] = [pageParts(a), pageParts(b)];
  return x.number === y.number && (x.letter === y.letter || x.letter === '' || y.letter === '');
}

function pageParts(page: string): { readonly letter: string; readonly number: string } {
  const match = /^([A-Z]*)0*(.*)$/.exec(page.toUpperCase());
  return { letter: match?.[1] ?? '', number: match?.[2] ?? page };
}
