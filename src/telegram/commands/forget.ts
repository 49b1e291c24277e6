import { OnceIn } from '../access/once-in.ts';
import type { BotTools, Routes } from '../bot-context.ts';
import { editHere } from '../conversation/edit-here.ts';
import { inTurn } from '../conversation/in-turn.ts';
import { placeOf } from '../conversation/place.ts';
import { plainMessage, say, sendMessages, updateKey } from '../conversation/send-messages.ts';
import { readJobId } from '../conversation/stop-button.ts';
import { clearChatMenu } from './menus.ts';
import { onceAnswered, tellingFailure } from './tell-failure.ts';

/** Erasing cleans the whole file, so nobody may ask for it again and again. */
const MINUTE = 60_000;

/** `/forget`: erases what is kept of a person, once they have confirmed it in their private chat. */
export function addForget(routes: Routes, tools: BotTools): void {
  routes.command('forget', (ctx) =>
    tellingFailure(ctx, tools, async () => {
      if (!ctx.msg || ctx.chat.type !== 'private') return say(ctx, tools, 'commands-forget-private');
      const row = [
        { text: ctx.t('commands-forget-yes'), callback_data: 'm:f:y' },
        { text: ctx.t('commands-forget-no'), callback_data: 'm:f:n' },
      ];
      const message = { ...plainMessage(ctx.t('commands-forget-sure')), keyboard: [row] };
      await sendMessages(tools, placeOf(ctx.msg), [message], updateKey(ctx));
    }),
  );
}

/** The two buttons. An answer under way is waited for, for it would be kept again. */
export function addForgetButtons(routes: Routes, tools: BotTools): void {
  const lately = new OnceIn(MINUTE);
  routes.callbackQuery(/^m:f:([yn])$/, (ctx) =>
    onceAnswered(ctx, tools, async (answer) => {
      if (ctx.chat?.id !== ctx.from.id) return ctx.t('commands-stale');
      if (ctx.match[1] === 'n') {
        await editHere(ctx, tools, plainMessage(ctx.t('commands-forget-kept')));
        return null;
      }
      if (!lately.isDue(ctx.from.id, tools.now().getTime())) return ctx.t('commands-forget-lately');
      await answer(null);
      await inTurn(ctx, tools, () =>
        tellingFailure(ctx, tools, async () => {
          forget(tools, ctx.from.id);
          await editHere(ctx, tools, plainMessage(ctx.t('commands-forgotten')));
        }),
      );
      return null;
    }),
  );
}

/** Their questions in groups are stopped, for nothing of theirs may be kept behind the erasing. */
function forget(tools: BotTools, id: number): void {
  const choseLanguage = tools.state.readers.get(id)?.language !== null;
  tools.queue.stopAll((job) => {
    const question = readJobId(job);
    return question?.userId === id && question.chatId !== id;
  });
  tools.state.forgetPerson(id);
  if (choseLanguage) tools.aside(() => clearChatMenu(tools, id));
  tools.log('forgotten');
}
