import type { ModelUsage } from '../../domain/answer.ts';
import type { Writer } from './model-writer.ts';

/** A writer whose spending is kept for the answer, whatever becomes of its draft. */
interface MeteredWriter {
  readonly writer: Writer | null;
  /** The field of the answer: nothing when no model wrote. */
  spent(): { readonly usage?: ModelUsage };
}

/** Keeps what a writer spends while one question is answered; drafts written one after another add up. */
export function metered(writer: Writer | null): MeteredWriter {
  let usage: ModelUsage | null = null;
  return {
    writer:
      writer &&
      (async (task, listening) => {
        const written = await writer(task, listening);
        if (written.usage) usage = usage ? sum(usage, written.usage) : written.usage;
        return written;
      }),
    spent: () => (usage ? { usage } : {}),
  };
}

function sum(one: ModelUsage, other: ModelUsage): ModelUsage {
  return {
    ...other,
    promptTokens: one.promptTokens + other.promptTokens,
    completionTokens: one.completionTokens + other.completionTokens,
    estimated: one.estimated || other.estimated,
    cost: one.cost === null || other.cost === null ? null : one.cost + other.cost,
  };
}
