import type { QueryPlan } from '../../domain/plan.ts';

/** Words that papers print for one another, in the form that a question is folded to. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/gdp/i, '地区生产总值'],
  [/(?:地区|国内)?生产总值/, 'GDP'],
];

/** A plan in one wording; a text answers it in that wording only when it has the word. */
interface Wording {
  readonly plan: QueryPlan;
  /** Null for the plan as it was asked. */
  readonly word: RegExp | null;
}

/** A plan as it was asked and, where the question has a word for which papers print another, with that one instead. */
export function wordings(plan: QueryPlan): readonly Wording[] {
  const asked = { plan, word: null };
  const rule = SAME.find(([word]) => word.test(plan.question));
  if (rule === undefined) return [asked];
  const [word, other] = rule;
  const instead = (text: string) => text.replace(word, other);
  const printed = SAME.find((one) => one !== rule)?.[0] ?? null;
  return [asked, { plan: { ...plan, question: instead(plan.question), text: instead(plan.text) }, word: printed }];
}
