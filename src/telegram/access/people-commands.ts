import type { BotContext, BotTools } from '../bot-context.ts';
import { say } from '../conversation/send-messages.ts';
import { isAdmin } from './admission.ts';
import { targetOf } from './command-target.ts';
import { leaveGroup } from './memberships.ts';

/** Questions a day that may be set. */
const MOST_QUESTIONS = 1_000_000;

/** What an admin does with a person or group: the key of what is said then. */
type Deed = (tools: BotTools, id: number) => string;

/** `/allow`: lets a person or a group in. */
export const allow: Deed = ({ state, log }, id) => {
  state.readers.setStanding(id, 'allowed');
  log('allowed', { id });
  return 'access-allowed';
};

/** `/ban`: shuts a person or a group out, who follows nothing from then on. */
export const ban: Deed = (tools, id) => {
  if (isAdmin(tools, id)) return 'access-admin';
  tools.state.atomically(() => {
    tools.state.readers.setStanding(id, 'banned');
    tools.state.follows.removeChat(id);
  });
  tools.log('banned', { id });
  if (id < 0) tools.aside(() => leaveGroup(tools, id));
  return 'access-banned';
};

/** `/unban`: they stand as the settings say again. */
export const unban: Deed = ({ state, log }, id) => {
  if (state.readers.get(id)?.standing !== 'banned') return 'access-not-banned';
  state.readers.setStanding(id, 'default');
  log('unbanned', { id });
  return 'access-unbanned';
};

/** Does one of these for whoever the command names. */
export async function toSomebody(ctx: BotContext, tools: BotTools, command: string, deed: Deed): Promise<void> {
  if (!ctx.msg) return;
  const { id } = targetOf(ctx.msg, matchOf(ctx), 0);
  if (id === null) return say(ctx, tools, 'access-usage-person', { command });
  await say(ctx, tools, deed(tools, id), { id: String(id) });
}

/** `/quota 123 20`, `/quota 123 off`: questions a day of a person or a group; `off` goes back to the settings. */
export async function setQuota(ctx: BotContext, tools: BotTools): Promise<void> {
  if (!ctx.msg) return;
  const { id, words } = targetOf(ctx.msg, matchOf(ctx), 1);
  const [word = ''] = words;
  const questions = /^\d{1,7}$/.test(word) ? Number(word) : null;
  const isOff = word.toLowerCase() === 'off';
  if (id === null || words.length !== 1 || (!isOff && questions === null) || (questions ?? 0) > MOST_QUESTIONS) {
    return say(ctx, tools, 'access-usage-quota');
  }
  if (isAdmin(tools, id)) return say(ctx, tools, 'access-admin', { id: String(id) });
  tools.state.readers.setDailyQuestions(id, questions);
  tools.log('quota_set', { id, questions });
  if (questions !== null) return say(ctx, tools, 'access-quota-set', { id: String(id), limit: questions });
  const { dailyQuestions } = tools.settings;
  if (dailyQuestions === null) return say(ctx, tools, 'access-quota-none', { id: String(id) });
  await say(ctx, tools, 'access-quota-default', { id: String(id), limit: dailyQuestions });
}

/** What stands behind a command; grammY gives it as a string there. */
export function matchOf({ match }: BotContext): string {
  return typeof match === 'string' ? match : '';
}
