import type { Coverage } from '../domain/answer.ts';
import { addDays, hasYear, rangeLength, rangesMeet } from '../domain/day.ts';
import { tellingOf } from '../domain/doubt-score.ts';
import type { DraftClaim } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { HeldIssue, Holdings } from '../domain/holdings.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { searchForm } from '../text/fold.ts';
import { dayWords } from './day-words.ts';
import { takesPart } from './match-events.ts';

/** Days after an event in which a paper may still tell of it. */
export const TOLD_WITHIN = 7;

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
  return {
    pages: holdings.issues.reduce((sum, issue) => sum + issue.pages, 0),
    articlesScanned: holdings.articles,
    furtherMentions: further,
    note: [citedDoubts(claims, evidence), scanned(plan, holdings), doubtful(plan, holdings), mentioned(plan, further)]
      .filter(Boolean)
      .join(''),
  };
}

/** Nothing was asked of the archive: the question could not be read. */
export function noCoverage(note: string): Coverage {
  return { pages: 0, articlesScanned: 0, furtherMentions: 0, note };
}

/** Mentions of the plan's people in the period, outside the articles that tell an event of theirs. */
function furtherMentions(plan: QueryPlan, evidence: Evidence): number {
  if (!['list', 'count'].includes(plan.kind)) return 0;
  const theirs = evidence.nearby.filter((event) => plan.people.some((name) => takesPart(event, name)));
  const explained = new Set(theirs.map((event) => event.articleId));
  return evidence.scanned
    .filter((passage) => !explained.has(passage.articleId))
    .reduce(
      (sum, passage) =>
        sum + plan.people.reduce((count, name) => count + occurrences(searchForm(passage.text), searchForm(name)), 0),
      0,
    );
}

function occurrences(text: string, name: string): number {
  return name === '' ? 0 : text.split(name).length - 1;
}

function scanned(plan: QueryPlan, holdings: Holdings): string {
  const pages = holdings.issues.reduce((sum, issue) => sum + issue.pages, 0);
  const span = daySpan(holdings);
  const near = asksDays(plan) ? issuesNear(plan, holdings) : null;
  const inPeriod =
    near === null
      ? ''
      : near.length > 0
        ? `，其中${periodWords(plan)}前后的有${near.length}期`
        : `，其中没有${periodWords(plan)}前后的报纸`;
  return `查遍馆藏${pages}个版面、${holdings.articles}篇稿件${span ? `（${span}）` : ''}${inPeriod}；是否有缺期、缺版不详。`;
}

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

function mentioned(plan: QueryPlan, count: number): string {
  return count > 0 ? `另有${count}处提及${plan.people.join('、')}，未见具体活动。` : '';
}

/** Whether the question names days rather than months or years, whose news may stand in issues of long after. */
export function asksDays(plan: QueryPlan): boolean {
  return plan.times.length > 0 && plan.times.every(({ range }) => rangeLength(range) <= 31);
}

/** Issues of the asked days and the week after, when a paper may still tell of them. */
export function issuesNear(plan: QueryPlan, holdings: Holdings): readonly HeldIssue[] {
  return holdings.issues.filter((issue) => {
    const { day } = issue;
    return (
      day !== null &&
      plan.times.some(({ range }) =>
        rangesMeet({ from: day, to: day }, { from: range.from, to: addDays(range.to, TOLD_WITHIN) }),
      )
    );
  });
}

function periodWords(plan: QueryPlan): string {
  return plan.times.map((time) => time.text.trim()).join('、');
}

/** 「2021年8月9日至2022年10月8日」; issues of unknown year are left out. */
export function daySpan(holdings: Holdings): string {
  const days = holdings.issues.flatMap((issue) => (issue.day && hasYear(issue.day) ? [issue.day] : [])).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return '';
  return first === last ? dayWords(first, true) : `${dayWords(first, true)}至${dayWords(last, true)}`;
}
