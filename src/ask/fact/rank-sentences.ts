import type { Article } from '../../domain/article.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { Span } from '../../domain/span.ts';
import { mayAnswer } from '../find/constraints.ts';
import { factQuestion } from './fact-question.ts';
import { judgeSentences } from './judge-sentences.ts';
import { contextOf, questionShare } from './question-share.ts';
import type { SentenceFit } from './sentence-fit.ts';
import { weighFit } from './sentence-weights.ts';

/** A sentence with how much of the question it tells. */
export interface RankedSentence {
  readonly article: Article;
  readonly span: Span;
  readonly text: string;
  /** The sentence before it in its passage; null for headlines and where a passage begins. */
  readonly before: Span | null;
  /** 0–1: weighted share of the question told by the sentence itself. */
  readonly own: number;
  /** 0–1: the same for the sentence with its passage, headline, paper and issue day. */
  readonly whole: number;
  readonly fit: SentenceFit;
  /** How much a piece of it speaks of what is asked. */
  readonly told: (piece: string) => number;
  /** What it is ranked by: the weighed sum of its fit; comparable within one question. */
  readonly score: number;
}

/** Sentences and headlines of the passages hit that may answer, best first. */
export function rankSentences(plan: QueryPlan, evidence: Evidence): RankedSentence[] {
  const { hits, articles, rarity = () => 1 } = evidence;
  const contexts = hits.map((hit) => contextOf(articles.get(hit.passage.articleId), hit.passage.text));
  const share = questionShare(plan, contexts);
  if (share === null) return [];
  const wholes = contexts.map(share);
  const found = hits.flatMap((hit, rank) => {
    const article = articles.get(hit.passage.articleId);
    if (!article || !mayAnswer(plan, article, hit.passage.text, articles)) return [];
    return [{ hit, article, rank }];
  });
  return judgeSentences(factQuestion(plan, rarity), found, hits.length)
    .map(({ rank, form, ...sentence }) => ({
      ...sentence,
      own: share(form),
      whole: wholes[rank] ?? 0,
      score: weighFit(sentence.fit),
    }))
    .sort((a, b) => b.score - a.score);
}
