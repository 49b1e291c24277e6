import type { BotTools } from '../bot-context.ts';
import { changes, editHere } from '../conversation/edit-here.ts';
import { placeOf } from '../conversation/place.ts';
import { markupOf, type Outgoing, sendMessages, updateKey } from '../conversation/send-messages.ts';
import type { Keyboard } from './answer-keyboard.ts';
import { isAnswerData } from './callback-data.ts';
import type { Press } from './on-press.ts';

/**
 * Shows what a press asked for: in the message with the button, or in a new one that answers it. A message that cannot
 * be changed any more (deleted, too old) is answered by a new one too.
 */
export async function showView(press: Press, tools: BotTools, view: Outgoing): Promise<void> {
  const told = press.answer(null); // at once: what follows may have to wait for its turn with Telegram
  await (press.here ? editHere(press.ctx, tools, view) : sendView(press, tools, [view]));
  await told;
}

/** Sends messages that answer the one with the button. */
export async function sendView({ ctx, answer }: Press, tools: BotTools, views: readonly Outgoing[]): Promise<void> {
  const told = answer(null);
  if (ctx.msg !== undefined) await sendMessages(tools, placeOf(ctx.msg), views, updateKey(ctx));
  await told;
}

/** Changes an answer's buttons under its message; that they are so already, or that it is gone, is no failure. */
export async function showKeyboard(press: Press, tools: BotTools, keyboard: Keyboard): Promise<void> {
  const markup = markupOf({ text: '', entities: [], keyboard: [...keyboard, ...otherRows(press)] });
  const told = press.answer(null);
  await changes(tools, () => press.ctx.editMessageReplyMarkup(markup));
  await told;
}

/** Changes another message of the same chat; that it says so already, or that it is gone, is no failure. */
export async function changeMessage({ ctx }: Press, tools: BotTools, id: number, view: Outgoing): Promise<void> {
  const chatId = ctx.chat?.id;
  if (chatId === undefined) return;
  await changes(tools, () =>
    ctx.api.editMessageText(chatId, id, view.text, { entities: [...view.entities], ...markupOf(view) }),
  );
}

/** Rows under the message that are not an answer's: others have put them below its own, and they stay there. */
export function otherRows({ ctx }: Press): Keyboard {
  const markup = ctx.msg !== undefined && 'reply_markup' in ctx.msg ? ctx.msg.reply_markup : undefined;
  return (markup?.inline_keyboard ?? []).filter((row) =>
    row.every((button) => 'callback_data' in button && !isAnswerData(button.callback_data)),
  );
}
