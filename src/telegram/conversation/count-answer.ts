import type { Answer } from '../../domain/answer.ts';
import type { UsageStore } from '../../state/usage.ts';

const STATUS_COUNTER = { answered: 'answered', partial: 'partial', not_found: 'refused' } as const;

/** Adds an answer to the counters of the bot: how it ended and, when a model was asked, how the model did. */
export function countAnswer(usage: UsageStore, answer: Answer): void {
  usage.count('questions');
  usage.count(STATUS_COUNTER[answer.status]);
  if (answer.mode === 'model') usage.count('model_answers');
  const dropped = Object.values(answer.checked?.dropped ?? {}).reduce((sum, count) => sum + count, 0);
  if (dropped > 0) usage.count('model_dropped_claims', dropped);
  if (answer.modelFailed) usage.count('model_errors');
}
