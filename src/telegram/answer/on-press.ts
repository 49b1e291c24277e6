import type { CallbackQueryContext } from 'grammy';
import { shownCitations } from '../../render/shown-citations.ts';
import type { StoredAnswer } from '../../state/answers.ts';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { DeliveryFailed } from '../conversation/send-messages.ts';
import { describeError } from '../network/describe-error.ts';
import { readData } from './callback-data.ts';
import { citationLink, type Words } from './frame.ts';

/** A press on a button of an answer that is still kept. */
export interface Press {
  readonly ctx: CallbackQueryContext<BotContext>;
  readonly stored: StoredAnswer;
  /** What the button's data says behind the answer's id. */
  readonly numbers: readonly number[];
  /** Whether the message with the button is to be changed, rather than a new one sent. */
  readonly here: boolean;
  readonly words: Words;
  /** Answers the press before the work is done; a press is answered once, whoever comes first. */
  readonly answer: (toast: string | null) => Promise<void>;
}

/**
 * Hears the buttons with this prefix. `handle` gives the line that is shown for a moment, or null for none. Every press
 * is answered once: also one on a button whose answer is gone, and one that fails. One from a message that the bot
 * cannot see (sent inline) opens the bot at the citation.
 */
export function onPress(
  routes: Routes,
  tools: BotTools,
  prefix: string,
  handle: (press: Press) => Promise<string | null>,
): void {
  routes.callbackQuery(new RegExp(`^${prefix}:`), async (ctx) => {
    const words: Words = (key, variables) => ctx.t(key, variables);
    const answer = answerOnce(ctx, tools);
    try {
      const pressed = readData(prefix, ctx.callbackQuery.data);
      const stored = pressed === null ? null : tools.state.answers.get(pressed.id);
      if (pressed === null || stored === null) return await answer({ text: words('answer-gone') });
      if (ctx.msg === undefined) {
        const n = pressed.numbers[0] ?? shownCitations(stored.answer)[0]?.n ?? 1;
        return await answer({ url: citationLink(tools.me().username, stored.id, n) });
      }
      const { numbers, here } = pressed;
      const tell = (toast: string | null) => answer(toast === null ? {} : { text: toast });
      await tell(await handle({ ctx, stored, numbers, here, words, answer: tell }));
    } catch (error) {
      tools.log('press_failed', { button: prefix, why: describeError(error) });
      await answer({ text: words('answer-press-failed') });
      if (error instanceof DeliveryFailed) throw error; // an answer that is to be sent later
    }
  });
}

/** Answers a press, the first time alone. One that came too long ago cannot be answered any more: that is no failure. */
function answerOnce(ctx: CallbackQueryContext<BotContext>, tools: BotTools) {
  let answered = false;
  return async (reply: { text?: string; url?: string }): Promise<void> => {
    if (answered) return;
    answered = true;
    try {
      await ctx.answerCallbackQuery(reply);
    } catch (error) {
      tools.log('press_unanswered', { why: describeError(error) });
    }
  };
}
