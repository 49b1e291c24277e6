import { describe, expect, it } from 'vitest';
import { violationsOf } from './__fixtures__/bot-api-rules.ts';

const message = (parts: object) => ({ chat_id: 7, text: '甲🙂乙', ...parts });

describe('the rules that every call is held against', () => {
  it.each([
    ['a plain message', 'sendMessage', message({})],
    ['entities on whole characters', 'sendMessage', message({ entities: [{ type: 'bold', offset: 1, length: 2 }] })],
    ['a poll', 'getUpdates', { offset: 5, limit: 100, timeout: 30, allowed_updates: ['message'] }],
  ])('take %s', (_, method, payload) => {
    expect(violationsOf(method, payload)).toEqual([]);
  });

  it.each([
    ['an unknown method', 'sendMassage', {}],
    ['a parse mode', 'sendMessage', message({ parse_mode: 'HTML' })],
    ['too long a text', 'sendMessage', message({ text: '字'.repeat(4097) })],
    ['a blank text', 'sendMessage', message({ text: ' \n' })],
    ['half a pair', 'sendMessage', message({ text: '甲\ud83d' })],
    ['an entity out of bounds', 'sendMessage', message({ entities: [{ type: 'bold', offset: 3, length: 2 }] })],
    ['an empty entity', 'sendMessage', message({ entities: [{ type: 'bold', offset: 0, length: 0 }] })],
    ['an entity that splits a pair', 'sendMessage', message({ entities: [{ type: 'bold', offset: 0, length: 2 }] })],
    ['an unknown entity', 'sendMessage', message({ entities: [{ type: 'blink', offset: 0, length: 1 }] })],
    ['a link without address', 'sendMessage', message({ entities: [{ type: 'text_link', offset: 0, length: 1 }] })],
    [
      'too many entities',
      'sendMessage',
      message({ entities: Array(101).fill({ type: 'bold', offset: 0, length: 1 }) }),
    ],
    ['a reply to nothing', 'sendMessage', message({ reply_parameters: {} })],
    ['a fraction of a second', 'getUpdates', { timeout: 0.5 }],
    ['a bad command', 'setMyCommands', { commands: [{ command: '/new', description: '换' }] }],
    ['an unknown sign', 'sendChatAction', { chat_id: 7, action: 'sleeping' }],
  ])('find %s', (_, method, payload) => {
    expect(violationsOf(method, payload)).toHaveLength(1);
  });

  it('find a missing field', () => {
    expect(violationsOf('sendMessage', { chat_id: 7 })).toContain('sendMessage: text is missing');
  });
});
