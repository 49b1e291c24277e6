import type { BotContext, BotTools } from '../bot-context.ts';
import { CutOffError } from './answer-queue.ts';
import { conversationId, placeOf } from './place.ts';

/**
 * Does what changes a conversation when its turn has come, so that it counts for the questions behind it and for none
 * before. Takes its place in the queue before it returns; does nothing when the bot is cut off, for then the next run does.
 */
export async function inTurn(ctx: BotContext, tools: BotTools, work: (id: string) => Promise<void>): Promise<void> {
  if (ctx.msg === undefined) return;
  const key = conversationId(placeOf(ctx.msg));
  try {
    await tools.queue.run({ key, id: `u${ctx.update.update_id}`, needsDesk: false, work: () => work(key) });
  } catch (error) {
    if (!(error instanceof CutOffError)) throw error;
  }
}
