import type { ChatModel, TokenLedger } from '../domain/chat-model.ts';
import { localDay } from '../domain/local-day.ts';
import { ChatModelError } from './chat-model-error.ts';

/** A ledger that lives as long as this process. Only the newest day is kept. */
export function memoryLedger(): TokenLedger {
  let kept = { day: '', tokens: 0 };
  return {
    spent: (day) => (kept.day === day ? kept.tokens : 0),
    add(day, tokens) {
      // A reply begun before midnight may be counted after one of the new day.
      if (day >= kept.day) kept = { day, tokens: (kept.day === day ? kept.tokens : 0) + tokens };
    },
  };
}

/** How much may be spent on one day, and where that is written down. */
interface DailyBudget {
  /** Prompt and completion tokens together. */
  readonly tokens: number;
  readonly ledger: TokenLedger;
  /** Default: the clock of this machine. */
  readonly today?: () => string;
}

/**
 * A model that is not asked any more on a day whose tokens are spent (`stream` rejects with `budget`). A reply under way
 * is not cut off: the last one of a day may go over.
 */
export function withBudget(model: ChatModel, { tokens, ledger, today = localDay }: DailyBudget): ChatModel {
  return {
    ...model,
    async *stream(messages, signal, wishes) {
      const day = today();
      if ((await ledger.spent(day)) >= tokens) throw new ChatModelError('budget');
      let used = 0;
      try {
        yield* model.stream(messages, signal, {
          ...wishes,
          onTokens: (count) => {
            used = count.prompt + count.completion;
            wishes?.onTokens?.(count);
          },
        });
      } finally {
        if (used > 0) await ledger.add(day, used);
      }
    },
  };
}
