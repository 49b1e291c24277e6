import type { MiddlewareFn } from 'grammy';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { say } from '../conversation/send-messages.ts';
import { describeError } from '../network/describe-error.ts';
import { admissionOf } from './admission.ts';
import { invitationIn, redeemInvitation } from './invitations.ts';
import { type FloodVerdict, InwardFlood } from './inward-flood.ts';
import { leaveGroup, noteMembership, noteMove } from './memberships.ts';
import { OnceIn } from './once-in.ts';
import { floodKindOf, isForBot, type Sender, senderOf, sentAt } from './sender.ts';

/**
 * Lets updates through to the features behind: of people and groups that may use the bot, as fast as people type. Somebody
 * not let in is told their number once an hour; a group that is not let in is left in silence; those shut out hear nothing.
 * Who sends too fast is told so once, then not heard until they have calmed down.
 */
export function addAdmission(routes: Routes, tools: BotTools): void {
  routes.on('my_chat_member', (ctx) => noteMembership(ctx, tools));
  routes.use(admit(tools));
}

const HOUR = 3_600_000;

function admit(tools: BotTools): MiddlewareFn<BotContext> {
  const flood = new InwardFlood(tools.pace);
  const told = new OnceIn(HOUR);
  return async (ctx, next) => {
    if (ctx.message) noteMove(ctx.message, tools);
    const sender = senderOf(ctx);
    if (sender === null) return;
    const admission = admissionOf(tools, sender.userId, sender.groupId);
    if (admission === 'banned') return answerPress(ctx, tools);
    if (admission === 'refused' && sender.groupId !== null) return refuseGroup(ctx, tools, sender.groupId, told);
    if (!isForBot(ctx, tools)) return admission === 'admitted' ? next() : undefined;
    const verdict = verdictOn(ctx, sender, flood, tools);
    if (verdict === 'drop') return answerPress(ctx, tools);
    if (verdict === 'tell') return tell(ctx, tools, 'access-too-fast');
    if (admission === 'refused') {
      if (mayErase(ctx, tools, sender)) return next();
      if (!(await comesInvited(ctx, tools, sender, told))) return;
    }
    for (const id of [sender.userId, sender.groupId]) if (id !== null) tools.state.readers.seen(id);
    return next();
  };
}

/** A question whose answer is kept was let in before, and only waits to be sent again. */
function verdictOn(ctx: BotContext, { userId }: Sender, flood: InwardFlood, tools: BotTools): FloodVerdict {
  const isKept = tools.state.answers.byUpdate(ctx.update.update_id) !== null;
  return userId === null || isKept ? 'pass' : flood.take(userId, floodKindOf(ctx), sentAt(ctx, tools.now()));
}

/** Whoever is no longer let in may still have erased what is kept of them. */
function mayErase(ctx: BotContext, { state }: BotTools, { userId }: Sender): boolean {
  const asks =
    /^\/forget(?:@\w{1,64})?\s*$/.test(ctx.message?.text ?? '') || /^m:f:/.test(ctx.callbackQuery?.data ?? '');
  return asks && userId !== null && state.readers.get(userId) !== null;
}

/** Whether somebody who is not let in brings an invitation that lets them in; else they are told why not. */
async function comesInvited(ctx: BotContext, tools: BotTools, { userId }: Sender, told: OnceIn): Promise<boolean> {
  if (userId === null) return false;
  const code = invitationIn(ctx.message);
  if (code !== null) {
    if (redeemInvitation(tools, code, userId)) return true;
    await tell(ctx, tools, 'access-invitation-over', { id: String(userId) });
  } else if (ctx.callbackQuery || (ctx.message && told.isDue(userId, tools.now().getTime()))) {
    await tell(ctx, tools, 'access-refused', { id: String(userId) });
  }
  return false;
}

/** A group that was let in when the bot came, and is no longer. */
async function refuseGroup(ctx: BotContext, tools: BotTools, groupId: number, told: OnceIn): Promise<void> {
  await answerPress(ctx, tools);
  if (told.isDue(groupId, tools.now().getTime())) await leaveGroup(tools, groupId);
}

/** One line: over the chat where a button was pressed, else as a reply. */
async function tell(
  ctx: BotContext,
  tools: BotTools,
  key: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (!ctx.callbackQuery) return say(ctx, tools, key, variables);
  await answerPress(ctx, tools, ctx.t(key, variables));
}

/** Answers the press on a button, where it is one: a client waits for that. */
async function answerPress(ctx: BotContext, { log }: BotTools, text?: string): Promise<void> {
  if (!ctx.callbackQuery) return;
  try {
    await ctx.answerCallbackQuery(text === undefined ? {} : { text, show_alert: true });
  } catch (error) {
    log('press_unanswered', { why: describeError(error) });
  }
}
