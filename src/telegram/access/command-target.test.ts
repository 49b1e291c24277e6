import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { targetOf } from './command-target.ts';

const person = (id: number, isBot = false) => ({ id, is_bot: isBot, first_name: '读者' });

/** A message of the admin in a private chat, or in a group that it stands in. */
function message(replied: object | null, chat: object = { id: 1, type: 'private' }): Message {
  const built = { message_id: 1, chat, from: person(1), ...(replied ? { reply_to_message: replied } : {}) };
  // Only the fields that are read.
  return built as unknown as Message;
}

const GROUP = { id: -50, type: 'supergroup' };

describe('whom a command means', () => {
  it.each([
    ['a number behind it', message(null), '123', 0, 123],
    ['a group by its number', message(null), ' -100123 ', 0, -100_123],
    ['the number rather than the message answered', message({ from: person(7) }), '123', 0, 123],
    ['who wrote the message answered', message({ from: person(7) }), '', 0, 7],
    [
      'who first wrote a message that was forwarded',
      message({ from: person(1), forward_origin: { type: 'user', sender_user: person(8) } }),
      '',
      0,
      8,
    ],
    [
      'nobody where that is hidden',
      message({ from: person(1), forward_origin: { type: 'hidden_user', sender_user_name: '某人' } }),
      '',
      0,
      null,
    ],
    ['no bot', message({ from: person(42, true) }), '', 0, null],
    ['the group it is sent in', message(null, GROUP), '', 0, -50],
    [
      'the group, in a topic where every message answers the first',
      message({ from: person(7), forum_topic_created: {} }, GROUP),
      '',
      0,
      -50,
    ],
    [
      'nobody, and not the group, of an admin without a name',
      message({ from: person(9, true), sender_chat: GROUP }, GROUP),
      '',
      0,
      null,
    ],
    ['nobody, and not the group, of another bot', message({ from: person(42, true) }, GROUP), '', 0, null],
    ['nobody, for a lone number that is wanted', message({ from: person(42, true) }, GROUP), '20', 1, null],
    ['nobody in a private chat', message(null), '', 0, null],
    ['nobody for what is no number', message(null), '@somebody', 0, null],
    ['nobody for zero or too long a number', message(null), '0', 0, null],
    ['nobody for too long a number', message(null), '12345678901234567', 0, null],
    ['who wrote the message, for a lone number that is wanted', message({ from: person(7) }), '20', 1, 7],
    ['the first of two numbers', message({ from: person(7) }), '123 20', 1, 123],
  ] as const)('%s', (_, sent, words, more, wanted) => {
    expect(targetOf(sent, words, more).id).toBe(wanted);
  });

  it('leaves the words behind the number', () => {
    expect(targetOf(message(null), '123 off', 1)).toEqual({ id: 123, words: ['off'] });
    expect(targetOf(message({ from: person(7) }), '20', 1)).toEqual({ id: 7, words: ['20'] });
  });
});
