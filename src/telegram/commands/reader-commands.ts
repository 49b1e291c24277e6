import { timelineQuestion } from '../../domain/timeline-question.ts';
import { isAdmin } from '../access/admission.ts';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { placeOf } from '../conversation/place.ts';
import { askText } from '../conversation/reply-to-question.ts';
import { plainMessage, say, sendMessages, updateKey } from '../conversation/send-messages.ts';
import { addArticleButtons } from './article-view.ts';
import { addForget, addForgetButtons } from './forget.ts';
import { holdingsMessage } from './holdings-message.ts';
import { addIssueButtons, addIssues } from './issue.ts';
import { addLanguage, addLanguageButtons } from './language.ts';
import { addExampleButtons, addStart } from './start.ts';
import { tellingFailure } from './tell-failure.ts';

/** `/start /help /timeline /today /issue /stats /lang /forget`. */
export function addReaderCommands(routes: Routes, tools: BotTools): void {
  addStart(routes, tools);
  routes.command('help', (ctx) => help(ctx, tools));
  routes.command('timeline', (ctx) => timeline(ctx, tools, ctx.match));
  addIssues(routes, tools);
  routes.command('stats', (ctx) =>
    tellingFailure(ctx, tools, async () => {
      const message = holdingsMessage(await tools.archive.holdings(), ctx.t);
      await sendMessages(tools, placeOf(ctx.msg), [message], updateKey(ctx));
    }),
  );
  addLanguage(routes, tools);
  addForget(routes, tools);
}

/** The buttons of these commands (`m:`). */
export function addReaderButtons(routes: Routes, tools: BotTools): void {
  addExampleButtons(routes, tools);
  addArticleButtons(routes, tools);
  addIssueButtons(routes, tools);
  addLanguageButtons(routes, tools);
  addForgetButtons(routes, tools);
}

/** What a reader may do where they ask; admins are told of their own commands in private. */
function help(ctx: BotContext, tools: BotTools): Promise<void> {
  if (!ctx.msg) return Promise.resolve();
  const isPrivate = ctx.msg.chat.type === 'private';
  const parts = [
    ...(isPrivate ? [] : [ctx.t('commands-help-group', { bot: tools.me().username })]),
    ctx.t('commands-help'),
    ctx.t('commands-help-commands'),
    ...(isPrivate && isAdmin(tools, ctx.from?.id) ? [ctx.t('commands-help-admin')] : []),
  ];
  const message = plainMessage(parts.join('\n\n'));
  return sendMessages(tools, placeOf(ctx.msg), [message], updateKey(ctx)).then(() => undefined);
}

/** Asks for a timeline as if the reader had written the question out. */
function timeline(ctx: BotContext, tools: BotTools, words: string): Promise<void> {
  const text = timelineQuestion(words);
  if (text === null) return say(ctx, tools, 'commands-timeline-usage');
  return askText(ctx, tools, text);
}
