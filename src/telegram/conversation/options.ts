import { readData } from '../answer/callback-data.ts';
import type { BotTools, Routes } from '../bot-context.ts';
import { describeError } from '../network/describe-error.ts';
import { questionFrom } from './question.ts';
import { replyToQuestion } from './reply-to-question.ts';

/** Buttons of an answer that asks back: each asks what the reader may have meant. Pressed twice it is asked once. */
export function addOptions(routes: Routes, tools: BotTools): void {
  const asking = new Set<string>();
  routes.callbackQuery(/^o:/, async (ctx) => {
    const { data } = ctx.callbackQuery;
    const pressed = readData('o', data);
    const answer = pressed && tools.state.answers.get(pressed.id);
    const option = answer?.answer.reason?.options?.[pressed?.numbers[0] ?? 0];
    const isHere = option !== undefined && ctx.msg !== undefined && answer?.chatId === ctx.chat?.id;
    const note = isHere ? {} : { text: ctx.t('conversation-option-over') };
    const noted = ctx.answerCallbackQuery(note).catch((error: unknown) => {
      tools.log('not_answered', { why: describeError(error) });
    });
    if (isHere && !asking.has(data)) {
      asking.add(data);
      await replyToQuestion(tools, questionFrom(ctx, { text: option.question, fresh: false })).finally(() =>
        asking.delete(data),
      );
    }
    await noted;
  });
}
