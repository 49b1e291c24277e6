import type { Message } from 'grammy/types';
import type { BotTools } from '../bot-context.ts';

/** What redeeming needs of the tools. */
type InvitationTools = Pick<BotTools, 'state' | 'log' | 'now'>;

/** The code of an invitation that a `/start` brings from a deep link; null when it brings none. */
export function invitationIn(message: Pick<Message, 'text'> | undefined): string | null {
  return /^\/start(?:@\w{1,64})?\s+i_([a-z0-9]{1,61})\s*$/.exec(message?.text ?? '')?.[1] ?? null;
}

/** Lets a person in by an invitation; false when its code is unknown, used up or over. */
export function redeemInvitation({ state, log, now }: InvitationTools, code: string, userId: number): boolean {
  return state.atomically(() => {
    if (!state.invitations.redeem(code, userId, now())) return false;
    state.readers.setStanding(userId, 'allowed');
    log('invitation_redeemed', { user: userId });
    return true;
  });
}

/** The link that brings an invitation. */
export function invitationLink(username: string, code: string): string {
  return `https://t.me/${username}?start=i_${code}`;
}
