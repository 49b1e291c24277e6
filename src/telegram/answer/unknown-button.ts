import type { BotTools, Routes } from '../bot-context.ts';
import { describeError } from '../network/describe-error.ts';

/** Answers presses that no feature knows, as of a button of an older version, lest the client wait. The last of all buttons. */
export function addUnknownButtons(routes: Routes, { log }: BotTools): void {
  routes.on('callback_query', async (ctx) => {
    await ctx
      .answerCallbackQuery({ text: ctx.t('answer-button-unknown') })
      .catch((error: unknown) => log('not_answered', { why: describeError(error) }));
  });
}
