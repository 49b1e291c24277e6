import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bot } from 'grammy';
import { afterEach, describe, expect, it } from 'vitest';
import { openState } from '../../state/open-state.ts';
import { type BotApiServer, type Fault, startBotApi } from '../__fixtures__/bot-api-server.ts';
import {
  DeliveryFailed,
  deliverMessages,
  type Outgoing,
  plainMessage,
  type SendTools,
  sendMessages,
  sendSurely,
} from './send-messages.ts';

const PLACE = { chatId: 7, threadId: null, messageId: 3 };
const parts = (...texts: readonly string[]): readonly Outgoing[] => texts.map(plainMessage);
const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A way to a loopback Bot API, and a state of its own. */
async function open(): Promise<{ api: BotApiServer; tools: SendTools; log: string[] }> {
  const server = await startBotApi();
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-send-'));
  const state = openState(join(folder, 'state.db'));
  const log: string[] = [];
  const { api } = new Bot(server.token, { client: { apiRoot: server.root, timeoutSeconds: 5 } });
  ends.push(async () => {
    await server.close();
    state.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (event: string, fields = {}) => log.push(JSON.stringify({ event, ...fields }));
  return { api: server, log, tools: { api, state, log: write, t: (_, key) => `《${key}》` } };
}

const refusedBy = (code: number, description: string): Fault => ({ kind: 'reply', code, description });

describe('sending', () => {
  it('answers with the first message alone, and gives the ids', async () => {
    const { api, tools } = await open();
    const ids = await sendMessages(tools, PLACE, parts('一', '二'), null);
    expect(api.sent.map(({ text, replyTo }) => [text, replyTo])).toEqual([
      ['一', 3],
      ['二', null],
    ]);
    expect(ids).toEqual(
      api
        .chat(7)
        .fromBot()
        .map(({ id }) => id),
    );
    expect(api.violations).toEqual([]);
  });

  it('keeps to the topic, answers nothing where there is nothing to answer, and can be silent', async () => {
    const { api, tools } = await open();
    api.supergroup(-100, [5]);
    const place = { chatId: -100, threadId: 5, messageId: null };
    const keyboard = [[{ text: '钮', callback_data: 'x' }]];
    await sendMessages(tools, place, [{ text: '新闻', entities: [], silent: true, keyboard }], null);
    const [{ payload } = { payload: {} }] = api.callsOf('sendMessage');
    expect(payload).toEqual({
      chat_id: -100,
      message_thread_id: 5,
      text: '新闻',
      disable_notification: true,
      reply_markup: { inline_keyboard: keyboard },
      link_preview_options: { is_disabled: true },
    });
  });

  it('does not send again what was sent under the same key, and sends the rest', async () => {
    const { api, tools } = await open();
    api.fail('sendMessage', { kind: 'none' }, refusedBy(502, 'Bad Gateway'));
    const first = await deliverMessages(tools, PLACE, parts('一', '二', '三'), 'u:9');
    expect(first.fate).toBe('failed');
    const second = await deliverMessages(tools, PLACE, parts('一', '二', '三'), 'u:9');
    expect(second.fate).toBe('sent');
    expect(second.ids).toHaveLength(3);
    expect(api.chat(7).texts()).toEqual(['一', '二', '三']);
    await sendMessages(tools, PLACE, parts('一', '二', '三'), 'u:10');
    expect(api.chat(7).texts()).toHaveLength(6);
  });

  it('of what must not be lost rejects where the rest is to be sent later, and nowhere else', async () => {
    const { api, tools } = await open();
    api.fail('sendMessage', refusedBy(429, 'Too Many Requests'));
    await expect(sendSurely(tools, PLACE, parts('一'), 'u:9')).rejects.toThrow(DeliveryFailed);
    await sendSurely(tools, PLACE, parts('一'), 'u:9');
    expect(api.chat(7).texts()).toEqual(['一']);
    api.fail('sendMessage', refusedBy(403, 'Forbidden: bot was blocked by the user'));
    await sendSurely(tools, PLACE, parts('二'), 'u:10');
  });

  it('counts a message whose reply was lost as sent', async () => {
    const { api, tools } = await open();
    api.fail('sendMessage', { kind: 'lost' });
    const outcome = await deliverMessages(tools, PLACE, parts('一', '二'), 'u:9');
    expect(outcome.fate).toBe('sent');
    expect(outcome.ids).toHaveLength(1);
    await deliverMessages(tools, PLACE, parts('一', '二'), 'u:9');
    expect(api.chat(7).texts()).toEqual(['一', '二']);
  });

  it('says so when Telegram will not have a message, once however often it is tried', async () => {
    const { api, tools } = await open();
    const fault = refusedBy(400, 'Bad Request: message is too long');
    api.fail('sendMessage', { kind: 'none' }, fault);
    expect((await deliverMessages(tools, PLACE, parts('一', '二', '三'), 'u:9')).fate).toBe('refused');
    expect(api.chat(7).texts()).toEqual(['一', '《conversation-cut-short》']);
    api.fail('sendMessage', fault);
    expect((await deliverMessages(tools, PLACE, parts('一'), 'u:10')).fate).toBe('refused');
    expect(api.chat(7).texts().at(-1)).toBe('《conversation-failed》');
    await deliverMessages(tools, PLACE, parts('一'), 'u:10');
    expect(api.chat(7).texts()).toHaveLength(3);
  });

  it.each([
    [403, 'Forbidden: bot was blocked by the user'],
    [403, 'Forbidden: bot was kicked from the supergroup chat'],
    [400, 'Bad Request: message thread not found'],
    [400, 'Bad Request: TOPIC_CLOSED'],
    [400, 'Bad Request: not enough rights to send text messages to the chat'],
  ])('tells of a chat that is closed to the bot: %s %s', async (code, description) => {
    const { api, tools, log } = await open();
    api.fail('sendMessage', refusedBy(code, description));
    expect(await deliverMessages(tools, PLACE, parts('一句秘密', '二'), null)).toEqual({
      ids: [],
      fate: 'out of reach',
    });
    expect(api.callsOf('sendMessage')).toHaveLength(1);
    expect(log.join('\n')).toContain('send_failed');
    expect(log.join('\n')).not.toContain('秘密');
  });
});
