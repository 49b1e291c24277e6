import { invitationIn } from '../access/invitations.ts';
import { openCitation } from '../answer/open-citation.ts';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { placeOf } from '../conversation/place.ts';
import { questionFrom } from '../conversation/question.ts';
import { replyToQuestion } from '../conversation/reply-to-question.ts';
import { type Outgoing, say, sendMessages, updateKey } from '../conversation/send-messages.ts';
import { INLINE_START, inlineAdmission } from '../inline/may-use-inline.ts';
import { openArticle } from './article-view.ts';
import { ExampleQuestions } from './example-questions.ts';
import { onceAnswered, tellingFailure } from './tell-failure.ts';

/** `/start`: opens what a deep link names, else welcomes with questions that this archive answers. */
export function addStart(routes: Routes, tools: BotTools): void {
  const examples = new ExampleQuestions(tools);
  routes.command('start', (ctx) =>
    tellingFailure(ctx, tools, async () => {
      const payload = ctx.match.trim();
      if (await openCitation(ctx, tools, payload)) return;
      if (await openArticle(ctx, tools, payload)) return;
      if (payload === INLINE_START && inlineAdmission(tools, ctx.from?.id ?? 0) === 'hinted') {
        const variables = { bot: tools.me().username, id: String(ctx.from?.id ?? 0) };
        return say(ctx, tools, 'inline-registered-only', variables);
      }
      await welcome(ctx, tools, await examples.get(), cameInvited(ctx, tools));
    }),
  );
}

/** A press on an example asks it: its words are those on the button. */
export function addExampleButtons(routes: Routes, tools: BotTools): void {
  routes.callbackQuery(/^m:q:\d$/, (ctx) =>
    onceAnswered(ctx, tools, async (answer) => {
      const { message, data } = ctx.callbackQuery;
      const keyboard = message && 'reply_markup' in message ? (message.reply_markup?.inline_keyboard ?? []) : [];
      const pressed = keyboard.flat().find((button) => 'callback_data' in button && button.callback_data === data);
      if (pressed === undefined) return ctx.t('commands-stale');
      await Promise.all([replyToQuestion(tools, questionFrom(ctx, { text: pressed.text, fresh: true })), answer(null)]);
      return null;
    }),
  );
}

/** Whether the link that was opened is the one that let its reader in; where everybody may come in, none was needed. */
function cameInvited({ message, from }: BotContext, { state }: BotTools): boolean {
  const code = invitationIn(message);
  return code !== null && from !== undefined && state.invitations.isRedeemed(code, from.id);
}

async function welcome(
  ctx: BotContext,
  tools: BotTools,
  examples: readonly string[],
  isInvited: boolean,
): Promise<void> {
  if (!ctx.msg) return;
  const head = isInvited ? `${ctx.t('commands-start-invited')}\n\n` : '';
  const body = examples.length > 0 ? 'commands-start-examples' : 'commands-start-plain';
  const message: Outgoing = {
    text: [`${head}${ctx.t('commands-start')}`, ctx.t(body), ctx.t('commands-start-more')].join('\n\n'),
    entities: [],
    keyboard: examples.map((question, at) => [{ text: question, callback_data: `m:q:${at}` }]),
  };
  await sendMessages(tools, placeOf(ctx.msg), [message], updateKey(ctx));
}
