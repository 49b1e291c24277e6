import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api, InputFile } from 'grammy';
import type { Update } from 'grammy/types';
import { afterEach, describe, expect, it } from 'vitest';
import { type BotApiServer, startBotApi } from './bot-api-server.ts';
import { callApi } from './call-api.ts';
import type { Reader } from './readers/reader.ts';
import type { Fields } from './rules/fields.ts';
import { botApiSchema } from './schema/compile-schema.ts';
import { holdAgainst } from './schema/hold-against.ts';
import { until } from './waiting.ts';

const closing: (() => unknown)[] = [];

async function openApi(): Promise<BotApiServer> {
  const api = await startBotApi();
  closing.push(() => api.close());
  return api;
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A result of a method, held against what the Bot API says that it gives. */
async function result(api: BotApiServer, method: string, payload: Fields = {}): Promise<unknown> {
  const reply = await callApi(api, method, payload);
  expect(reply).toMatchObject({ ok: true });
  const schema = botApiSchema().methods.get(method);
  expect(schema && holdAgainst(reply.result, schema.result, method)).toEqual([]);
  return reply.result;
}

async function refusal(api: BotApiServer, method: string, payload: Fields = {}): Promise<string> {
  const reply = await callApi(api, method, payload);
  return `${reply.error_code} ${reply.description}`;
}

const send = (api: BotApiServer, parts: Fields = {}) =>
  result(api, 'sendMessage', { chat_id: 7, text: '答', ...parts });
const buttons = {
  inline_keyboard: [
    [
      { text: '出处 1', callback_data: 'c:1' },
      { text: '复制', copy_text: { text: '甲' } },
    ],
  ],
};

describe('what people do', () => {
  const deeds: readonly [string, string, (api: BotApiServer) => unknown][] = [
    [
      'a text',
      'message',
      (api) => api.reader(7, { language: 'en' }).says('/ask@wenbao_test_bot 谁主持 @x_y https://a.example'),
    ],
    ['a deep link', 'message', (api) => api.reader(7).opens('c_abc_1')],
    [
      'a sticker',
      'message',
      (api) => api.reader(7).sends({ voice: { file_id: 'v', file_unique_id: 'u', duration: 1 } }),
    ],
    ['a file', 'message', (api) => api.reader(7).sendsFile({ name: '0906.txt', bytes: '云栖晚报', caption: '今天的' })],
    ['a word in a topic', 'message', (api) => api.supergroup(-100, [5]).member(7, { threadId: 5 }).says('谁主持')],
    ['an answer in a supergroup', 'message', (api) => answersIn(api)],
    ['an anonymous administrator', 'message', (api) => api.group(-5).anonymousAdmin().says('/stats')],
    ['another bot', 'message', (api) => api.group(-5).otherBot().says('谁主持')],
    ['a post', 'channel_post', (api) => api.channel(-9).posts('本期导读')],
    ['an edit', 'edited_message', (api) => edits(api.reader(7))],
    ['an inline query', 'inline_query', (api) => void api.reader(7).asksInline('林致远')],
    ['a new group', 'my_chat_member', (api) => api.group(-5).member(7).addsBot()],
    ['a new right', 'my_chat_member', (api) => api.group(-5).member(7).addsBot('administrator')],
    ['being thrown out', 'my_chat_member', (api) => api.group(-5).member(7).removesBot()],
    ['being blocked', 'my_chat_member', (api) => api.reader(7).blocks()],
  ];

  it.each(deeds)('comes in as the Bot API has it: %s', async (_, kind, deed) => {
    const api = await openApi();
    deed(api);
    const update = api.pending.at(-1);
    expect(Object.keys(update ?? {})).toContain(kind);
    expect(holdAgainst(update, botApiSchema().type('Update'), '')).toEqual([]);
  });

  it('comes in as the Bot API has it: presses and stops', async () => {
    const api = await openApi();
    const reader = api.reader(7);
    await send(api, { reply_markup: buttons });
    reader.presses('出处 1');
    await callApi(api, 'sendMessageDraft', { chat_id: 7, draft_id: 1, text: '草稿', can_stop: true });
    reader.stops();
    expect(api.pending.flatMap((update) => holdAgainst(update, botApiSchema().type('Update'), ''))).toEqual([]);
    expect(api.pending.map((update) => Object.keys(update)[0])).toEqual([
      'callback_query',
      'stopped_message_generation',
    ]);
  });

  it('marks commands, mentions and addresses, and nothing that only looks like one', async () => {
    const api = await openApi();
    api.reader(7).says('/ask@wenbao_test_bot 9月5日/new @some_one 问@b_c @b_c问 https://a.example/x，好');
    expect(api.pending[0]?.message?.entities?.map(({ type, offset }) => [type, offset])).toEqual([
      ['bot_command', 0],
      ['mention', 30],
      ['url', 52],
    ]);
  });
});

describe('what people see', () => {
  it('waits for a message, takes each of them once, and an edited one anew', async () => {
    const api = await openApi();
    const reader = api.reader(7);
    const seen = reader.sees(/^答/);
    await send(api);
    expect((await seen).text).toBe('答');
    await reader.seesNothing(20);
    const next = reader.sees('答');
    await result(api, 'editMessageText', { chat_id: 7, message_id: 1, text: '答完' });
    expect(await next).toMatchObject({ id: 1, text: '答完', edited: true });
  });

  it('hears what is said to a press, and finds no button where none is', async () => {
    const api = await openApi();
    const reader = api.reader(7);
    await send(api, { reply_markup: buttons });
    const press = reader.presses(/^出处/);
    await result(api, 'answerCallbackQuery', { callback_query_id: press.id, text: '好', show_alert: true });
    expect(await press.answer()).toEqual({ text: '好', alert: true, url: null });
    expect(() => reader.presses('全文')).toThrow('no button 全文');
    expect(() => reader.presses('复制')).toThrow('does not call back');
    expect(reader.button('复制')).toMatchObject({ copy_text: { text: '甲' } });
  });

  it('shows a draft for 30 seconds, or until a message comes', async () => {
    const api = await openApi();
    let now = 1_900_000_000_000;
    api.world.now = () => now;
    await result(api, 'sendMessageDraft', { chat_id: 7, draft_id: 1, text: '草稿' });
    expect(await api.reader(7).seesDraft('草')).toBe('草稿');
    now += 31_000;
    expect(api.chat(7).draft()).toBeNull();
    await result(api, 'sendMessageDraft', { chat_id: 7, draft_id: 2, text: '草稿' });
    await send(api);
    expect(api.chat(7).draft()).toBeNull();
  });

  it('has inline results', async () => {
    const api = await openApi();
    const asked = api.reader(7).asksInline('林致远');
    const id = api.pending[0]?.inline_query?.id;
    const content = { message_text: '防汛会' };
    const results = [{ type: 'article', id: 'a', title: '甲', input_message_content: content }];
    await result(api, 'answerInlineQuery', { inline_query_id: id, results, is_personal: true });
    expect((await asked).results).toMatchObject(results);
  });
});

describe('messages', () => {
  it('are numbered in each chat and can be answered', async () => {
    const api = await openApi();
    const question = api.reader(7).says('谁主持');
    await send(api, { reply_parameters: { message_id: question, quote: '主持' } });
    await send(api, { chat_id: 8 });
    expect(api.chat(7).last()).toMatchObject({ id: 2, replyTo: 1 });
    expect(api.chat(8).last()).toMatchObject({ id: 1 });
  });

  it.each<[string, string, Fields, string]>([
    ['an edit of nothing', 'editMessageText', { chat_id: 7, message_id: 9, text: '乙' }, 'message to edit not found'],
    ['an edit without change', 'editMessageText', { chat_id: 7, message_id: 2, text: '答' }, 'message is not modified'],
    ['an edit of a reader’s message', 'editMessageText', { chat_id: 7, message_id: 1, text: '乙' }, "can't be edited"],
    ['deleting nothing', 'deleteMessage', { chat_id: 7, message_id: 9 }, 'message to delete not found'],
    [
      'a reply to nothing',
      'sendMessage',
      { chat_id: 7, text: '答', reply_parameters: { message_id: 9 } },
      'replied not found',
    ],
    [
      'a quote that is not there',
      'sendMessage',
      { chat_id: 7, text: '答', reply_parameters: { message_id: 1, quote: '没有' } },
      'QUOTE',
    ],
    ['an unknown group', 'sendMessage', { chat_id: -77, text: '答' }, 'chat not found'],
    ['an unknown press', 'answerCallbackQuery', { callback_query_id: 'x' }, 'query is too old'],
    ['an unknown file', 'getFile', { file_id: 'x' }, 'invalid file_id'],
    ['what breaks a rule', 'sendMessage', { chat_id: 7, text: '' }, 'text is blank'],
  ])('are refused: %s', async (_, method, payload, words) => {
    const api = await openApi();
    api.reader(7).says('谁主持');
    await send(api);
    expect(await refusal(api, method, payload)).toMatch(new RegExp(`^400 Bad Request: .*${words}`));
  });

  it('are sent without a reply where the question is gone and that is allowed', async () => {
    const api = await openApi();
    const reader = api.reader(7);
    const question = reader.says('谁主持');
    reader.deletes(question);
    await send(api, { reply_parameters: { message_id: question, allow_sending_without_reply: true } });
    expect(api.chat(7).last()?.replyTo).toBeNull();
  });

  it('lose their buttons with an edit that brings none, and go when deleted', async () => {
    const api = await openApi();
    await send(api, { reply_markup: buttons });
    await result(api, 'editMessageText', { chat_id: 7, message_id: 1, text: '乙' });
    expect(api.chat(7).last()?.buttons).toEqual([]);
    await result(api, 'editMessageReplyMarkup', { chat_id: 7, message_id: 1, reply_markup: buttons });
    expect(api.chat(7).last()).toMatchObject({ text: '乙', buttons: [['出处 1', '复制']] });
    await result(api, 'deleteMessages', { chat_id: 7, message_ids: [1] });
    expect(api.chat(7).messages()).toEqual([]);
  });

  it('cannot be sent to those who blocked, muted or left the bot', async () => {
    const api = await openApi();
    const to = (chat_id: number) => refusal(api, 'sendMessage', { chat_id, text: '答' });
    api.reader(7).blocks();
    expect(await to(7)).toBe('403 Forbidden: bot was blocked by the user');
    api.group(-5).member(8).removesBot();
    expect(await to(-5)).toBe('403 Forbidden: bot was kicked from the group chat');
    api.group(-6).mutesBot();
    expect(await to(-6)).toContain('not enough rights');
    await result(api, 'leaveChat', { chat_id: api.supergroup(-100).id });
    expect(await to(-100)).toContain('not a member');
    api.group(-7).migratesTo(-107);
    expect(await callApi(api, 'sendMessage', { chat_id: -7, text: '答' })).toMatchObject({
      error_code: 400,
      parameters: { migrate_to_chat_id: -107 },
    });
    expect(await result(api, 'getChatMember', { chat_id: -5, user_id: 4242 })).toMatchObject({ status: 'kicked' });
  });

  it('are refused with 429 when there are too many, and only then', async () => {
    const api = await openApi();
    api.limitFlood({ perChat: { sends: 1, milliseconds: 80 }, perGroup: null, overall: null });
    await send(api);
    await send(api, { chat_id: 8 });
    const late = await callApi(api, 'sendMessage', { chat_id: 7, text: '答' });
    expect(late).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await send(api);
    expect(api.sent).toHaveLength(3);
  });
});

describe('chats and menus', () => {
  it('have members and administrators', async () => {
    const api = await openApi();
    const room = api.group(-5);
    room.member(7, { status: 'creator' });
    room.member(8, { status: 'administrator' });
    room.member(9);
    const admins = await result(api, 'getChatAdministrators', { chat_id: -5 });
    expect(admins).toMatchObject([{ status: 'creator' }, { status: 'administrator' }]);
    expect(await result(api, 'getChatMember', { chat_id: -5, user_id: 9 })).toMatchObject({ status: 'member' });
    expect(await result(api, 'getChatMember', { chat_id: -5, user_id: 10 })).toMatchObject({ status: 'left' });
    expect(await result(api, 'getChat', { chat_id: -5 })).toMatchObject({ type: 'group' });
    await result(api, 'getMe');
  });

  it('keep commands by scope and language', async () => {
    const api = await openApi();
    const commands = [{ command: 'new', description: '换个话题' }];
    await result(api, 'setMyCommands', { commands, scope: { type: 'all_private_chats' }, language_code: 'zh' });
    const asked = { scope: { type: 'all_private_chats' }, language_code: 'zh' };
    expect(await result(api, 'getMyCommands', asked)).toEqual(commands);
    expect(await result(api, 'getMyCommands')).toEqual([]);
  });
});

describe('files', () => {
  it('come from readers and are downloaded', async () => {
    const api = await openApi();
    api.reader(7).sendsFile({ name: '0906.txt', bytes: '云栖晚报' });
    const file_id = api.pending[0]?.message?.document?.file_id;
    const file = await result(api, 'getFile', { file_id });
    expect(file).toMatchObject({ file_size: 12 });
    const path = String(Object(file).file_path);
    const download = () => fetch(`${api.root}/file/bot${api.token}/${path}`);
    expect(await (await download()).text()).toBe('云栖晚报');
    api.fail('download', { kind: 'cut' });
    await expect(download().then((response) => response.text())).rejects.toThrow();
  });

  it('of more than 20 MB cannot be downloaded', async () => {
    const api = await openApi();
    api.reader(7).sendsFile({ name: 'big.zip', bytes: 'x', size: 21 * 1024 * 1024 });
    const { file_id } = api.pending[0]?.message?.document ?? {};
    expect(await refusal(api, 'getFile', { file_id })).toContain('file is too big');
  });

  it('are sent by the bot as a form, and may be sent again by their id', async () => {
    const api = await openApi();
    const client = new Api(api.token, { apiRoot: api.root });
    const bytes = Buffer.from('\r\n--甲乙\r\n\0\xff', 'utf8');
    const sent = await client.sendDocument(7, new InputFile(bytes, '反馈 甲.jsonl'), { caption: '共2条' });
    expect(api.chat(7).last()).toMatchObject({ text: '共2条', file: { upload: '反馈 甲.jsonl', bytes } });
    await client.sendDocument(7, sent.document.file_id);
    expect(api.violations).toEqual([]);
    expect(api.chat(7).messages()).toHaveLength(2);
  });
});

describe('receiving', () => {
  const poll = (api: BotApiServer, payload: Fields = {}) => result(api, 'getUpdates', payload);

  it('gives an update until it is confirmed', async () => {
    const api = await openApi();
    api.reader(7).says('一');
    const [first] = (await poll(api)) as Update[];
    expect(await poll(api)).toHaveLength(1);
    expect(await poll(api, { offset: (first?.update_id ?? 0) + 1 })).toEqual([]);
    expect(api.pending).toEqual([]);
  });

  it('waits for an update, and no longer than asked', async () => {
    const api = await openApi();
    const waiting = poll(api, { timeout: 10 });
    await until(() => api.calls.length === 1);
    api.reader(7).says('一');
    expect(await waiting).toHaveLength(1);
  });

  it('leaves out kinds that were not asked for', async () => {
    const api = await openApi();
    await poll(api, { allowed_updates: ['callback_query'] });
    api.reader(7).says('一');
    expect(await poll(api)).toEqual([]);
  });

  it('ends the older of two polls with 409', async () => {
    const api = await openApi();
    const first = refusal(api, 'getUpdates', { timeout: 10 });
    await until(() => api.calls.length === 1);
    const second = poll(api, { timeout: 10 });
    expect(await first).toMatch(/^409 Conflict: terminated by other getUpdates/);
    api.reader(7).says('一');
    expect(await second).toHaveLength(1);
  });

  it('pushes to a webhook with its secret until it is taken, and refuses polls meanwhile', async () => {
    const api = await openApi();
    const heard: string[] = [];
    const statuses = [500, 200, 200];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      heard.push(`${request.url} ${request.headers['x-telegram-bot-api-secret-token']} ${JSON.parse(body).update_id}`);
      response
        .writeHead(statuses.shift() ?? 200)
        .end(JSON.stringify({ method: 'sendMessage', chat_id: 7, text: '答' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    // A server that listens on TCP has an AddressInfo.
    api.webhook.leadsTo = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await result(api, 'setWebhook', { url: 'https://bot.example/hook?x=1', secret_token: 'geheim' });
    api.reader(7).says('一');
    await until(() => api.pending.length === 0 && api.sent.length === 1);
    expect(heard).toEqual(Array(2).fill(`/hook?x=1 geheim 1000`));
    expect(api.webhook.pushes.map(({ status }) => status)).toEqual([500, 200]);
    expect(await refusal(api, 'getUpdates')).toMatch(/^409 .*webhook is active/);
    expect(await result(api, 'getWebhookInfo')).toMatchObject({ url: 'https://bot.example/hook?x=1' });
    await result(api, 'deleteWebhook');
    expect(await poll(api)).toEqual([]);
  });
});

describe('faults', () => {
  it('carry out a call whose reply is lost, and not one that is dropped', async () => {
    const api = await openApi();
    api.fail('sendMessage', { kind: 'lost' }, { kind: 'dropped' }, { kind: 'cut' }, { kind: 'html', code: 502 });
    const call = () => callApi(api, 'sendMessage', { chat_id: 7, text: '答' });
    for (const sent of [1, 1, 2, 2]) {
      await expect(call()).rejects.toThrow();
      expect(api.sent).toHaveLength(sent);
    }
    expect(api.callsOf('sendMessage').map(({ code }) => code)).toEqual([null, null, null, 502]);
  });

  it('stall one call, or every connection', async () => {
    const api = await openApi();
    const patient = (ms: number) => fetch(`${api.root}/bot${api.token}/getMe`, { signal: AbortSignal.timeout(ms) });
    api.fail('getMe', { kind: 'stall' });
    await expect(patient(60)).rejects.toThrow('timeout');
    expect((await patient(5_000)).ok).toBe(true);
    api.blackHole();
    await expect(patient(60)).rejects.toThrow('timeout');
    expect(api.calls).toHaveLength(2);
  });
});

function edits(reader: Reader): void {
  reader.edits(reader.says('谁主持'), '谁主持的');
}

function answersIn(api: BotApiServer): void {
  const room = api.supergroup(-100);
  room.member(8).says('谁去过', { replyTo: room.member(7).says('谁主持') });
}
