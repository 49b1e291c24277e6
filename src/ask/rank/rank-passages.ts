import type { PassageHit } from '../../domain/archive-index.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { exactIn } from './exact-literals.ts';
import { FEATURES, type Fit, fitOf, formsOf, rankQuestion } from './passage-fit.ts';

/** A hit in its place, with what put it there. */
export interface RankedHit extends PassageHit {
  /** How many of the things that the question names word for word the passage or its head holds. */
  readonly exact: number;
  /** What each feature added to the score. */
  readonly parts: Fit;
}

/** Weights of the features. See docs/decisions/2026-11-22-passages-ranked-by-fit.md; `scripts/fit-ranking` finds them. */
const WEIGHTS: Fit = {
  lexical: 4.8,
  frequency: 4,
  words: 5.7,
  headPairs: 3.5,
  headWords: 2.9,
  sentence: 2.4,
  sentences: 2.1,
  rarest: 1.6,
  opening: 0.5,
  number: 3.2,
  year: 1.5,
  day: 1,
  holder: 2,
  quoted: 1.1,
  inTime: 1,
  issuedThen: 1.3,
  yearInHead: 0.1,
  otherYearInHead: -1.3,
  yearIssued: 0.3,
  otherYearIssued: -1.9,
  length: -1.3,
  likeness: 2.5,
};
/** What an exact thing adds: more than all other features together, so that they never outvote it. */
const EXACT = 100;
/** What each further one adds. */
const FURTHER = 2;
/** What each further article of the same head and day loses: reprints stand behind other answers. */
const REPRINT = 0.3;

/**
 * Hits in the order of their fit to a plan, best first. Passages that hold something of what the question names word
 * for word (people, quoted titles) come first; hits of one article follow each other's scores like any others.
 */
export function rankPassages(
  plan: QueryPlan,
  hits: readonly PassageHit[],
  rarity: (token: string) => number,
): RankedHit[] {
  const question = rankQuestion(plan, rarity);
  const literals = exactIn(plan);
  const forms = formsOf(hits);
  const ranked = hits.map((hit, at) => {
    const form = forms[at] ?? { text: '', head: '' };
    const parts = weighed(fitOf(question, hit, form));
    const exact = literals.filter((literal) => form.head.includes(literal) || form.text.includes(literal)).length;
    const score = exactness(exact) + FEATURES.reduce((sum, feature) => sum + parts[feature], 0);
    return { ...hit, score, exact, parts };
  });
  return behindReprints(ranked.sort(byScore)).sort(byScore);
}

function exactness(exact: number): number {
  return exact === 0 ? 0 : EXACT + FURTHER * (exact - 1);
}

function weighed(fit: Fit): Fit {
  const parts: Record<keyof Fit, number> = { ...fit };
  for (const feature of FEATURES) parts[feature] = fit[feature] * WEIGHTS[feature];
  return parts;
}

function behindReprints(ranked: readonly RankedHit[]): RankedHit[] {
  const seen = new Map<string, Set<string>>();
  return ranked.map((hit) => {
    if (hit.head === '') return hit;
    const key = `${hit.head}\n${hit.issueDay}`;
    const articles = seen.get(key) ?? new Set<string>();
    seen.set(key, articles);
    const before = [...articles].filter((id) => id !== hit.passage.articleId).length;
    const known = articles.has(hit.passage.articleId);
    articles.add(hit.passage.articleId);
    return known || before === 0 ? hit : { ...hit, score: hit.score - REPRINT * before };
  });
}

function byScore(a: RankedHit, b: RankedHit): number {
  return b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1);
}
