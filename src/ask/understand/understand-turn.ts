import { NO_SLOTS, type Slots } from '../../domain/conversation.ts';
import type { Day } from '../../domain/day.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { rewriteStands } from '../conversation/rewrite-stands.ts';
import type { Rewriter } from './rewrite-question.ts';
import { type UnderstandContext, understand } from './understand.ts';

/** One turn, and what helps to understand it. */
interface TurnContext extends UnderstandContext {
  readonly slots: Slots;
  readonly askedOn: Day;
  /** Null = no model is configured. */
  readonly rewriter: Rewriter | null;
  readonly signal: AbortSignal | undefined;
}

/**
 * The plan of a turn. A follow-up is completed by rules; with a chat model by its rewrite, if that says nothing which
 * question and slots do not say. A question that stands by itself is never rewritten.
 */
export async function understandTurn(question: string, context: TurnContext): Promise<QueryPlan> {
  const plan = await understand(question, context);
  const { rewriter, slots, askedOn, signal } = context;
  if (rewriter === null || slots.plan === null || plan.carried.length === 0) return plan;
  const rewrite = await rewriter({ question, slots, askedOn }, signal);
  if (rewrite === null || !rewriteStands(rewrite, question, plan, slots, askedOn)) return plan;
  const rewritten = await understand(rewrite, { ...context, slots: NO_SLOTS });
  return { ...rewritten, carried: plan.carried };
}
