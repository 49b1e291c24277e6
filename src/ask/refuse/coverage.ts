import type { Coverage } from '../../domain/answer.ts';
import { addDays, type Day, hasYear, rangeLength, rangesMeet } from '../../domain/day.ts';
import { tellingOf } from '../../domain/doubt-score.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { HeldIssue, Holdings } from '../../domain/holdings.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';
import { dayWords, timeWords } from '../draft/day-words.ts';
import { takesPart } from '../find/match-events.ts';
import { TOLD_WITHIN } from '../find/told-within.ts';
import { asksForAll } from '../understand/asked-topic.ts';
import { type IssueGaps, issueGaps } from './issue-gaps.ts';

/**
 * What was looked at for an answer, the doubts of the articles that its claims cite, and the mentions of its people that
 * no event explains.
 */
export function coverageOf(
  plan: QueryPlan,
  evidence: Evidence,
  holdings: Holdings,
  claims: readonly DraftClaim[] = [],
): Coverage {
  const further = furtherMentions(plan, evidence);
  const ranges = plan.times.map(({ range }) => ({ from: range.from, to: addDays(range.to, TOLD_WITHIN) }));
  const gaps = issueGaps(holdings, plan.on === 'issue' ? plan.times.map(({ range }) => range) : ranges, plan.papers);
  return {
    pages: holdings.issues.reduce((sum, issue) => sum + issue.pages, 0),
    articlesScanned: holdings.articles,
    furtherMentions: further,
    ...(gaps.known.length > 0 ? { missing: gaps.missing } : {}),
    note: [
      citedDoubts(claims, evidence),
      scanned(plan, holdings, gaps),
      doubtful(plan, holdings),
      mentioned(evidence, further),
    ]
      .filter(Boolean)
      .join(''),
  };
}

/** Nothing was asked of the archive: the question could not be read. */
export function noCoverage(note: string): Coverage {
  return { pages: 0, articlesScanned: 0, furtherMentions: 0, note };
}

/** Mentions of what was scanned for in the period, outside the articles that tell an event of it. */
function furtherMentions(plan: QueryPlan, evidence: Evidence): number {
  if (!asksForAll(plan)) return 0;
  const names = evidence.scannedFor;
  const theirs =
    plan.people.length > 0
      ? evidence.nearby.filter((event) => plan.people.some((name) => takesPart(event, name)))
      : evidence.events;
  const explained = new Set(theirs.map((event) => event.articleId));
  return evidence.scanned
    .filter((passage) => !explained.has(passage.articleId))
    .reduce(
      (sum, passage) =>
        sum + names.reduce((count, name) => count + occurrences(searchForm(passage.text), searchForm(name)), 0),
      0,
    );
}

function occurrences(text: string, name: string): number {
  return name === '' ? 0 : text.split(name).length - 1;
}

function scanned(plan: QueryPlan, holdings: Holdings, gaps: IssueGaps): string {
  const pages = holdings.issues.reduce((sum, issue) => sum + issue.pages, 0);
  const span = daySpan(holdings);
  const near = asksDays(plan) ? issuesNear(plan, holdings) : null;
  const inPeriod =
    near === null
      ? ''
      : near.length > 0
        ? `，其中${aroundWords(plan)}的有${near.length}期`
        : `，其中没有${aroundWords(plan)}的报纸`;
  return `查遍馆藏${pages}个版面、${holdings.articles}篇稿件${span ? `（${span}）` : ''}${inPeriod}；${missingWords(gaps, plan.times.length > 0)}。`;
}

/** Days named of those on which an issue is missing. */
const DAYS_TOLD = 5;

/**
 * 「《云溪晚报》缺2022年4月11日、4月12日2期（或为休刊），缺版不详」; of a question without a time the number alone; unknown where no
 * paper's days can be seen.
 */
function missingWords({ known, missing }: IssueGaps, named: boolean): string {
  if (known.length === 0) return '是否有缺期、缺版不详';
  const papers = known.map((paper) => {
    const days = missing.filter((issue) => issue.paper === paper).map(({ day }) => day);
    const told = named ? days.slice(0, DAYS_TOLD).map((day, at) => dayWords(day, !isSameYear(day, days[at - 1]))) : [];
    if (days.length === 0) return `《${paper}》未见缺期`;
    return `《${paper}》缺${told.join('、')}${named && days.length > DAYS_TOLD ? '等' : ''}${days.length}期（或为休刊）`;
  });
  return `按平日出报的日子看，${papers.slice(0, PAPERS_TOLD).join('，')}${papers.length > PAPERS_TOLD ? `等${papers.length}种报纸` : ''}，缺版不详`;
}

