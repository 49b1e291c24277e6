import type { QueryPlan } from '../../domain/plan.ts';

/** The plan limited to one paper, unless its question itself names papers; what a conversation lent gives way. */
export function withinPaper(plan: QueryPlan, paper: string | null): QueryPlan {
  const namesOne = plan.papers.length > 0 && !plan.carried.includes('papers');
  if (paper === null || namesOne) return plan;
  return { ...plan, papers: [paper], carried: plan.carried.filter((slot) => slot !== 'papers') };
}
