import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { describeError } from '../network/describe-error.ts';
import { jobIdOf, readJobId } from './stop-button.ts';

/**
 * The stop button of a question, and the one that Telegram shows beside a draft. Must stand before everything that waits.
 * In a group only who asked, or an admin of the bot, stops a question; one asked by nobody in particular anybody may.
 */
export function addStop(routes: Routes, tools: BotTools): void {
  routes.callbackQuery(/^x:(.{1,62})$/, async (ctx) => {
    const outcome = pressedStop(ctx, tools, ctx.match[1] ?? '');
    await ctx.answerCallbackQuery({ text: ctx.t(outcome) }).catch((error: unknown) => {
      tools.log('not_answered', { why: describeError(error) });
    });
  });
  routes.on('stopped_message_generation', ({ stoppedMessageGeneration: { chat, draft_id } }) => {
    tools.queue.stop(jobIdOf({ chatId: chat.id, messageId: draft_id, userId: chat.id }));
  });
}

/** Key of the line that tells what pressing did. */
function pressedStop(ctx: BotContext, tools: BotTools, id: string): string {
  const job = readJobId(id);
  if (job === null || job.chatId !== ctx.chat?.id) return 'conversation-stop-over';
  const presser = ctx.from?.id ?? 0;
  const mayStop = job.userId === null || job.userId === presser || tools.settings.admins.includes(presser);
  if (!mayStop) return 'conversation-stop-not-yours';
  return tools.queue.stop(id) ? 'conversation-stopping' : 'conversation-stop-over';
}
