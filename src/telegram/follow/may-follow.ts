import { isAdmin } from '../access/admission.ts';
import type { BotTools } from '../bot-context.ts';
import { describeError } from '../network/describe-error.ts';

/**
 * Whether somebody may change what a chat follows: everybody in a private chat; in a group its admins, the operator's, and
 * whoever speaks as the group itself (`userId` null). Where Telegram does not say, nobody may.
 */
export async function mayFollow(
  tools: Pick<BotTools, 'api' | 'settings' | 'log'>,
  chat: { readonly id: number; readonly type: string },
  userId: number | null,
): Promise<boolean> {
  if (chat.type === 'private' || userId === null || isAdmin(tools, userId)) return true;
  try {
    const { status } = await tools.api.getChatMember(chat.id, userId);
    return status === 'creator' || status === 'administrator';
  } catch (error) {
    tools.log('member_unknown', { chat: chat.id, why: describeError(error) });
    return false;
  }
}
