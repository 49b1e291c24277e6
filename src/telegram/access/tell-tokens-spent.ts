import type { BotTools } from '../bot-context.ts';
import type { Question } from '../conversation/question.ts';
import { plainMessage, sendMessages } from '../conversation/send-messages.ts';
import { whoseTokensAreSpent } from './spend.ts';

/**
 * Tells whoever asked that the model tokens of the day are spent, theirs or their group's: without a sound, below the
 * answer, once a day. Nothing where there is no model, and where the operator gives no tokens at all.
 */
export async function tellTokensSpent(
  tools: BotTools,
  { place, userId, words }: Pick<Question, 'place' | 'userId' | 'words'>,
): Promise<void> {
  if (!tools.ask.hasModel || tools.settings.dailyTokens === 0) return;
  const id = whoseTokensAreSpent(tools, userId, place.chatId);
  if (id === null) return;
  const line = plainMessage(words(id < 0 ? 'access-group-tokens-spent' : 'access-tokens-spent'));
  await sendMessages(tools, place, [{ ...line, silent: true }], `m:${tools.today()}:${id}`);
}
