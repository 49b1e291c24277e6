import type { InlineKeyboardButton } from 'grammy/types';
import type { Follow } from '../../state/follows.ts';
import type { Outgoing } from '../conversation/send-messages.ts';

/** The bot's texts in one reader's language. */
export type FollowWords = (key: string, variables?: Record<string, string | number>) => string;

/** Where a stop button stands: under a digest, whose other buttons stay, or in the list, which is drawn anew. */
type StopPlace = 'digest' | 'list';

/** Reads a stop button's data: which follow, and where the button stands. */
export const STOP_DATA = /^f:([xl]):(\d{1,15})$/;

/** A button that ends a follow. */
export function stopButton({ id, subject }: Follow, place: StopPlace, words: FollowWords): InlineKeyboardButton {
  return { text: words('follow-stop-button', { subject }), callback_data: `f:${place === 'digest' ? 'x' : 'l'}:${id}` };
}

/** What a chat follows, each with a button that ends it; a line that says so when it follows nothing. */
export function followList(follows: readonly Follow[], head: string, words: FollowWords): Outgoing {
  if (follows.length === 0) return { text: words('follow-none'), entities: [] };
  const lines = follows.map(({ subject }, at) => `${at + 1}. ${subject}`);
  return {
    text: [words(head, { count: follows.length }), ...lines].join('\n'),
    entities: [],
    keyboard: follows.map((follow) => [stopButton(follow, 'list', words)]),
  };
}
