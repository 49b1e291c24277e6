import { GrammyError } from 'grammy';
import type { BotContext, BotTools } from '../bot-context.ts';
import { describeError } from '../network/describe-error.ts';
import { placeOf } from './place.ts';
import { markupOf, type Outgoing, sendMessages, updateKey } from './send-messages.ts';

/**
 * Turns the message with the pressed button into another. One that cannot be changed any more (deleted, too old) is
 * answered by a new one.
 */
export async function editHere(ctx: BotContext, tools: BotTools, message: Outgoing): Promise<void> {
  const isChanged = await changes(tools, () =>
    ctx.editMessageText(message.text, {
      entities: [...message.entities],
      ...markupOf(message),
      link_preview_options: { is_disabled: true },
    }),
  );
  if (!isChanged && ctx.msg) await sendMessages(tools, placeOf(ctx.msg), [message], updateKey(ctx));
}

/** Makes a change to a message; false when Telegram would not make it. One that changes nothing counts as made. */
export async function changes({ log }: Pick<BotTools, 'log'>, change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (error) {
    if (error instanceof GrammyError && error.description.includes('message is not modified')) return true;
    log('edit_failed', { why: describeError(error) });
    return false;
  }
}
