import { type AdmissionTools, isAdmin } from '../access/admission.ts';

/** What the button below inline results starts the bot with. */
export const INLINE_START = 'inline';

/** What becomes of somebody's inline query: `hinted` is shown the way to the bot and nothing else. */
type InlineAdmission = 'served' | 'hinted' | 'silence';

/**
 * Inline mode is for people who are let in by name: the operator's admins, ids of the allow-list, and those whom an admin
 * or an invitation let in. A bot that is open to everyone is not open here, for what is asked inline ends up in chats that
 * the bot knows nothing of. Who is shut out gets nothing at all.
 */
export function inlineAdmission(tools: AdmissionTools, userId: number): InlineAdmission {
  if (isAdmin(tools, userId)) return 'served';
  const standing = tools.state.readers.get(userId)?.standing ?? 'default';
  if (standing === 'banned') return 'silence';
  const isListed = tools.settings.allowed?.includes(String(userId)) ?? false;
  return isListed || standing === 'allowed' ? 'served' : 'hinted';
}
