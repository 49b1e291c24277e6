import type { QueryPlan } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';
import { pairsOf } from '../../text/pairs.ts';
import { findNamed } from '../../text/places.ts';
import { contentWords } from '../understand/topic.ts';
import { askedText } from './fact-question.ts';
import { questionSlot } from './question-slot.ts';
import type { SentenceFit } from './sentence-fit.ts';

/** What speaks for and against an article's answering a question at all; from 0 to 1 but for `missing`. */
interface Bearing {
  /** Share of the question's pairs in the sentence, and what the headline or the sentence before adds to it. */
  readonly pairs: number;
  readonly beside: number;
  /** Share of the question that stands in the sentence in its order. */
  readonly subsequence: number;
  /** Telling words of the question that stand nowhere in the article, each counted by its rarity (1 = in no passage). */
  readonly missing: number;
  /** The same as a share of all telling words: 1 where the article says nothing of what is asked. */
  readonly silent: number;
  /** Share of the places, organisations and quoted names of the question that the article does not name. */
  readonly unnamed: number;
  /** 1 where a person, time, place or number is asked for and nothing of the kind is tied to the question. */
  readonly itemless: number;
}

/** A token that no text has: its rarity is the greatest. */
const UNSEEN = '\uffff';

/** What a question names, for asking articles whether they do. */
interface Named {
  readonly telling: ReadonlyMap<string, number>;
  readonly names: readonly string[];
}

/**
 * The telling words of a question by their rarity, and the names in it. Places, people and times of the plan are conditions
 * that an article has met; the noun that the answer goes by (平台 in 哪个平台) need not be said.
 */
export function namedIn(plan: QueryPlan, rarity: (token: string) => number): Named {
  const most = rarity(UNSEEN);
  const met = [...plan.places, ...plan.people, ...plan.papers, ...plan.times.map((time) => time.text)];
  const words = contentWords(met.reduce((left, word) => left.replaceAll(word, '，'), askedText(plan)));
  const { head } = questionSlot(plan.question);
  const pairs = words
    .filter((word) => word !== head && word.length > 1)
    .flatMap((word) => (isHan(word) ? pairsOf(word) : [word]));
  const named = findNamed(plan.question).map(({ name }) => name);
  const quoted = Array.from(
    plan.question.matchAll(/[《“"「]([^《》“”"「」]{2,30})[》”"」]/g),
    (match) => match[1] ?? '',
  );
  return {
    telling: new Map(pairs.map((pair) => [pair, rarity(pair) / most])),
    names: [...named, ...quoted].filter((name) => name.length > 1 && !met.includes(name)).map(searchForm),
  };
}

function isHan(word: string): boolean {
  return /^[\u3400-\u9fff]+$/.test(word);
}

/** How an article, given with all that is printed of it, bears on a question with its best sentence. */
export function bearingOf({ telling, names }: Named, fit: SentenceFit, article: string, itemless: boolean): Bearing {
  const text = searchForm(article);
  let [missing, all] = [0, 0];
  for (const [word, weight] of telling) {
    all += weight;
    if (!text.includes(word)) missing += weight;
  }
  const unnamed = names.filter((name) => !text.includes(name)).length;
  const { pairs, gainBefore, gainHead, subsequence } = fit;
  return {
    pairs,
    beside: Math.max(gainBefore, gainHead),
    subsequence,
    missing,
    silent: all === 0 ? 0 : missing / all,
    unnamed: names.length === 0 ? 0 : unnamed / names.length,
    itemless: itemless ? 1 : 0,
  };
}

/**
 * Fitted on questions that an archive answers and questions that it does not, on one half of each, by document, and
 * checked on the other.
 */
const WEIGHTS: Bearing = {
  pairs: 4.7,
  beside: 10.1,
  subsequence: 4.6,
  missing: -0.9,
  silent: -1.3,
  unnamed: -2.4,
  itemless: -0.7,
};
const NAMES = ['pairs', 'beside', 'subsequence', 'missing', 'silent', 'unnamed', 'itemless'] as const;
const OFFSET = -2.6;

/** The evidence that an article answers at all, as a logarithm of odds; 0 = as likely as not. */
export function weighBearing(bearing: Bearing): number {
  return NAMES.reduce((sum, name) => sum + WEIGHTS[name] * bearing[name], OFFSET);
}
