import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { askerOf, isHeard, questionText, textAnswered } from './heard.ts';

const SELF = { id: 4242, username: 'wenbao_test_bot' };
const ANNA = { id: 7, is_bot: false, first_name: '安' };
const GROUP = { id: -100, type: 'supergroup', title: '群' };
const PRIVATE = { id: 7, type: 'private', first_name: '安' };
const OTHER_BOT = { id: 99, is_bot: true, first_name: '别的', username: 'other_bot' };

/** A message as Telegram sends it, in a group unless told; commands and mentions marked. */
function message(fields: object): Message {
  // Built field by field as the Bot API documents it; the union of all kinds of message is too wide to build in.
  return { message_id: 5, date: 1, chat: GROUP, from: ANNA, ...fields } as Message;
}

const marked = (text: string, type: 'mention' | 'bot_command', part: string) => ({
  text,
  entities: [{ type, offset: text.indexOf(part), length: part.length }],
});
const said = (fields: object = {}) => ({ message_id: 4, date: 1, chat: GROUP, from: SELF, ...fields });

describe('who is heard', () => {
  it.each([
    ['a bare command', marked('/ask 谁主持', 'bot_command', '/ask')],
    ['a command for this bot', marked('/ask@Wenbao_Test_bot 谁主持', 'bot_command', '/ask@Wenbao_Test_bot')],
    ['a mention at the end', marked('谁主持 @wenbao_test_bot', 'mention', '@wenbao_test_bot')],
    ['a mention in other letters', marked('@WENBAO_test_bot 谁主持', 'mention', '@WENBAO_test_bot')],
    [
      'a mention of it without a name',
      {
        text: '问报 谁主持',
        entities: [{ type: 'text_mention', offset: 0, length: 2, user: { ...OTHER_BOT, id: 4242 } }],
      },
    ],
    [
      'a mention under a picture',
      {
        photo: [],
        caption: '这是谁 @wenbao_test_bot',
        caption_entities: [{ type: 'mention', offset: 4, length: 16 }],
      },
    ],
    ['a reply to the bot', { text: '那下午呢', reply_to_message: said() }],
    [
      'an admin who speaks as the group',
      { ...marked('/ask 谁主持', 'bot_command', '/ask'), from: { id: 1087968824, is_bot: true }, sender_chat: GROUP },
    ],
    ['anything in private', { text: '谁主持', chat: PRIVATE }],
    ['a forwarded text in private', { text: '谁主持', chat: PRIVATE, forward_origin: { type: 'user' } }],
  ])('hears %s', (_, fields) => expect(isHeard(message(fields), SELF)).toBe(true));

  it.each([
    ['talk of others', { text: '谁主持' }],
    ['a command for another bot', marked('/ask@other_bot 谁主持', 'bot_command', '/ask@other_bot')],
    ['a mention of somebody else', marked('@wenbao_test_bot2 谁主持', 'mention', '@wenbao_test_bot2')],
    ['its name without a mention', { text: '@wenbao_test_bot 谁主持' }],
    ['a reply to somebody else', { text: '那下午呢', reply_to_message: said({ from: ANNA }) }],
    [
      'every message of a topic that the bot opened',
      { text: '大家好', reply_to_message: said({ forum_topic_created: { name: '问报' } }) },
    ],
    ['another bot', { ...marked('/ask 谁', 'bot_command', '/ask'), from: OTHER_BOT }],
    ['another bot in private', { text: '谁', chat: PRIVATE, from: OTHER_BOT }],
    ['what was made through an inline bot', { text: '谁', chat: PRIVATE, via_bot: OTHER_BOT }],
    [
      'a channel that speaks in the group',
      {
        ...marked('/ask 谁', 'bot_command', '/ask'),
        from: { id: 136817688, is_bot: true },
        sender_chat: { id: -200, type: 'channel', title: '频道' },
      },
    ],
    [
      'what a post of the linked channel leaves in the group',
      {
        ...marked('谁 @wenbao_test_bot', 'mention', '@wenbao_test_bot'),
        is_automatic_forward: true,
        sender_chat: GROUP,
      },
    ],
    ['a channel', { text: '谁', chat: { id: -200, type: 'channel', title: '频道' } }],
    ['a command in the middle', { ...marked('试试 /ask', 'bot_command', '/ask') }],
  ])('passes over %s', (_, fields) => expect(isHeard(message(fields), SELF)).toBe(false));
});

describe('what is asked', () => {
  it.each([
    ['@wenbao_test_bot，谁主持', '谁主持'],
    ['@wenbao_test_bot: 谁主持', '谁主持'],
    ['请问 @wenbao_test_bot 谁主持', '请问 谁主持'],
    ['谁主持 @wenbao_test_bot', '谁主持'],
    ['@wenbao_test_bot', ''],
  ])('leaves the mention out of %s', (text, wanted) => {
    expect(questionText(message(marked(text, 'mention', '@wenbao_test_bot')), SELF)).toBe(wanted);
  });

  it('leaves every mention of the bot out and those of others in', () => {
    const text = '@other_bot 说谁主持 @wenbao_test_bot @wenbao_test_bot';
    const entities = [0, 16, 33].map((offset, at) => ({ type: 'mention', offset, length: at === 0 ? 10 : 16 }));
    expect(text.slice(16, 32)).toBe('@wenbao_test_bot');
    expect(questionText(message({ text, entities }), SELF)).toBe('@other_bot 说谁主持');
  });

  it('reads the caption in a group and not in private', () => {
    const fields = { photo: [], caption: '这是谁' };
    expect(questionText(message(fields), SELF)).toBe('这是谁');
    expect(questionText(message({ ...fields, chat: PRIVATE }), SELF)).toBe('');
  });

  it.each([
    [
      'the text of somebody that it answers',
      { reply_to_message: said({ from: ANNA, text: ' 古桥封了？ ' }) },
      '古桥封了？',
    ],
    [
      'the part that was quoted',
      { reply_to_message: said({ from: ANNA, text: '古桥封了？下雨了' }), quote: { text: '古桥封了？' } },
      '古桥封了？',
    ],
    ['a caption', { reply_to_message: said({ from: ANNA, caption: '新桥' }) }, '新桥'],
    ['nothing of a picture', { reply_to_message: said({ from: ANNA, photo: [] }) }, null],
    ['nothing of the bot', { reply_to_message: said({ text: '答复' }) }, null],
    ['nothing when it answers nothing', {}, null],
  ])('takes %s', (_, fields, wanted) => expect(textAnswered(message({ text: '/ask', ...fields }), SELF)).toBe(wanted));

  it.each([
    ['a person', {}, 7],
    ['nobody when an admin speaks as the group', { sender_chat: GROUP }, null],
  ])('was asked by %s', (_, fields, wanted) => expect(askerOf(message(fields))).toBe(wanted));
});
