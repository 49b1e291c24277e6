import type { Article } from '../../domain/article.ts';
import type { DraftClaim, Quote } from '../../domain/draft.ts';
import type { Statement } from '../../domain/event.ts';
import type { Span } from '../../domain/span.ts';
import { sentences } from '../../text/sentences.ts';
import { addQuote, quoteAround } from './quotes.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

/** Sentences of a statement in order; 「；」 does not end one, and what only says who spoke (「某某说。」) is none. */
export function statementSentences(text: string, statement: Statement): Span[] {
  const joined: Span[] = [];
  for (const span of sentences(text, statement)) {
    const last = joined.at(-1);
    if (last && /[;；]$/.test(text.slice(last.start, last.end)) && span.end - last.start <= LONGEST_CLAIM - 20) {
      joined[joined.length - 1] = { start: last.start, end: span.end };
    } else joined.push(span);
  }
  return joined.filter((span) => !onlyNamesSpeaker(text.slice(span.start, span.end), statement));
}

function onlyNamesSpeaker(text: string, { speaker, verb }: Statement): boolean {
  const at = text.lastIndexOf(verb);
  return text.includes(speaker) && at >= 0 && /^[道着说]?[。！!]?$/.test(text.slice(at + verb.length));
}

/** One sentence of a statement as a claim: a sentence further on says again who speaks, and cites where that is printed. */
export function tellSentence(statement: Statement, article: Article, span: Span): DraftClaim {
  const text = article.text.slice(span.start, span.end);
  const quotes: Quote[] = [{ articleId: article.id, ...span }];
  const opening = openingOf(statement, article);
  if (opening && !text.includes(statement.speaker)) addQuote(quotes, opening);
  return { text: cutClaim(withSpeaker(text, statement)), quotes, event: null };
}

/** The sentence with its speaker: 「她强调，要…」 → 「刘丽华强调，要…」; words in quotation marks stand behind a colon. */
function withSpeaker(text: string, { speaker, verb }: Statement): string {
  if (text.includes(speaker)) return text;
  if (/^[他她](?:还|又|并)?(?:强调|指出|要求|表示|说|认为|提出|介绍)/.test(text)) return speaker + text.slice(1);
  return `${speaker}${verb}${/^[“「]/.test(text) ? '：' : '，'}${text}`;
}

/** Found once for a statement, not for each of its sentences. */
const openings = new WeakMap<Statement, Quote | null>();

function openingOf(statement: Statement, article: Article): Quote | null {
  const known = openings.get(statement);
  if (known !== undefined) return known;
  const found = speakerQuote(statement, article);
  openings.set(statement, found);
  return found;
}

/** The nearest sentence, from the statement's own backwards, that names its speaker. */
function speakerQuote(statement: Statement, article: Article): Quote | null {
  const own = article.text.slice(statement.start, statement.end).indexOf(statement.speaker);
  const at = own >= 0 ? statement.start + own : article.text.lastIndexOf(statement.speaker, statement.start);
  return at < 0 ? null : quoteAround(article, { start: at, end: at + statement.speaker.length });
}

/** A sentence longer than a claim may be ends at its last comma that fits. */
export function cutClaim(text: string, longest: number = LONGEST_CLAIM): string {
  if (text.length <= longest) return text;
  const head = text.slice(0, longest - 2);
  const comma = Math.max(head.lastIndexOf(','), head.lastIndexOf('，'), head.lastIndexOf('、'));
  return `${head.slice(0, comma > 60 ? comma : head.length)}……`;
}
