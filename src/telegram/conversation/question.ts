import type { Words } from '../answer/frame.ts';
import type { BotContext } from '../bot-context.ts';
import { askerOf } from './heard.ts';
import { type Place, placeOf } from './place.ts';
import type { AskedText } from './question-in.ts';

/** A question as it was asked in a chat. */
export interface Question extends AskedText {
  /** Where it was asked; its answer answers `messageId`. */
  readonly place: Place & { readonly messageId: number };
  /** The message that holds it; 0 when a button asked it. */
  readonly messageId: number;
  /** Null for somebody anonymous. */
  readonly userId: number | null;
  readonly updateId: number;
  readonly words: Words;
}

/** A question asked by an update's message, or by the button that was pressed under it. Throws for other updates. */
export function questionFrom(ctx: BotContext, asked: AskedText): Question {
  const message = ctx.msg;
  if (message === undefined) throw new TypeError('a question needs a message');
  const isPressed = ctx.callbackQuery !== undefined;
  return {
    ...asked,
    place: placeOf(message),
    messageId: isPressed ? 0 : message.message_id,
    userId: isPressed ? ctx.callbackQuery.from.id : askerOf(message),
    updateId: ctx.update.update_id,
    words: ctx.t,
  };
}
