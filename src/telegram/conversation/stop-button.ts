import type { InlineKeyboardButton } from 'grammy/types';

/** Who asked what where, as the queue names it; short enough for a button (64 bytes with its prefix). */
interface JobParts {
  readonly chatId: number;
  /** The question's message, or that with the button that asked it. */
  readonly messageId: number;
  /** Null for somebody anonymous. */
  readonly userId: number | null;
}

/** Names a question in the queue. */
export function jobIdOf({ chatId, messageId, userId }: JobParts): string {
  return `${chatId}.${messageId}.${userId ?? 0}`;
}

/** Reads a name back; null for what is none. */
export function readJobId(id: string): JobParts | null {
  const match = /^(-?\d{1,16})\.(\d{1,10})\.(\d{1,16})$/.exec(id);
  if (!match) return null;
  const userId = Number(match[3]);
  return { chatId: Number(match[1]), messageId: Number(match[2]), userId: userId === 0 ? null : userId };
}

/** The button that stops a question. */
export function stopButton(text: string, jobId: string): InlineKeyboardButton {
  return { text, callback_data: `x:${jobId}` };
}
