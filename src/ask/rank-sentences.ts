import type { Article } from '../domain/article.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { ArticleId } from '../domain/ids.ts';
import type { QueryPlan } from '../domain/plan.ts';
import type { Span } from '../domain/span.ts';
import { fold, searchForm } from '../text/fold.ts';
import { pairsOf, sharedPairs } from '../text/pairs.ts';
import { sentences } from '../text/sentences.ts';
import { mayAnswer } from './constraints.ts';
import { contentWords } from './topic.ts';

/** A pair of characters that no passage has weighs half: it may straddle two words. */
const UNSEEN_PAIR = 0.5;
/** A place of the question weighs half: local papers say 我市 and 全县 for it. */
const PLACE = 0.5;

/** A sentence with how much of the question it tells. */
export interface RankedSentence {
  readonly article: Article;
  readonly span: Span;
  readonly text: string;
  /** 0–1: weighted share of the question told by the sentence itself. */
  readonly own: number;
  /** 0–1: the same for the sentence with its passage, headline, paper and issue day. */
  readonly whole: number;
  /** What it is ranked by: own, with part of what stands around it, and the rank of its passage. */
  readonly score: number;
}

/** Share of the surroundings in a sentence's score: enough to prefer the right article, not enough to beat a better sentence. */
const AROUND = 0.45;
/** What the best passage gets before the last: full text has seen the whole archive, this ranking only its hits. */
const RANK = 0.15;

/** Share of the question from which on an article may leave the subject's own word unsaid (网安周 for 网络安全宣传周). */
const TELLS_MOST = 0.65;
/** A headline stands this far behind a sentence that says the same. */
const HEADLINE = 0.06;

/** Sentences and headlines of the passages hit, best first. Weights are by rarity among these passages; a word in none weighs most. */
export function rankSentences(plan: QueryPlan, evidence: Evidence): RankedSentence[] {
  const contexts = evidence.hits.map((hit) =>
    contextOf(evidence.articles.get(hit.passage.articleId), hit.passage.text),
  );
  const terms = questionTerms(plan, contexts);
  const weigh = weights(
    terms,
    contexts,
    plan.places.map((place) => fold(place).toLowerCase()),
  );
  const total = terms.reduce((sum, term) => sum + weigh(term), 0);
  const subject = subjectOf(plan, contexts);
  if (total === 0) return [];
  const share = (text: string) => terms.reduce((sum, term) => sum + (text.includes(term) ? weigh(term) : 0), 0) / total;
  const seen = new Set<string>();
  return evidence.hits
    .flatMap((hit, rank) => {
      const article = evidence.articles.get(hit.passage.articleId);
      const context = contexts[rank] ?? '';
      if (!article) return [];
      if (!mayAnswer(plan, article, hit.passage.text, evidence.articles)) return [];
      const whole = share(context);
      if (subject !== null && whole < TELLS_MOST && !names(context, subject)) return [];
      return [...headlines(article), ...sentences(article.text, hit.passage)]
        .filter((span) => unseen(seen, article.id, span))
        .map((span) => {
          const text = article.text.slice(span.start, span.end);
          const own = share(searchForm(text));
          const early = (RANK * (evidence.hits.length - rank)) / evidence.hits.length;
          const score = own + AROUND * whole + early - (span.end <= article.body.start ? HEADLINE : 0);
          return { article, span, text, own, whole, score };
        });
    })
    .sort((a, b) => b.score - a.score);
}

/** Lines above the body that say something: 「总投资12.6亿元 计划工期30个月」 may stand nowhere else. */
function headlines(article: Article): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const line of article.text.slice(0, article.body.start).split('\n')) {
    const end = start + line.length;
    if (line.replace(/\s/g, '').length >= 8 && !/记者|通讯员/.test(line)) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/**
 * What the question is about: the organisation or full place it names, else its first content word that is neither a
 * place nor a time. An article that does not
 * name it answers another question (「云溪地铁1号线哪一年通车」 is not answered by a bridge).
 */
function subjectOf(plan: QueryPlan, contexts: readonly string[]): string | null {
  const named = plan.places.map((place) => fold(place).toLowerCase()).find((place) => place.length >= 4);
  if (named) return named;
  const words = contentWords(withoutKnown(plan, plan.places)).map((word) => withoutSuffix(word, contexts));
  return words.find((word) => /[\u4e00-\u9fff]{2}|[a-z]{2}/.test(word) && !isPlace(word, contexts)) ?? null;
}

/** Most of the subject's character pairs are enough: segmentation may have joined a neighbour to it. */
function names(context: string, subject: string): boolean {
  if (context.includes(subject)) return true;
  return subject.length > 2 && sharedPairs(subject, context) >= 0.5;
}

/** The question's text without its times and the given words, in lower case. */
function withoutKnown(plan: QueryPlan, words: readonly string[]): string {
  const known = [...plan.times.map((time) => time.text), ...words];
  return known.reduce((text, word) => text.replaceAll(fold(word).toLowerCase(), ' '), fold(plan.text).toLowerCase());
}

/** Words and character pairs of the question, times left out, each once. */
export function questionTerms(plan: QueryPlan, contexts: readonly string[] = []): string[] {
  const places = plan.places.map((place) => withoutSuffix(fold(place).toLowerCase(), contexts));
  const words = [
    ...places,
    ...contentWords(withoutKnown(plan, plan.places)).map((word) => withoutSuffix(word, contexts)),
  ];
  const pairs = words.flatMap((word) => (/^[\u4e00-\u9fff]{3,}$/.test(word) ? pairsOf(word) : []));
  return [...new Set([...words, ...pairs])];
}

/** The surroundings that speak for a sentence: its passage, headline, paper and issue day, in search form. */
function contextOf(article: Article | undefined, passage: string): string {
  if (!article) return '';
  const day = article.issueDate?.value.replace(/^(\d{4}|XXXX)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日') ?? '';
  return searchForm(
    [article.kicker, article.title, article.subtitle, article.paper?.value, day, passage].filter(Boolean).join('\n'),
  );
}

function weights(
  terms: readonly string[],
  contexts: readonly string[],
  places: readonly string[],
): (term: string) => number {
  const table = new Map(
    terms.map((term) => {
      const found = contexts.filter((context) => context.includes(term)).length;
      const share = places.some((place) => place.includes(term)) || isPlace(term, contexts) ? PLACE : 1;
      const rarity = found === 0 && term.length <= 2 ? UNSEEN_PAIR : 1;
      return [term, share * rarity * Math.log(1 + (contexts.length + 1) / (found + 0.5)) * Math.min(3, term.length)];
    }),
  );
  return (term) => table.get(term) ?? 0;
}

/** A word that the archive uses as a place: 衡阳 where 衡阳市 is printed. */
function isPlace(word: string, contexts: readonly string[]): boolean {
  return (
    /[省市县区]$/.test(word) ||
    contexts.some((context) => ['市', '县', '省', '区', '日报', '晚报'].some((kind) => context.includes(word + kind)))
  );
}

/** 云溪市 is looked for as 云溪: papers leave 市 and 县 off, their names among them. */
function withoutSuffix(word: string, contexts: readonly string[]): string {
  const short = word.replace(/(?<=..)[省市县]$/, '');
  return short !== word && contexts.some((context) => context.includes(short)) ? short : word;
}

function unseen(seen: Set<string>, id: ArticleId, span: Span): boolean {
  const key = `${id}:${span.start}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
