import type { Checked } from '../../domain/checked.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { completeAgainst } from '../check/complete-list.ts';
import type { CheckContext } from '../check/context.ts';
import type { SecondOpinion } from '../check/second-opinion.ts';
import { standIn } from '../check/stand-in.ts';
import { checkedOf, NOTHING_CHECKED } from '../check/tally.ts';
import { type Verified, verify } from '../check/verify.ts';
import type { Listening, Writer, WritingTask } from './model-writer.ts';

/** The draft that an answer is made of: every claim of it is verified. */
interface ChosenDraft {
  readonly draft: Draft;
  /** A quiet line for the reader when the model's draft was not taken; null when there is nothing to say. */
  readonly notice: string | null;
  /** How the model's draft fared; null when it wrote none. */
  readonly checked: Checked | null;
}

/** Who writes, and who may have a second look. */
interface Writers extends Listening {
  readonly writer: Writer | null;
  /** Left out or null = the deterministic check alone decides. */
  readonly opinion?: SecondOpinion | null;
}

/** The model's draft, verified and completed; the verified extractive one when there is no model or nothing of it stands. */
export async function writeAnswer(
  task: WritingTask,
  plan: QueryPlan,
  { writer, opinion = null, ...listening }: Writers,
): Promise<ChosenDraft> {
  const { extractive, evidence } = task;
  if (!writer) return { draft: extractive, notice: null, checked: null };
  const { draft, notice } = await writer(task, listening);
  if (!draft) return { draft: extractive, notice, checked: null };
  const context = checkContext(evidence);
  const first = verify(draft, context, extractive.claims);
  const verified = opinion ? await asked(first, task, opinion, context, listening.signal) : first;
  const own = { draft: extractive, notice: '模型的回答未通过核对，已改用原文摘录。' };
  if (verified.passed === 0) return { ...own, checked: checkedOf(draft, verified, NOTHING_CHECKED) };
  const complete = completeAgainst(plan, verified.claims, extractive.claims);
  const checked = checkedOf(draft, verified, complete);
  if (checked.passed === 0) return { ...own, checked };
  return { draft: { ...draft, lead: extractive.lead, claims: complete.claims }, notice, checked };
}

/** What a second model does not find borne out gives way to the extractive sentence. */
async function asked(
  verified: Verified,
  { evidence, extractive }: WritingTask,
  opinion: SecondOpinion,
  context: CheckContext,
  signal: AbortSignal | undefined,
): Promise<Verified> {
  const own = new Set(extractive.claims);
  const worded = verified.claims.filter((claim) => !own.has(claim));
  const doubted = new Set(await opinion(worded, evidence, signal));
  if (doubted.size === 0) return verified;
  const claims = verified.claims.flatMap((claim): DraftClaim[] => {
    if (!doubted.has(claim)) return [claim];
    const instead = standIn(claim, extractive.claims, context);
    return instead ? [instead] : [];
  });
  return {
    claims: [...new Set(claims)],
    faults: [...verified.faults, ...[...doubted].map(() => 'opinion' as const)],
    passed: Math.max(0, verified.passed - doubted.size),
    replaced: verified.replaced,
  };
}

/** What the checks may look at among the evidence. */
export function checkContext(evidence: Evidence): CheckContext {
  const events = [...new Map([...evidence.events, ...evidence.nearby].map((event) => [event.id, event])).values()];
  const names = [
    ...evidence.nearby.flatMap((event) => event.participants.map((person) => person.name)),
    ...evidence.mentions.map((mention) => mention.name),
  ];
  return { articles: evidence.articles, names: new Set(names), statements: evidence.statements, events };
}
