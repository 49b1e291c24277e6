import type { Article } from '../domain/article.ts';
import type { Day } from '../domain/day.ts';
import type { Draft, DraftClaim } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { searchForm } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import { dayWords } from './day-words.ts';
import { type DraftSettings, draftList, said } from './draft-list.ts';
import { isOfIssue, reportedWithin } from './match-events.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

/**
 * What happened in order of day: every matching event, and, for a thing, the sentence of each report under a headline of
 * it that tells no event. Null when there is neither.
 */
export function draftTimeline(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const events = draftList(plan, evidence, settings);
  if (plan.people.length > 0) return events;
  const told = new Set(events?.claims.flatMap(({ quotes }) => quotes.map(({ articleId }) => articleId)) ?? []);
  const reports = [...evidence.articles.values()]
    .filter((article) => !told.has(article.id) && isReportOf(plan, article, evidence.scannedFor))
    .flatMap((article) => reportClaim(article, evidence.scannedFor));
  if (reports.length === 0) return events;
  const dated = [...(events?.claims ?? []).map((claim) => ({ claim, day: claim.event?.from ?? null })), ...reports];
  const claims = dated.toSorted((a, b) => compare(a.day, b.day)).map(({ claim }) => claim);
  const [thing = ''] = evidence.scannedFor;
  const lead = (count: number) => `${said(evidence.relaxed)}${thing}见于馆藏报道的共${count}项，按时间先后：`;
  return { lead, claims, mode: 'extractive', whole: true };
}

function isReportOf(plan: QueryPlan, article: Article, things: readonly string[]): boolean {
  const title = searchForm([article.kicker, article.title, article.subtitle].filter(Boolean).join('\n'));
  return (
    things.some((thing) => title.includes(searchForm(thing))) &&
    isOfIssue(plan, article) &&
    (plan.times.length === 0 || reportedWithin(plan, article))
  );
}

/** The first sentence of the body that names the thing, under the day of the issue. */
function reportClaim(article: Article, things: readonly string[]): { claim: DraftClaim; day: Day | null }[] {
  const day = article.issueDate?.value ?? null;
  const span = sentences(article.text, article.body).find(({ start, end }) =>
    things.some((thing) => searchForm(article.text.slice(start, end)).includes(searchForm(thing))),
  );
  if (!span) return [];
  const when = day === null ? '' : `（${dayWords(day, true)}见报）`;
  const text = `${article.text.slice(span.start, span.end)}${when}`;
  if (text.length > LONGEST_CLAIM) return [];
  return [{ claim: { text, quotes: [{ articleId: article.id, ...span }], event: null }, day }];
}

/** What has no day comes last. */
function compare(a: Day | null, b: Day | null): number {
  const [x, y] = [a ?? '~', b ?? '~'];
  return x === y ? 0 : x < y ? -1 : 1;
}
