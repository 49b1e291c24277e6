import { InputFile } from 'grammy';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { onceAnswered, tellingFailure } from '../commands/tell-failure.ts';
import { editHere } from '../conversation/edit-here.ts';
import { placeOf } from '../conversation/place.ts';
import { type Outgoing, plainMessage, say, sendMessages, updateKey } from '../conversation/send-messages.ts';
import { isAdmin } from './admission.ts';
import { feedbackExport, feedbackMessage } from './feedback-list.ts';
import { invitationLink } from './invitations.ts';
import { allow, ban, matchOf, setQuota, toSomebody, unban } from './people-commands.ts';
import { statusText } from './status-text.ts';
import { usersPage } from './users-list.ts';

/** Commands whose answers name people or let people in: in groups they are only pointed to the private chat. */
const PRIVATE = ['users', 'status', 'feedback', 'invite'];

/**
 * `/allow /ban /unban /quota /users /status /invite /feedback`, for admins alone: from others they go on to what is behind,
 * and so does what an admin forwards, for somebody else wrote it.
 */
export function addAdminCommands(routes: Routes, tools: BotTools): void {
  const since = tools.now();
  const admins = routes.filter((ctx) => isAdmin(tools, ctx.from?.id) && ctx.message?.forward_origin === undefined);
  const reply = (ctx: BotContext, message: Outgoing) =>
    ctx.msg
      ? sendMessages(tools, placeOf(ctx.msg), [message], updateKey(ctx)).then(() => undefined)
      : Promise.resolve();
  admins.command('allow', (ctx) => toSomebody(ctx, tools, 'allow', allow));
  admins.command('ban', (ctx) => toSomebody(ctx, tools, 'ban', ban));
  admins.command('unban', (ctx) => toSomebody(ctx, tools, 'unban', unban));
  admins.command('quota', (ctx) => setQuota(ctx, tools));
  const alone = admins.chatType('private');
  alone.command('users', (ctx) => reply(ctx, usersPage(tools, ctx.t, 0)));
  alone.command('status', (ctx) =>
    tellingFailure(ctx, tools, async () => reply(ctx, plainMessage(await statusText(tools, ctx.t, since)))),
  );
  alone.command('feedback', (ctx) => reply(ctx, feedbackMessage(tools.state, ctx.t)));
  alone.command('invite', (ctx) => invite(ctx, tools));
  admins.command(PRIVATE, (ctx) => say(ctx, tools, 'access-private-only'));
}

/** The buttons of those commands; whoever presses one is looked at anew. */
export function addAdminButtons(routes: Routes, tools: BotTools): void {
  const admins = routes.filter((ctx) => isAdmin(tools, ctx.from?.id));
  admins.callbackQuery(/^m:u:(\d{1,6})$/, (ctx) =>
    onceAnswered(ctx, tools, async () => {
      await editHere(ctx, tools, usersPage(tools, ctx.t, Number(ctx.match[1])));
      return null;
    }),
  );
  admins.callbackQuery('m:e', (ctx) =>
    onceAnswered(ctx, tools, async () => {
      await sendExport(ctx, tools);
      return null;
    }),
  );
}

const DAY = 86_400_000;
const USES = { usual: 1, most: 1_000 };
const DAYS = { usual: 7, most: 365 };

/** `/invite [uses] [days]`: a link that lets people in. */
async function invite(ctx: BotContext, tools: BotTools): Promise<void> {
  const words = matchOf(ctx).split(/\s+/).filter(Boolean);
  const [uses, days] = [countIn(words[0], USES), countIn(words[1], DAYS)];
  if (uses === null || days === null || words.length > 2) {
    return say(ctx, tools, 'access-usage-invite', { uses: USES.most, days: DAYS.most });
  }
  const until = new Date(tools.now().getTime() + days * DAY);
  const code = tools.state.invitations.create(ctx.from?.id ?? 0, uses, until);
  tools.log('invitation_made', { by: ctx.from?.id ?? null, uses, days });
  await say(ctx, tools, 'access-invitation', { link: invitationLink(tools.me().username, code), uses, days });
}

function countIn(word: string | undefined, { usual, most }: typeof USES): number | null {
  if (word === undefined) return usual;
  const count = /^\d{1,4}$/.test(word) ? Number(word) : 0;
  return count >= 1 && count <= most ? count : null;
}

/** The file goes to the admin's own chat, whatever chat the button stands in. */
async function sendExport(ctx: BotContext, tools: BotTools): Promise<void> {
  const key = updateKey(ctx);
  if (!ctx.from || tools.state.deliveries.sent(key).size > 0) return;
  const { gold, open } = feedbackExport(tools.state);
  const place = { chatId: ctx.from.id, threadId: null, messageId: null };
  if (gold.length === 0) {
    const line = plainMessage(ctx.t('access-feedback-nothing', { open }));
    await sendMessages(tools, place, [line], key);
    return;
  }
  const lines = gold.map((question) => `${JSON.stringify(question)}\n`).join('');
  const file = new InputFile(Buffer.from(lines), `feedback-${tools.today()}.jsonl`);
  const caption = ctx.t('access-feedback-exported', { count: gold.length, open });
  const { message_id: id } = await tools.api.sendDocument(place.chatId, file, { caption });
  tools.state.deliveries.note(key, 0, id);
}
