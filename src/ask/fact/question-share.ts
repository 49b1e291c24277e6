import type { Article } from '../../domain/article.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { pairsOf } from '../../text/pairs.ts';
import { contentWords } from '../understand/topic.ts';

/** A pair of characters that no passage has weighs half: it may straddle two words. */
const UNSEEN_PAIR = 0.5;
/** A place of the question weighs half: local papers say 我市 and 全县 for it. */
const PLACE = 0.5;

/**
 * How much of a question a text in search form tells, 0–1: words weigh by rarity among these passages, a word in none
 * most. Null when the question has no words to tell.
 */
export function questionShare(plan: QueryPlan, contexts: readonly string[]): ((text: string) => number) | null {
  const terms = questionTerms(plan, contexts);
  const weights = weightsOf(
    terms,
    contexts,
    plan.places.map((place) => fold(place).toLowerCase()),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return null;
  return (text) => terms.reduce((sum, term, at) => sum + (text.includes(term) ? (weights[at] ?? 0) : 0), 0) / total;
}

/** The surroundings that speak for a sentence: its passage, headline, paper and issue day, in search form. */
export function contextOf(article: Article | undefined, passage: string): string {
  if (!article) return '';
  const day = article.issueDate?.value.replace(/^(\d{4}|XXXX)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日') ?? '';
  return searchForm(
    [article.kicker, article.title, article.subtitle, article.paper?.value, day, passage].filter(Boolean).join('\n'),
  );
}

/** The question's text without its times and the given words, in lower case. */
function withoutKnown(plan: QueryPlan, words: readonly string[]): string {
  const known = [...plan.times.map((time) => time.text), ...words];
  return known.reduce((text, word) => text.replaceAll(fold(word).toLowerCase(), ' '), fold(plan.text).toLowerCase());
}

/** Words and character pairs of the question, times left out, each once. */
function questionTerms(plan: QueryPlan, contexts: readonly string[]): string[] {
  const places = plan.places.map((place) => withoutSuffix(fold(place).toLowerCase(), contexts));
  const words = [
    ...places,
    ...contentWords(withoutKnown(plan, plan.places)).map((word) => withoutSuffix(word, contexts)),
  ];
  const pairs = words.flatMap((word) => (/^[\u4e00-\u9fff]{3,}$/.test(word) ? pairsOf(word) : []));
  return [...new Set([...words, ...pairs])];
}

function weightsOf(terms: readonly string[], contexts: readonly string[], places: readonly string[]): number[] {
  return terms.map((term) => {
    const found = contexts.filter((context) => context.includes(term)).length;
    const share = places.some((place) => place.includes(term)) || isPlace(term, contexts) ? PLACE : 1;
    const rarity = found === 0 && term.length <= 2 ? UNSEEN_PAIR : 1;
    return share * rarity * Math.log(1 + (contexts.length + 1) / (found + 0.5)) * Math.min(3, term.length);
  });
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
