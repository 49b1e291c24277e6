import type { Draft } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import type { CheckContext } from './check-claim.ts';
import { completeAgainst } from './complete-list.ts';
import type { Listening, Writer, WritingTask } from './model-writer.ts';
import { verify } from './verify.ts';

/** The draft that an answer is made of: every claim of it is verified. */
export interface ChosenDraft {
  readonly draft: Draft;
  /** A quiet line for the reader when the model's draft was not taken; null when there is nothing to say. */
  readonly notice: string | null;
}

/** The model's draft, verified and completed; the verified extractive one when there is no model or nothing of it stands. */
export async function writeAnswer(
  task: WritingTask,
  plan: QueryPlan,
  { writer, ...listening }: { readonly writer: Writer | null } & Listening,
): Promise<ChosenDraft> {
  const { extractive, evidence } = task;
  if (!writer) return { draft: extractive, notice: null };
  const { draft, notice } = await writer(task, listening);
  if (!draft) return { draft: extractive, notice };
  const { claims } = verify(draft, checkContext(evidence));
  if (claims.length === 0) return { draft: extractive, notice: '模型的回答未通过核对，以下为原文摘录。' };
  const complete = completeAgainst(plan, claims, extractive.claims);
  return { draft: { ...draft, lead: extractive.lead, claims: complete }, notice };
}

/** What the checks may look at among the evidence. */
export function checkContext(evidence: Evidence): CheckContext {
  const names = [
    ...evidence.nearby.flatMap((event) => event.participants.map((person) => person.name)),
    ...evidence.mentions.map((mention) => mention.name),
  ];
  return { articles: evidence.articles, names: new Set(names), statements: evidence.statements };
}
