import type { Bot, MiddlewareFn } from 'grammy';
import { addAdminButtons, addAdminCommands } from './access/admin-commands.ts';
import { addAdmission } from './access/admit.ts';
import { addAnswer } from './answer/add-answer.ts';
import { addUnknownButtons } from './answer/unknown-button.ts';
import type { BotContext, BotTools } from './bot-context.ts';
import { addReaderButtons, addReaderCommands } from './commands/reader-commands.ts';
import { tellingFailure } from './commands/tell-failure.ts';
import { addContextButtons } from './conversation/context-command.ts';
import { addConversation } from './conversation/conversation-routes.ts';
import { onlyHeard } from './conversation/heard.ts';
import { addOptions } from './conversation/options.ts';
import { addStop } from './conversation/stop.ts';
import { addFollow } from './follow/add-follow.ts';
import { addInline } from './inline/add-inline.ts';
import { addPassageLinks } from './inline/passage-links.ts';
import { addIntake } from './intake/add-intake.ts';

/**
 * Who is heard and what each update does, in this order: the stop button, which waits for nothing; who may come in; what
 * needs no order (inline queries, buttons); then messages, those of one conversation in the order they came in: commands,
 * files, and questions, which take what is left.
 */
export function addRoutes(bot: Bot<BotContext>, tools: BotTools, inOrder: MiddlewareFn<BotContext>): void {
  addStop(bot, tools);
  addInline(bot, tools); // decides itself who is served
  addAdmission(bot, tools);
  addIntake(bot, tools);
  addAnswer(bot, tools);
  addOptions(bot, tools);
  addContextButtons(bot, tools);
  addAdminButtons(bot, tools);
  addReaderButtons(bot, tools);
  bot.use(onlyHeard, inOrder);
  bot.use((ctx, next) => (ctx.callbackQuery ? next() : tellingFailure(ctx, tools, next))); // nobody is left without a word
  addFollow(bot, tools);
  addPassageLinks(bot, tools);
  addAdminCommands(bot, tools);
  addReaderCommands(bot, tools);
  addUnknownButtons(bot, tools);
  addConversation(bot, tools);
}
