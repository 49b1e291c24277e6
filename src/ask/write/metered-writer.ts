import type { Answer, ModelUsage } from '../../domain/answer.ts';
import type { Writer } from './model-writer.ts';

/** A writer whose spending is kept for the answer, whatever becomes of its draft. */
interface MeteredWriter {
  readonly writer: Writer | null;
  /** The fields of the answer: what was spent, or that the model gave nothing; none when no model was asked. */
  spent(): Pick<Answer, 'usage' | 'modelFailed'>;
}

/** Keeps what a writer spends while one question is answered; drafts written one after another add up. */
export function metered(writer: Writer | null): MeteredWriter {
  let usage: ModelUsage | null = null;
  let isAsked = false;
  return {
    writer:
      writer &&
      (async (task, listening) => {
        isAsked = true;
        const written = await writer(task, listening);
        if (written.usage) usage = usage ? sum(usage, written.usage) : written.usage;
        return written;
      }),
    spent: () => (usage ? { usage } : isAsked ? { modelFailed: true } : {}),
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
