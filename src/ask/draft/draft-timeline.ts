import type { Article } from '../../domain/article.ts';
import { type Day, hasYear } from '../../domain/day.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import { likeness } from '../find/group-events.ts';
import { isOfIssue, reportedWithin } from '../find/match-events.ts';
import { timeWords } from './day-words.ts';
import { type DraftSettings, draftList } from './draft-list.ts';
import { byPeriod, said } from './list-lead.ts';
import { changesOf } from './office-change-claims.ts';
import { type Dated, sentenceLine } from './sentence-line.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

/** Two lines of one day that share so much tell one thing. */
const SAME = 0.7;

/**
 * What happened in order of day, the day first in every line: every matching event; for a person, appointments and
 * removals; for a thing, the sentence of each report under a headline of it that tells no event. Null when there is none.
 */
export function draftTimeline(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const events = draftList(plan, evidence, settings);
  const listed = (events?.claims ?? []).map((claim) => ({ claim, day: claim.event?.from ?? null }));
  const further = plan.people.length > 0 ? ofOffices(plan, evidence) : ofReports(plan, evidence, listed);
  if (further.length === 0 && listed.every(({ day }) => day !== null && hasYear(day))) return events;
  const lines = withoutRepeats([...listed, ...further])
    .toSorted((a, b) => compare(a.day, b.day))
    .map(({ claim, day }) => ({ claim: day === null || !hasYear(day) ? undated(claim, day) : claim, day }));
  const when = plan.times.map(timeWords).join('、');
  const named = plan.people.length > 0;
  const subject = `${named ? plan.people.join('、') : (evidence.scannedFor[0] ?? '')}${when}`;
  const what = !named ? '大事' : further.length > 0 ? '活动和任免' : '会议和活动';
  const whose = subject === '' ? '' : `${subject}的${what}，`;
  const period = byPeriod(lines.map(({ day }) => day));
  const lead = (count: number) => {
    const detail = period !== '' && count === lines.length ? `，${period}` : '';
    const least = count < lines.length ? '至少' : '共';
    return `${said(evidence.relaxed)}${whose}见于馆藏报道的${least}${count}项${detail}，按时间先后：`;
  };
  return { lead, claims: lines.map(({ claim }) => claim), mode: 'extractive', whole: true };
}

function ofOffices(plan: QueryPlan, evidence: Evidence): Dated[] {
  return changesOf(plan, evidence, new Set(plan.people), null).flatMap(({ quote }) => {
    const article = evidence.articles.get(quote.articleId);
    return article ? sentenceLine(article, quote) : [];
  });
}

function ofReports(plan: QueryPlan, evidence: Evidence, listed: readonly Dated[]): Dated[] {
  const told = new Set(listed.flatMap(({ claim }) => claim.quotes.map(({ articleId }) => articleId)));
  return [...evidence.articles.values()]
    .filter((article) => !told.has(article.id) && isReportOf(plan, article, evidence.scannedFor))
    .flatMap((article) => {
      const span = sentences(article.text, article.body).find(({ start, end }) =>
        evidence.scannedFor.some((thing) => searchForm(article.text.slice(start, end)).includes(searchForm(thing))),
      );
      return span ? sentenceLine(article, span) : [];
    });
}

function isReportOf(plan: QueryPlan, article: Article, things: readonly string[]): boolean {
  const title = searchForm([article.kicker, article.title, article.subtitle].filter(Boolean).join('\n'));
  return (
    things.some((thing) => title.includes(searchForm(thing))) &&
    isOfIssue(plan, article) &&
    (plan.times.length === 0 || reportedWithin(plan, article))
  );
}

function withoutRepeats(lines: readonly Dated[]): Dated[] {
  return lines.filter(
    ({ claim, day }, at) =>
      !lines
        .slice(0, at)
        .some((other) => other.day === day && claim.event === null && likeness(other.claim.text, claim.text) >= SAME),
  );
}

/** 「日期不详：…。」, 「8月13日下午，…（年份不详）。」 */
function undated(claim: DraftClaim, day: Day | null): DraftClaim {
  const text = day === null ? `日期不详：${claim.text}` : `${claim.text.replace(/。$/, '')}（年份不详）。`;
  return text.length <= LONGEST_CLAIM ? { ...claim, text } : claim;
}

/** What has no day comes last. */
function compare(a: Day | null, b: Day | null): number {
  const [x, y] = [a ?? '~', b ?? '~'];
  return x === y ? 0 : x < y ? -1 : 1;
}
