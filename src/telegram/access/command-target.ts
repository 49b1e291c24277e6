import type { Message } from 'grammy/types';

/** Whom a command is about, and the words behind that. */
interface CommandTarget {
  /** A person (above 0) or a group (below 0); null when nobody is named. */
  readonly id: number | null;
  readonly words: readonly string[];
}

/**
 * Whom an admin's command means: the number behind it; else whoever wrote the message that it answers (of a forwarded one,
 * whoever wrote that first, if they let it be seen); where it answers nothing, the group it is sent in. With
 * `more` words wanted behind the number, a lone number is no person's.
 */
export function targetOf(message: Message, match: string, more: number): CommandTarget {
  const words = match.trim().split(/\s+/).filter(Boolean);
  const [first = '', ...rest] = words;
  if (words.length > more && /^-?[1-9]\d{0,15}$/.test(first)) return { id: Number(first), words: rest };
  if (words.length > more) return { id: null, words };
  const meant = answered(message);
  if (meant !== null) return { id: writerOf(meant), words };
  return { id: message.chat.type === 'private' ? null : message.chat.id, words };
}

/** In a topic every message answers the one that opened it, though nobody chose to. */
function answered({ reply_to_message: message }: Message): Message | null {
  return message === undefined || message.forum_topic_created !== undefined ? null : message;
}

/** Null for bots, channels and admins without a name: whoever answers one of them does not mean the group. */
function writerOf(message: Message): number | null {
  const origin = message.forward_origin;
  if (origin !== undefined) return origin.type === 'user' && !origin.sender_user.is_bot ? origin.sender_user.id : null;
  if (message.sender_chat !== undefined || message.from === undefined || message.from.is_bot) return null;
  return message.from.id;
}
