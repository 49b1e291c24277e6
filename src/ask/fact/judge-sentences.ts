import type { PassageHit } from '../../domain/archive-index.ts';
import type { Article } from '../../domain/article.ts';
import type { Span } from '../../domain/span.ts';
import { searchForm } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import type { FactQuestion } from './fact-question.ts';
import { type Held, heldIn, reweigh } from './held-terms.ts';
import { fitOfPiece, fitOfSentence, type PassagePlace, type SentenceFit } from './sentence-fit.ts';
import { weighFit } from './sentence-weights.ts';

/** A sentence or headline of a passage, judged. */
interface JudgedSentence {
  readonly article: Article;
  readonly span: Span;
  readonly text: string;
  /** The same in search form. */
  readonly form: string;
  /** The sentence before it in its passage; null for headlines and at the beginning. */
  readonly before: Span | null;
  readonly fit: SentenceFit;
  /** How much a piece of it speaks of what is asked. */
  readonly told: (piece: string) => number;
  /** Place of its passage among the hits, from 0. */
  readonly rank: number;
}

/** A hit with its article. */
interface HitArticle {
  readonly hit: PassageHit;
  readonly article: Article;
  readonly rank: number;
}

/** Characters of a body that open an article: they name its subject. */
const OPENING = 60;

interface Cut {
  readonly span: Span;
  readonly text: string;
  readonly form: string;
  readonly held: Held;
}

/** Every sentence and headline of the passages, once each, in the order of the hits. */
export function judgeSentences(question: FactQuestion, found: readonly HitArticle[], hits: number): JudgedSentence[] {
  const cuts = found.map(({ article, hit }) =>
    withSpeech(sentences(article.text, hit.passage), article.text).map((span) => cutAt(question, article, span)),
  );
  const seen = new Set<string>();
  return found.flatMap(({ article, hit, rank }, at) => {
    const own = cuts[at] ?? [];
    const siblings = cuts.filter((_, other) => found[other]?.article === article).flat();
    const passage = placeOf(question, { article, hit, rank }, siblings, hits);
    const lines = headlines(article).map((span) => cutAt(question, article, span));
    const told = (piece: string) => weighFit(fitOfPiece(question, passage, searchForm(piece)));
    const nothing: Held = new Uint8Array(question.pairs.terms.length);
    return [
      ...lines.map((cut) => ({ cut, before: null })),
      ...own.map((cut, n) => ({ cut, before: own[n - 1] ?? null })),
    ].flatMap(({ cut, before }) => {
      const key = `${article.id}:${cut.span.start}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const fit = fitOfSentence(question, {
        text: cut.form,
        printed: cut.text,
        held: cut.held,
        before: before?.held ?? nothing,
        isOpening: cut.span.start === article.body.start,
        passage,
      });
      return [
        { article, span: cut.span, text: cut.text, form: cut.form, before: before?.span ?? null, fit, told, rank },
      ];
    });
  });
}

/** 「“……。”董桂芝说。」 is one sentence to a reader: who said it alone tells nothing. */
function withSpeech(spans: readonly Span[], text: string): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    const tells = before?.end === span.start && /[”」]/.test(text.charAt(before.end - 1));
    if (tells && SAID.test(text.slice(span.start, span.end))) joined.splice(-1, 1, { ...before, end: span.end });
    else joined.push(span);
  }
  return joined;
}

const SAID = /^[^“”「」。！？]{1,40}(?:说|说道|表示|介绍|告诉记者|坦言|感慨|感叹|称)[。！]?$/;

function cutAt(question: FactQuestion, article: Article, span: Span): Cut {
  const text = article.text.slice(span.start, span.end);
  const form = searchForm(text);
  return { span, text, form, held: heldIn(question.pairs, form) };
}

function placeOf(
  { pairs }: FactQuestion,
  { article, hit, rank }: HitArticle,
  siblings: readonly Cut[],
  hits: number,
): PassagePlace {
  const head = heldIn(pairs, searchForm(hit.head));
  const opening = heldIn(pairs, searchForm(article.text.slice(article.body.start, article.body.start + OPENING)));
  const holding = (at: number) => siblings.filter(({ held }) => held[at] === 1).length;
  return {
    head,
    around: heldIn(pairs, searchForm(hit.passage.text)),
    local: reweigh(pairs, (at) => Math.log(1 + (siblings.length + 1) / (holding(at) + 0.5))),
    rest: reweigh(pairs, (at) => (head[at] === 1 || opening[at] === 1 ? 0 : 1)),
    rank,
    hits,
  };
}

/** Lines above the body that say something: 「总投资12.6亿元 计划工期30个月」 may stand nowhere else. 「某某强调——」 leads in to the next. */
function headlines(article: Article): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const line of article.text.slice(0, article.body.start).split('\n')) {
    const end = start + line.length;
    if (line.replace(/\s/g, '').length >= 8 && !/记者|通讯员|(?:——|[:：])\s*$/.test(line)) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}
