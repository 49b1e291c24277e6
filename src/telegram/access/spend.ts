import type { BotTools } from '../bot-context.ts';
import { isAdmin } from './admission.ts';

/** What counting needs of the tools. */
type SpendTools = Pick<BotTools, 'state' | 'settings' | 'today'>;

/** Whether a question may be asked, and with the model; or a line (key and variables) that says why not and until when. */
type Allowance =
  | { readonly mayAsk: true; readonly useModel: boolean }
  | { readonly mayAsk: false; readonly key: string; readonly variables: Readonly<Record<string, string | number>> };

/**
 * Looks at the day's quotas of a person (null for somebody anonymous) and of the group they ask in; counts nothing.
 * Admins have none, in groups neither. A day ends at midnight by the clock of this machine.
 */
export function spend(tools: SpendTools, userId: number | null, chatId: number): Allowance {
  if (userId !== null && isAdmin(tools, userId)) return { mayAsk: true, useModel: true };
  const { state, settings, today } = tools;
  for (const id of payers(userId, chatId)) {
    const limit = state.readers.get(id)?.dailyQuestions ?? settings.dailyQuestions;
    if (limit !== null && state.usage.of(id, today()).questions >= limit)
      return { mayAsk: false, key: keyFor(id, limit), variables: { limit } };
  }
  return { mayAsk: true, useModel: whoseTokensAreSpent(tools, userId, chatId) === null };
}

/** The person or group (a negative id) whose model tokens of the day are spent; null when both have some left, and for admins. */
export function whoseTokensAreSpent(
  { state, settings, today }: SpendTools,
  userId: number | null,
  chatId: number,
): number | null {
  const { dailyTokens } = settings;
  if (dailyTokens === null || (userId !== null && isAdmin({ settings }, userId))) return null;
  return payers(userId, chatId).find((id) => state.usage.of(id, today()).tokens >= dailyTokens) ?? null;
}

/** Counts one question and the model's tokens for the person, for the group and for everybody together. */
export function noteSpent(tools: SpendTools, userId: number | null, chatId: number, tokens: number): void {
  const day = tools.today();
  for (const id of [...payers(userId, chatId), 0]) tools.state.usage.add(id, day, { questions: 1, tokens });
}

function keyFor(id: number, limit: number): string {
  if (limit === 0) return id < 0 ? 'access-group-none' : 'access-none';
  return id < 0 ? 'access-group-spent' : 'access-spent';
}

/** Whose quotas a question counts against: in a private chat the person alone, whose id the chat has too. */
function payers(userId: number | null, chatId: number): readonly number[] {
  return [...new Set([userId, chatId].filter((id) => id !== null))];
}
