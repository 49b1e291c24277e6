import type { Message } from 'grammy/types';
import { commandOf, questionText, type Self, textAnswered } from './heard.ts';

/** What a message asks. */
export interface AskedText {
  readonly text: string;
  /** The conversation begins anew with it. */
  readonly fresh: boolean;
}

/**
 * The question in a message that is heard: its text; what stands behind /ask or /new; or, when the bot is only called up
 * in answer to somebody's text, that text. Null for other commands and for a message without words.
 */
export function questionIn(message: Message, self: Self): AskedText | null {
  const command = commandOf(message);
  if (command === null) return asked(questionText(message, self) || calledUpOn(message, self), false);
  const behind = (message.text ?? '').replace(/^\S+/, '').trim();
  if (command.name === 'ask') return asked(behind || (textAnswered(message, self) ?? ''), false);
  return command.name === 'new' ? asked(behind, true) : null;
}

/** Somebody's text that a bare mention answers. In private there are no mentions, and a text answered is old talk. */
function calledUpOn(message: Message, self: Self): string {
  const isMention = message.chat.type !== 'private' && message.text !== undefined;
  return isMention ? (textAnswered(message, self) ?? '') : '';
}

function asked(text: string, fresh: boolean): AskedText | null {
  return text === '' ? null : { text, fresh };
}
