import type { BotTools } from '../bot-context.ts';

/** What deciding about somebody needs of the tools. */
export type AdmissionTools = Pick<BotTools, 'state' | 'settings'>;

/** `refused` is told how to get in; `banned` hears nothing. */
type Admission = 'admitted' | 'refused' | 'banned';

/** Whether a person is one of the operator's admins, by the settings. */
export function isAdmin({ settings }: Pick<AdmissionTools, 'settings'>, userId: number | undefined): boolean {
  return userId !== undefined && settings.admins.includes(userId);
}

/**
 * Whether somebody may use the bot in a chat. In a group it is the group that is let in, with everybody in it who is not
 * shut out; elsewhere (`chatId` null or the person's own) it is the person. Admins come in everywhere and cannot be shut out.
 */
export function admissionOf(tools: AdmissionTools, userId: number | null, chatId: number | null): Admission {
  if (userId !== null && isAdmin(tools, userId)) return 'admitted';
  const ids = [userId, chatId].filter((id) => id !== null);
  if (ids.some((id) => tools.state.readers.get(id)?.standing === 'banned')) return 'banned';
  const counted = chatId !== null && chatId < 0 ? chatId : userId;
  return counted !== null && isLetIn(tools, counted) ? 'admitted' : 'refused';
}

/** Whether the settings, an admin or an invitation let a person or a group in. */
export function isLetIn({ state, settings }: AdmissionTools, id: number): boolean {
  const { allowed } = settings;
  if (allowed === null || allowed.includes('*') || allowed.includes(String(id))) return true;
  return state.readers.get(id)?.standing === 'allowed';
}
