import type { ChatMember, Message } from 'grammy/types';
import type { BotContext, BotTools } from '../bot-context.ts';
import { plainMessage, sendMessages } from '../conversation/send-messages.ts';
import { describeError } from '../network/describe-error.ts';
import { admissionOf, isAdmin, isLetIn } from './admission.ts';

/**
 * The bot was added to a chat, put out of it or blocked. Where it can no longer write nobody follows anything. A group that
 * is not let in is told its number and left, unless an admin brought the bot there: that lets the group in.
 */
export async function noteMembership(ctx: BotContext, tools: BotTools): Promise<void> {
  const { myChatMember: change } = ctx;
  if (!change) return;
  const { chat, from } = change;
  if (!isIn(change.new_chat_member)) {
    const follows = tools.state.follows.removeChat(chat.id);
    tools.log('out_of_chat', { chat: chat.id, follows });
    return;
  }
  if (chat.type === 'private' || isIn(change.old_chat_member)) return;
  if (isAdmin(tools, from.id) && !isLetIn(tools, chat.id)) tools.state.readers.setStanding(chat.id, 'allowed');
  if (admissionOf(tools, null, chat.id) === 'admitted') return;
  await sayWhyNot(ctx, tools, chat.id);
  await leaveGroup(tools, chat.id);
}

/** Leaves a group or channel; what fails goes to the log. */
export async function leaveGroup({ api, log }: Pick<BotTools, 'api' | 'log'>, chatId: number): Promise<void> {
  try {
    await api.leaveChat(chatId);
    log('left_chat', { chat: chatId });
  } catch (error) {
    log('not_left', { chat: chatId, why: describeError(error) });
  }
}

/**
 * A group that becomes a supergroup gets another number: what was decided of it, and what is followed there, goes along.
 * Both chats have a message that says so; either will do.
 */
export function noteMove(message: Message, tools: BotTools): void {
  const from = message.migrate_from_chat_id ?? message.chat.id;
  const to = message.migrate_to_chat_id ?? message.chat.id;
  if (from === to) return;
  const { state, log } = tools;
  state.atomically(() => {
    const record = state.readers.get(from);
    if (record?.standing === 'banned') state.readers.setStanding(to, 'banned');
    else if (isLetIn(tools, from) && !isLetIn(tools, to)) state.readers.setStanding(to, 'allowed');
    if (record && record.dailyQuestions !== null) state.readers.setDailyQuestions(to, record.dailyQuestions);
    state.follows.moveChat(from, to);
    state.digests.moveChat(from, to);
  });
  log('chat_moved', { from, to });
}

async function sayWhyNot(ctx: BotContext, tools: BotTools, chatId: number): Promise<void> {
  const line = plainMessage(ctx.t('access-group-refused', { id: String(chatId) }));
  await sendMessages(tools, { chatId, threadId: null, messageId: null }, [line], `u:${ctx.update.update_id}`);
}

function isIn(member: ChatMember): boolean {
  return member.status === 'restricted' ? member.is_member : member.status !== 'left' && member.status !== 'kicked';
}
