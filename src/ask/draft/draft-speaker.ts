import type { Article } from '../../domain/article.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Statement } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { PersonFacet } from '../../domain/facet.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { Span } from '../../domain/span.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { sharedPairs } from '../../text/pairs.ts';
import { findPeople } from '../../text/people.ts';
import { mayAnswer } from '../find/constraints.ts';
import { likeness } from '../find/group-events.ts';
import { contentWords } from '../understand/topic.ts';
import { addQuote, addTitleQuotes, quoteAround } from './quotes.ts';
import { LONGEST_CLAIM } from './tell-event.ts';
import { statementSentences, tellSentence } from './tell-statement.ts';

/** Least share of the asked words that a sentence must hold; words of its headline count for nothing either way. */
const ENOUGH = 0.6;
/** The same for words given in quotation marks, pair by pair: print and memory differ in a character. */
const ENOUGH_QUOTED = 0.8;
/** Another speaker of the same words is told beside the best when his sentence holds nearly as much. */
const CLOSE = 0.05;
const MOST = 3;

interface Said {
  readonly article: Article;
  readonly statement: Statement;
  readonly span: Span;
  readonly share: number;
}

/** Who said it: the speaker with titles in front of the sentence that holds the asked words; null when no statement holds them. */
export function draftSpeaker(plan: QueryPlan, evidence: Evidence, enough = ENOUGH): Draft | null {
  const quoted = quotedIn(plan.question);
  const share = quoted === null ? shareOfWords(plan) : shareOfQuoted(quoted);
  const least = quoted === null ? enough : ENOUGH_QUOTED;
  const said = spoken(plan, evidence)
    .map((one) => ({ ...one, share: share(one) }))
    .filter((one) => one.share >= least)
    .toSorted((a, b) => b.share - a.share);
  const [best] = said;
  if (!best) return null;
  const told = said.filter(
    (one, at) =>
      one.share >= best.share - CLOSE &&
      said.findIndex((other) => other.statement.speaker === one.statement.speaker) === at,
  );
  const claims = told.slice(0, MOST).map((one) => tellSpeaker(one, said));
  return {
    lead: claims.length > 1 ? (count) => `说过这番话的，见于报道的有${count}人：` : null,
    claims,
    mode: 'extractive',
    whole: true,
  };
}

/** Whether a question gives the words that it asks about in quotation marks. */
export function quotedIn(question: string): string | null {
  return /[“「『"]([^”」』"]{4,200})[”」』"]/.exec(question)?.[1] ?? null;
}

/** Whether a yes-or-no question is one of words: 「他说过…吗」, 「有没有提到…」. */
export function asksWhetherSaid(question: string): boolean {
  return /(?:说|讲|提|谈|表示|强调|指出|要求|提出|承诺|透露|呼吁|主张|建议)(?:了|过|到|及)|说没说|提没提|(?:有没有|是否|是不是)(?:曾经?)?(?:说|提|讲|谈|表示|强调|指出|要求|承诺|透露|呼吁|主张|建议)/.test(
    question,
  );
}

/** Every sentence that a statement holds, of the articles that may answer. */
function spoken(plan: QueryPlan, { articles, statements }: Evidence): Omit<Said, 'share'>[] {
  return statements.flatMap((statement) => {
    const article = articles.get(statement.articleId);
    if (!article || !mayAnswer({ ...plan, question: '' }, article, article.text, articles)) return [];
    return statementSentences(article.text, statement).map((span) => ({ article, statement, span }));
  });
}

function lettersOf(text: string): string {
  return searchForm(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function shareOfQuoted(quoted: string): (said: Omit<Said, 'share'>) => number {
  const asked = lettersOf(quoted);
  return ({ article, statement }) => sharedPairs(asked, lettersOf(article.text.slice(statement.start, statement.end)));
}

const OF_ASKING =
  /谁|哪一?位|何人|什么人|哪个人|这句?话|那句?话|之口|出自|说的?|讲的?|提出的?|表示|强调|指出|要求|认为|透露|呼吁|建议|坦言|主张|提醒|提议|谈[到及]|提[到及]|承诺|曾经?|有没有|是否|是不是|吗|最先|首先|过的?|是|由/g;

/** Share of the question's words, by length; those that stand in the headline say which article is meant, and nothing of the sentence. */
function shareOfWords(plan: QueryPlan): (said: Omit<Said, 'share'>) => number {
  let text = fold(plan.question);
  for (const piece of [...plan.times.map((time) => time.text), ...plan.people])
    text = text.replaceAll(fold(piece), ' ');
  const words = [
    ...new Set([...contentWords(text.replace(OF_ASKING, ' ')), ...plan.times.map(({ text }) => fold(text))]),
  ];
  return ({ article, span }) => {
    const sentence = searchForm(article.text.slice(span.start, span.end));
    const head = searchForm(article.text.slice(0, article.body.start));
    const asked = words.filter((word) => sentence.includes(word) || !head.includes(word));
    const held = asked.filter((word) => sentence.includes(word));
    const long = (list: readonly string[]) => list.join('').length;
    return long(held) < 2 ? 0 : long(held) / long(asked);
  };
}

/** 「市长冯素洁要求，…」: the sentence with the speaker's titles, and the place where they are printed. */
function tellSpeaker(said: Said, all: readonly Said[]): DraftClaim {
  const { article, statement } = said;
  const same = all.filter((other) => other.statement === statement && other.share >= said.share);
  const claims = same.map(({ span }) => tellSentence(statement, article, span));
  const best = claims.toSorted((a, b) => likeness(b.text, statement.verb) - likeness(a.text, statement.verb))[0];
  const claim = best ?? tellSentence(statement, article, said.span);
  const person = findPeople(article.text).find(({ name, titles }) => name === statement.speaker && titles.length > 0);
  return person ? withTitles(claim, person, article) : claim;
}

function withTitles(claim: DraftClaim, person: PersonFacet, article: Article): DraftClaim {
  const title = person.titles.join('、');
  const text = claim.text.replace(person.name, title + person.name);
  if (claim.text.includes(title + person.name) || text.length > LONGEST_CLAIM) return claim;
  const quotes = [...claim.quotes];
  addTitleQuotes(quotes, article, [{ ...person, did: [] }]);
  addQuote(quotes, quoteAround(article, person));
  return { ...claim, text, quotes };
}
