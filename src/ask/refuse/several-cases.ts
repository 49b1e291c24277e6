import type { Refusal } from '../../domain/answer.ts';
import type { Article } from '../../domain/article.ts';
import type { Draft } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { ArticleId } from '../../domain/ids.ts';
import type { QueryPlan, QuestionKind } from '../../domain/plan.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { sharedPairs } from '../../text/pairs.ts';
import { askBackAmong } from '../conversation/which-event.ts';
import { dayWords } from '../draft/day-words.ts';
import { draftExtractive } from '../draft/draft.ts';
import type { DraftSettings } from '../draft/draft-list.ts';
import { LONGEST_CLAIM } from '../draft/tell-event.ts';
import { groupEvents } from '../find/group-events.ts';
import { localityOf } from '../understand/localities.ts';

/** Most cases that are answered one by one; of more it is asked back which is meant. */
export const MOST_TOLD = 4;
/** Least characters of the name of an event that more than one may bear. */
const SHORTEST_NAME = 5;
/** Share of character pairs from which on two articles under one headline are one, reprinted. */
const REPRINT = 0.7;

/** One of several things that a question may mean, with the articles that tell of it. */
interface Case {
  readonly label: string;
  /** The question that means this one alone. */
  readonly question: string;
  readonly articles: ReadonlySet<ArticleId>;
}

/** What to do about a question that fits several things alike: tell each, or ask back. */
type Several =
  | { readonly status: 'told'; readonly draft: Draft }
  | { readonly status: 'asked'; readonly refusal: Refusal };

/**
 * A question whose headline two articles bear, or whose event's name several bear, with nothing that tells which: each of
 * up to four is told, its line beginning with the case; of more it is asked back. Null when it is plain what is meant.
 */
export function severalCases(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Several | null {
  const cases = casesOf(plan, evidence);
  if (cases.length < 2) return null;
  if (cases.length > MOST_TOLD) return { status: 'asked', refusal: askBackAmong(cases) };
  const drafts = cases.map(({ label, articles }) => told(plan, label, only(evidence, articles), settings));
  const claims = drafts.flatMap((draft) => draft?.claims ?? []);
  if (drafts.filter((draft) => draft !== null).length < 2) return null;
  return {
    status: 'told',
    draft: { lead: () => `这样的有${cases.length}个，分开说：`, claims, mode: 'extractive', whole: true },
  };
}

/** The draft of one case, its first claim named after it. */
function told(plan: QueryPlan, label: string, evidence: Evidence, settings: DraftSettings): Draft | null {
  const draft = draftExtractive(plan, evidence, settings);
  if (!draft) return null;
  const claims = draft.claims
    .slice(0, CLAIMS_A_CASE)
    .map((claim) => ({ ...claim, text: `${label}：${claim.text}` }))
    .filter(({ text }) => text.length <= LONGEST_CLAIM);
  return claims.length === 0 ? null : { ...draft, claims };
}

/** Claims told of one of several cases. */
const CLAIMS_A_CASE = 3;

function casesOf(plan: QueryPlan, evidence: Evidence): readonly Case[] {
  const headline = /《([^《》]{4,60})》/.exec(fold(plan.question))?.[1] ?? null;
  const places = plan.places.filter((place) => !headline?.includes(fold(place)));
  const tellsWhich = plan.people.length + plan.papers.length + places.length > 0 || plan.page !== null;
  if (tellsWhich || plan.order !== null || plan.carried.length > 0 || plan.times.length > 0) return [];
  return headline === null ? eventCases(plan, evidence) : headlineCases(plan, headline, evidence);
}

/** Articles under the headline that the question quotes, reprints left out. */
function headlineCases(plan: QueryPlan, headline: string, { articles }: Evidence): Case[] {
  const bearers: Article[] = [];
  for (const article of articles.values()) {
    if (searchForm(article.title) !== searchForm(headline)) continue;
    if (bearers.some((other) => sharedPairs(bodyOf(other), bodyOf(article)) >= REPRINT)) continue;
    bearers.push(article);
  }
  const papers = new Set(bearers.map(({ paper }) => paper?.value ?? ''));
  const byPaper = papers.size === bearers.length && !papers.has('');
  return bearers
    .toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)))
    .map((article) => {
      const label = placeOf(article, byPaper);
      return { label, question: `${label}${plan.question}`, articles: new Set([article.id]) };
    });
}

function bodyOf({ text, body }: Article): string {
  return searchForm(text.slice(body.start, Math.min(body.end, body.start + 600)));
}

function dayOf({ issueDate }: Article): string {
  return issueDate?.value ?? '';
}

/** 「《云溪日报》2023年4月13日见报」; the paper alone where that tells it from the others. */
function placeOf({ paper, issueDate }: Article, byPaper: boolean): string {
  return (paper ? `《${paper.value}》` : '') + (issueDate && !byPaper ? `${dayWords(issueDate.value, true)}见报` : '');
}

/** Kinds of questions about one event. */
const OF_ONE_EVENT = new Set<QuestionKind>(['who', 'when', 'where', 'what', 'summary', 'attendance', 'quantity']);

/** Happenings whose very name the question says, in several cities or on several days. */
function eventCases(plan: QueryPlan, evidence: Evidence): Case[] {
  if (!OF_ONE_EVENT.has(plan.kind)) return [];
  const question = searchForm(plan.question);
  const named = evidence.nearby.filter(
    ({ name }) => name.length >= SHORTEST_NAME && question.includes(searchForm(name)),
  );
  const longest = Math.max(0, ...named.map(({ name }) => name.length));
  const groups = groupEvents(named.filter(({ name }) => name.length === longest));
  const localities = new Set(groups.map(([event]) => localityIn(event, evidence)));
  const byPlace = localities.size === groups.length && !localities.has('');
  const labels = groups.map(([event]) => (byPlace ? localityIn(event, evidence) : dateOf(event)));
  if (labels.includes('') || new Set(labels).size < groups.length) return [];
  return groups.map((group, at) => {
    const label = labels[at] ?? '';
    return { label, question: `${label}${plan.question}`, articles: new Set(group.map(({ articleId }) => articleId)) };
  });
}

function localityIn({ articleId }: NewsEvent, { articles }: Evidence): string {
  return localityOf(articles.get(articleId)?.paper?.value ?? '') ?? '';
}

function dateOf({ from }: NewsEvent): string {
  return from === null ? '' : dayWords(from, true);
}

/** What the evidence holds of these articles. */
function only(evidence: Evidence, ids: ReadonlySet<ArticleId>): Evidence {
  const of = ({ articleId }: { readonly articleId: ArticleId }) => ids.has(articleId);
  return {
    ...evidence,
    articles: new Map([...evidence.articles].filter(([id]) => ids.has(id))),
    events: evidence.events.filter(of),
    nearby: evidence.nearby.filter(of),
    hits: evidence.hits.filter(({ passage }) => of(passage)),
    scanned: evidence.scanned.filter(of),
    contents: evidence.contents.filter((id) => ids.has(id)),
    mentions: evidence.mentions.filter(of),
    statements: evidence.statements.filter(of),
    errata: evidence.errata.filter(({ corrects }) => ids.has(corrects)),
    notices: evidence.notices.filter(of),
  };
}
