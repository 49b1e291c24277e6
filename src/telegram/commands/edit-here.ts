import { GrammyError } from 'grammy';
import type { BotContext, BotTools } from '../bot-context.ts';
import { placeOf } from '../conversation/place.ts';
import { markupOf, type Outgoing, sendMessages, updateKey } from '../conversation/send-messages.ts';
import { describeError } from '../network/describe-error.ts';

/** Turns the message with the pressed button into another; one that cannot be changed any more is answered by a new one. */
export async function editHere(ctx: BotContext, tools: BotTools, message: Outgoing): Promise<void> {
  try {
    await ctx.editMessageText(message.text, {
      entities: [...message.entities],
      ...markupOf(message),
      link_preview_options: { is_disabled: true },
    });
  } catch (error) {
    if (error instanceof GrammyError && error.description.includes('message is not modified')) return;
    tools.log('edit_failed', { error: describeError(error) });
    if (ctx.msg) await sendMessages(tools, placeOf(ctx.msg), [message], updateKey(ctx));
  }
}
