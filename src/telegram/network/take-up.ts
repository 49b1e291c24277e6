import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { BotContext, BotTools } from '../bot-context.ts';
import { DeliveryFailed } from '../conversation/send-messages.ts';
import type { Jobs } from './jobs.ts';

/** How long it is tried to send an answer, milliseconds. */
const LONGEST = 24 * 3_600_000;

/**
 * The journal's middleware: an update is done with when everything that it asked for has been done, also when that failed.
 * Not done with are one that a stop cut off, which is taken up after the restart, and one whose answer Telegram would not
 * take for long: that is taken up again every `pace.sendAgain` for a day, or after the restart.
 */
export function takeUp(bot: Bot<BotContext>, jobs: Jobs, tools: BotTools): void {
  const { updates } = tools.state;
  /** Since when the answers to updates cannot be sent, milliseconds since 1970. */
  const unsent = new Map<number, number>();
  const isTriedOn = (id: number) => {
    const now = tools.now().getTime();
    const since = unsent.get(id) ?? now;
    unsent.set(id, since);
    return now - since < LONGEST;
  };
  const takeUpLater = (update: Update) => {
    updates.putBack(update.update_id);
    tools.log('sent_later', { update: update.update_id, wait_ms: tools.pace.sendAgain });
    const again = () => {
      if (!tools.cutOff.aborted) tools.aside(() => bot.handleUpdate(update));
    };
    setTimeout(again, tools.pace.sendAgain).unref();
  };
  bot.use(async (ctx, next) => {
    const { update } = ctx;
    const { update_id: id } = update;
    if (updates.begin(id) === 'done') return;
    if (unsent.has(id)) ctx.answerCallbackQuery = async () => true; // a press is answered the first time
    const failure = await jobs.run(next).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (tools.cutOff.aborted) {
      updates.putBack(id);
    } else {
      if (failure?.error instanceof DeliveryFailed && isTriedOn(id)) return takeUpLater(update);
      unsent.delete(id);
      updates.done(id);
    }
    if (failure) throw failure.error;
  });
}