function isSameYear(day: Day, other: Day | undefined): boolean {
  return other?.slice(0, 4) === day.slice(0, 4);
}

/** Papers whose gaps are told. */
const PAPERS_TOLD = 3;

function doubtful(plan: QueryPlan, holdings: Holdings): string {
  const issues = plan.times.length > 0 ? issuesNear(plan, holdings) : holdings.issues;
  const count = issues.reduce((sum, issue) => sum + issue.doubtful, 0);
  return count > 0 ? `其中${count}篇存疑（日期系推断、无标题或文字不全等）。` : '';
}

/** Longest words of one doubt, which are an operator's, in a reader's answer. */
const LONGEST_DOUBT = 60;
/** Headlines named beside one doubt. */
const TITLES_TOLD = 2;

/** 「引文所在稿件存疑：《标题》原文在句中中断。」 What the citation's own line says (an inferred date) is not said again. */
function citedDoubts(claims: readonly DraftClaim[], evidence: Evidence): string {
  const titles = new Map<string, Set<string>>();
  for (const id of new Set(claims.flatMap(({ quotes }) => quotes.map(({ articleId }) => articleId)))) {
    const article = evidence.articles.get(id);
    for (const doubt of article?.doubts ?? []) {
      if (tellingOf(doubt) !== 'note') continue;
      const text = doubt.text.slice(0, LONGEST_DOUBT);
      titles.set(text, (titles.get(text) ?? new Set()).add(article?.title ?? ''));
    }
  }
  const told = [...titles].map(([text, named]) => {
    const shown = [...named].slice(0, TITLES_TOLD).map((title) => `《${title}》`);
    return `${shown.join('')}${named.size > TITLES_TOLD ? `等${named.size}篇` : ''}${text}`;
  });
  return told.length > 0 ? `引文所在稿件存疑：${told.join('；')}。` : '';
}

/** Headlines offered beside the count of further mentions. */
const OFFERED = 3;

/** 「另有2处提及沈克俭，未见具体活动（见《…》）。」 Headlines of those articles that were read; others are counted only. */
function mentioned(evidence: Evidence, count: number): string {
  if (count === 0) return '';
  const explained = new Set(evidence.events.map((event) => event.articleId));
  const ids = [...new Set(evidence.scanned.map((passage) => passage.articleId))].filter((id) => !explained.has(id));
  const titles = ids.flatMap((id) => evidence.articles.get(id)?.title ?? []).slice(0, OFFERED);
  const shown = titles.map((title) => `《${title.slice(0, LONGEST_DOUBT)}》`).join('');
  return `另有${count}处提及${evidence.scannedFor.join('、')}，未见具体活动${shown === '' ? '' : `（见${shown}${ids.length > titles.length ? '等' : ''}）`}。`;
}

/** Whether the question names days rather than months or years, whose news may stand in issues of long after. */
export function asksDays(plan: QueryPlan): boolean {
  return plan.times.length > 0 && plan.times.every(({ range }) => rangeLength(range) <= 31);
}

/** Issues, of the asked papers, of the asked days and the week after, when a paper may still tell of them; of days of issue those alone. */
export function issuesNear(plan: QueryPlan, holdings: Holdings): readonly HeldIssue[] {
  const after = plan.on === 'issue' ? 0 : TOLD_WITHIN;
  return holdings.issues.filter(
    ({ day, paper }) =>
      day !== null &&
      (plan.papers.length === 0 || (paper !== null && plan.papers.includes(paper))) &&
      plan.times.some(({ range }) =>
        rangesMeet({ from: day, to: day }, { from: range.from, to: addDays(range.to, after) }),
      ),
  );
}

/** 「9月5日前后」: reports stand in the issues of the days after; a paper's own day is named with it. */
export function aroundWords(plan: QueryPlan): string {
  const words = plan.papers.map((paper) => `《${paper}》`).join('') + plan.times.map(timeWords).join('、');
  if (plan.on === 'issue') return words;
  return /(?:前后?|以前|之前|后|以来|期间|起)$/.test(words) ? words : `${words}前后`;
}

/** 「2021年8月9日至2022年10月8日」; issues of unknown year are left out. */
export function daySpan({ issues }: Pick<Holdings, 'issues'>): string {
  const days = issues.flatMap((issue) => (issue.day && hasYear(issue.day) ? [issue.day] : [])).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return '';
  return first === last ? dayWords(first, true) : `${dayWords(first, true)}至${dayWords(last, true)}`;
}
