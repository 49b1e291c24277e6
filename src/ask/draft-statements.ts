import type { Article } from '../domain/article.ts';
import type { Draft, DraftClaim, Quote } from '../domain/draft.ts';
import type { Statement } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import type { Span } from '../domain/span.ts';
import { searchForm } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import { comparable } from './claim-support.ts';
import { numberedNames } from './constraints.ts';
import { likeness } from './group-events.ts';
import { sortAsked } from './one-event.ts';
import { addQuote, quoteAround } from './quotes.ts';
import { LONGEST_CLAIM } from './tell-event.ts';
import { contentWords } from './topic.ts';

/** Most sentences told of what somebody said. */
const MOST = 10;

/** What somebody said, sentence by sentence in the order of print; null when no statement of theirs fits. */
export function draftStatements(plan: QueryPlan, evidence: Evidence): Draft | null {
  const [article, statements] = speech(plan, evidence) ?? [];
  if (!article || !statements) return null;
  const all = statements.flatMap((statement) => tellStatement(statement, article));
  const claims = all.slice(0, MOST);
  const speakers = [...new Set(statements.map((statement) => statement.speaker))].join('、');
  const lead =
    all.length > MOST
      ? `${speakers}的讲话，报道共${all.length}句，先列前${MOST}句：`
      : `${speakers}的讲话，见于报道的有：`;
  return claims.length > 0
    ? { lead: claims.length > 1 ? () => lead : null, claims, mode: 'extractive', whole: all.length <= MOST }
    : null;
}

/** The article whose statements by the asked speakers fit the question best, with those statements. */
function speech(plan: QueryPlan, evidence: Evidence): [Article, Statement[]] | null {
  const words = contentWords(plan.text).filter((word) => !plan.people.includes(word));
  const sort = sortAsked(plan.question);
  let best: { article: Article; statements: Statement[]; score: number } | null = null;
  for (const [id, article] of evidence.articles) {
    if (!numberedNames(plan.question).every((name) => comparable(article.text).includes(name))) continue;
    if (sort !== null && !article.text.includes(sort)) continue;
    const statements = evidence.statements.filter(
      (statement) => statement.articleId === id && isAsked(statement, plan),
    );
    if (statements.length === 0) continue;
    const score = sharedWith(article, words) + (onDay(plan, id, evidence) ? 1 : 0);
    if (!best || score > best.score)
      best = { article, statements: statements.sort((a, b) => a.start - b.start), score };
  }
  return best && [best.article, best.statements];
}

function isAsked(statement: Statement, plan: QueryPlan): boolean {
  return plan.people.length > 0
    ? plan.people.includes(statement.speaker)
    : /会议|大会|座谈会/.test(statement.speaker) || plan.titles.length > 0;
}

function sharedWith(article: Article, words: readonly string[]): number {
  const text = searchForm(article.text);
  const title = searchForm(`${article.kicker ?? ''}${article.title}${article.subtitle ?? ''}`);
  return (
    words.reduce(
      (sum, word) => sum + (text.includes(word) ? word.length : 0) + (title.includes(word) ? word.length : 0),
      0,
    ) / Math.max(1, words.join('').length)
  );
}

function onDay(plan: QueryPlan, articleId: Article['id'], evidence: Evidence): boolean {
  return plan.times.length > 0 && evidence.events.some((event) => event.articleId === articleId);
}

/** The statement's sentences as claims; each later sentence says again who speaks. */
function tellStatement(statement: Statement, article: Article): DraftClaim[] {
  const claims: DraftClaim[] = [];
  const opening = speakerQuote(statement, article);
  for (const span of stops(article.text, statement)) {
    const text = article.text.slice(span.start, span.end);
    const told = withSpeaker(text, statement);
    if (claims.some((claim) => likeness(claim.text, told) > 0.9)) continue;
    const quotes: Quote[] = [{ articleId: article.id, ...span }];
    if (opening && !text.includes(statement.speaker)) addQuote(quotes, opening);
    claims.push({ text: cutClaim(told), quotes, event: null });
  }
  return claims;
}

/** The sentence with its speaker: 「她强调，要…」 → 「刘丽华强调，要…」; a sentence further on says again who speaks. */
function withSpeaker(text: string, { speaker, verb }: Statement): string {
  if (text.includes(speaker)) return text;
  if (/^[他她](?:还|又|并)?(?:强调|指出|要求|表示|说|认为|提出|介绍)/.test(text)) return speaker + text.slice(1);
  return `${speaker}${verb}，${text}`;
}

/** The nearest sentence, from the statement's own backwards, that names its speaker. */
function speakerQuote(statement: Statement, article: Article): Quote | null {
  const own = article.text.slice(statement.start, statement.end).indexOf(statement.speaker);
  const at = own >= 0 ? statement.start + own : article.text.lastIndexOf(statement.speaker, statement.start);
  return at < 0 ? null : quoteAround(article, { start: at, end: at + statement.speaker.length });
}

/** Sentences of a statement; 「；」 does not end one here. */
function stops(text: string, within: Span): Span[] {
  const joined: Span[] = [];
  for (const span of sentences(text, within)) {
    const last = joined.at(-1);
    if (last && /[;；]$/.test(text.slice(last.start, last.end)) && span.end - last.start <= LONGEST_CLAIM - 20) {
      joined[joined.length - 1] = { start: last.start, end: span.end };
    } else joined.push(span);
  }
  return joined;
}

/** A sentence longer than a claim may be ends at its last comma that fits. */
function cutClaim(text: string): string {
  if (text.length <= LONGEST_CLAIM) return text;
  const head = text.slice(0, LONGEST_CLAIM - 2);
  const comma = Math.max(head.lastIndexOf(','), head.lastIndexOf('，'), head.lastIndexOf('、'));
  return `${head.slice(0, comma > 60 ? comma : head.length)}……`;
}
