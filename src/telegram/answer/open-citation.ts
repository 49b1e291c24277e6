import type { BotContext, BotTools } from '../bot-context.ts';
import { placeOf } from '../conversation/place.ts';
import { say, sendMessages, updateKey } from '../conversation/send-messages.ts';
import type { Words } from './frame.ts';
import { sourceView } from './source-view.ts';

/**
 * Opens the citation that a deep link names (`/start c_<answer>_<n>`). False for a payload of another kind, and then
 * nothing was said; an answer or a source that is gone is told.
 */
export async function openCitation(ctx: BotContext, tools: BotTools, payload: string): Promise<boolean> {
  const [, id = '', n] = /^c_([a-z0-9]{12})_(\d{1,4})$/.exec(payload) ?? [];
  if (n === undefined) return false;
  const words: Words = (key, variables) => ctx.t(key, variables);
  const stored = tools.state.answers.get(id);
  const view = stored && (await sourceView(stored, Number(n), words, tools));
  if (!view || ctx.msg === undefined) await say(ctx, tools, stored ? 'answer-no-source' : 'answer-gone');
  else await sendMessages(tools, placeOf(ctx.msg), [view], updateKey(ctx));
  return true;
}
