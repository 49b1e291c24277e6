import type { Update } from 'grammy/types';
import { admissionOf } from '../access/admission.ts';
import type { BotTools } from '../bot-context.ts';
import type { BotParts } from '../bot-parts.ts';
import { askerOf, isHeard } from '../conversation/heard.ts';
import { isPrivate, placeOf } from '../conversation/place.ts';
import { plainMessage, sendMessages } from '../conversation/send-messages.ts';
import { languageOfCode } from '../translate.ts';

/**
 * Attempts after which an update is given up: one that kills the process each time must not keep the bot down. One that
 * another version wrote down in a form that is not known is given up at once.
 */
const MOST_ATTEMPTS = 3;

/** Takes up what an earlier run received and did not finish, in the order it came in. Gives how many these are. */
export function resumePending({ bot, tools }: BotParts): number {
  const { state, log, aside } = tools;
  const pending = state.updates.pending();
  for (const { id, update, attempts } of pending) {
    // The journal holds what Telegram sent; null in a form that is not known.
    const known = update as Update | null;
    if (attempts < MOST_ATTEMPTS && known !== null) {
      aside(() => bot.handleUpdate(known));
      continue;
    }
    state.updates.done(id);
    log('update_given_up', { update: id, attempts });
    if (known !== null) aside(() => tellGivenUp(known, tools));
  }
  return pending.length;
}

/** One line to whoever would have been answered, where nothing was said to them yet. */
async function tellGivenUp({ message, update_id: id }: Update, tools: BotTools): Promise<void> {
  if (message === undefined || !isHeard(message, tools.me())) return;
  const [asker, place] = [askerOf(message), placeOf(message)];
  if (admissionOf(tools, asker, isPrivate(place) ? null : place.chatId) !== 'admitted') return;
  const language = tools.state.readers.get(asker ?? 0)?.language ?? languageOfCode(message.from?.language_code);
  await sendMessages(tools, place, [plainMessage(tools.t(language, 'conversation-failed'))], `u:${id}`);
}
