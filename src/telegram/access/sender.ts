import type { BotContext, BotTools } from '../bot-context.ts';
import { askerOf, isHeard } from '../conversation/heard.ts';
import type { FloodKind } from './inward-flood.ts';

/** Who sent an update, and in which group; null for nobody known and for no group. */
export interface Sender {
  readonly userId: number | null;
  readonly groupId: number | null;
}

/** Null for other bots. A group's anonymous admin, and a channel that speaks in a group, have no number of their own. */
export function senderOf(ctx: BotContext): Sender | null {
  const message = ctx.message ?? ctx.editedMessage;
  const userId = message ? askerOf(message) : (ctx.from?.id ?? null);
  if (userId !== null && ctx.from?.is_bot) return null;
  return { userId, groupId: ctx.chat === undefined || ctx.chat.type === 'private' ? null : ctx.chat.id };
}

/** Whether an update means the bot: all but the talk of a group that happens beside it. */
export function isForBot(ctx: BotContext, { me }: Pick<BotTools, 'me'>): boolean {
  const message = ctx.message ?? ctx.editedMessage;
  return message === undefined || isHeard(message, me());
}

/** What an update is to the flood protection. */
export function floodKindOf(ctx: BotContext): FloodKind {
  return ctx.callbackQuery ? 'button' : 'message';
}

/**
 * When an update was sent, milliseconds. A message says so itself, to the second: what lay waiting while the bot was down
 * did not come in one rush.
 */
export function sentAt(ctx: BotContext, now: Date): number {
  const message = ctx.message ?? ctx.editedMessage;
  const seconds = message?.edit_date ?? message?.date;
  return seconds === undefined ? now.getTime() : Math.min(now.getTime(), seconds * 1000);
}
