import type { Article } from '../../domain/article.ts';
import type { UnmetCondition } from '../../domain/explanation.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { EMPTY_PLAN, type QueryPlan } from '../../domain/plan.ts';
import { mayAnswer } from './constraints.ts';

/** The parts of a plan that make up each condition of `mayAnswer`. */
const CONDITIONS: Readonly<Record<UnmetCondition, readonly (keyof QueryPlan)[]>> = {
  other_issue: ['papers', 'page'],
  other_people: ['people'],
  other_time: ['times', 'on', 'dayPart'],
  other_place: ['places'],
  other_name: ['question'],
};
const NAMES: readonly UnmetCondition[] = ['other_issue', 'other_people', 'other_time', 'other_place', 'other_name'];

/** The conditions of a plan for which a passage of an article may not answer: each asked by itself. */
export function unmetConditions(
  plan: QueryPlan,
  article: Article,
  passage: string,
  articles: ReadonlyMap<ArticleId, Article>,
): UnmetCondition[] {
  return NAMES.filter((name) => !mayAnswer(only(plan, CONDITIONS[name]), article, passage, articles));
}

/** A plan that asks only these parts of another. */
function only(plan: QueryPlan, parts: readonly (keyof QueryPlan)[]): QueryPlan {
  return { ...EMPTY_PLAN, ...Object.fromEntries(parts.map((part) => [part, plan[part]])) };
}
