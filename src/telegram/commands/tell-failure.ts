import type { BotContext, BotTools } from '../bot-context.ts';
import { DeliveryFailed, say } from '../conversation/send-messages.ts';
import { describeError } from '../network/describe-error.ts';

/**
 * Runs a command; one that fails is told in one line, and goes to the log without words of anybody. One that a stop cut off,
 * or whose answer is to be sent later, is not told of: it is taken up again.
 */
export async function tellingFailure(ctx: BotContext, tools: BotTools, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (tools.cutOff.aborted || error instanceof DeliveryFailed) throw error;
    tools.log('command_failed', { why: describeError(error) });
    await say(ctx, tools, 'commands-failed');
  }
}

/**
 * Does what a button asks for and answers its press, once whatever happens: with the line that `work` gives, null for none.
 * What takes long calls `answer` itself first.
 */
export async function onceAnswered(
  ctx: BotContext,
  tools: BotTools,
  work: (answer: (toast: string | null) => Promise<void>) => Promise<string | null>,
): Promise<void> {
  let isAnswered = false;
  const answer = async (toast: string | null) => {
    if (isAnswered) return;
    isAnswered = true;
    // One that was pressed too long ago cannot be answered any more.
    await ctx
      .answerCallbackQuery(toast === null ? {} : { text: toast })
      .catch((error: unknown) => tools.log('press_unanswered', { why: describeError(error) }));
  };
  try {
    await answer(await work(answer));
  } catch (error) {
    tools.log('press_failed', { why: describeError(error) });
    await answer(ctx.t('commands-failed'));
    if (error instanceof DeliveryFailed) throw error;
  }
}
