import { afterEach, describe, expect, it } from 'vitest';
import { violationsOf } from './__fixtures__/bot-api-rules.ts';
import { type BotApiServer, startBotApi } from './__fixtures__/bot-api-server.ts';
import { callApi } from './__fixtures__/call-api.ts';
import type { Upload } from './__fixtures__/schema/schema.ts';

const opened: BotApiServer[] = [];

async function openApi(): Promise<BotApiServer> {
  const api = await startBotApi();
  opened.push(api);
  return api;
}

afterEach(async () => {
  for (const api of opened.splice(0)) await api.close();
});

const message = (parts: object = {}) => ({ chat_id: 7, text: '甲🙂乙丙丁', ...parts });
const span = (type: string, offset: number, length: number, more = {}) => ({ type, offset, length, ...more });
const entities = (...spans: object[]) => message({ entities: spans });
const keyboard = (...rows: object[][]) => message({ reply_markup: { inline_keyboard: rows } });
const button = (more: object) => keyboard([{ text: '出处 1', ...more }]);
const article = (parts: object = {}) => ({
  type: 'article',
  id: 'a_1',
  title: '汛期未过 防线不松',
  input_message_content: { message_text: '汛期未过' },
  ...parts,
});
const inline = (parts: object = {}) => ({
  inline_query_id: '1',
  results: [article()],
  is_personal: true,
  cache_time: 30,
  ...parts,
});
const commands = (command: string, description = '换个话题') => ({ commands: [{ command, description }] });

describe('calls as they should be', () => {
  it.each([
    ['a message', 'sendMessage', message()],
    ['as long a text as may be', 'sendMessage', message({ text: '字'.repeat(4096) })],
    ['entities on whole characters', 'sendMessage', entities(span('bold', 1, 2))],
    ['an entity up to the end', 'sendMessage', entities(span('italic', 3, 3))],
    ['bold in a quote', 'sendMessage', entities(span('expandable_blockquote', 0, 6), span('bold', 1, 2))],
    ['two quotes, one behind the other', 'sendMessage', entities(span('blockquote', 0, 1), span('blockquote', 1, 2))],
    ['a link', 'sendMessage', entities(span('text_link', 0, 1, { url: 'https://paper.example/2031/09/06' }))],
    [
      'a deep link',
      'sendMessage',
      entities(span('text_link', 0, 1, { url: 'https://t.me/wenbao_test_bot?start=c_abc123def456_12' })),
    ],
    ['a button', 'sendMessage', button({ callback_data: 'c:abc123def456:12' })],
    ['as long data as may be', 'sendMessage', button({ callback_data: '问'.repeat(21) + 'x' })],
    ['something to copy', 'sendMessage', button({ copy_text: { text: '《云栖晚报》2031年9月6日' } })],
    ['a link button', 'sendMessage', button({ url: 'https://t.me/wenbao_test_bot?start=i_1' })],
    ['a hundred buttons', 'sendMessage', keyboard(...rowsOf(100))],
    ['a reply with a quote', 'sendMessage', message({ reply_parameters: { message_id: 3, quote: '甲' } })],
    ['an edit', 'editMessageText', message({ message_id: 3 })],
    ['an edit of an inline message', 'editMessageText', { inline_message_id: 'x', text: '甲' }],
    ['an empty draft', 'sendMessageDraft', { chat_id: 7, draft_id: 1, text: '' }],
    ['a file', 'sendDocument', { chat_id: 7, document: file('反馈.jsonl', 52_428_800), caption: '' }],
    ['a poll', 'getUpdates', { offset: 5, limit: 100, timeout: 30, allowed_updates: ['message', 'callback_query'] }],
    ['inline results', 'answerInlineQuery', inline({ button: { text: '先登记', start_parameter: 'inline' } })],
    ['no inline results', 'answerInlineQuery', inline({ results: [] })],
    ['a notice', 'answerCallbackQuery', { callback_query_id: '1', text: '已记下' }],
    [
      'commands for a scope and a language',
      'setMyCommands',
      { ...commands('new'), scope: { type: 'chat', chat_id: 7 }, language_code: 'en' },
    ],
    ['typing', 'sendChatAction', { chat_id: 7, action: 'typing' }],
    ['a webhook', 'setWebhook', { url: 'https://bot.example/hook', secret_token: 'a'.repeat(32), max_connections: 40 }],
    ['no webhook', 'setWebhook', { url: '' }],
    ['a farewell', 'leaveChat', { chat_id: -100 }],
  ])('pass: %s', (_, method, payload) => {
    expect(violationsOf(method, payload)).toEqual([]);
  });
});

describe('planted faults in one call', () => {
  it.each<[string, string, object, string]>([
    ['a method that is not there', 'sendMassage', {}, 'unknown method'],
    ['no text', 'sendMessage', { chat_id: 7 }, 'text is missing'],
    ['a field that is not there', 'sendMessage', message({ entites: [] }), 'entites is unknown'],
    ['a field of another method', 'sendMessageDraft', { chat_id: 7, draft_id: 1, reply_markup: {} }, 'reply_markup'],
    ['a number as text', 'sendMessage', message({ text: 5 }), 'not a string'],
    ['a text as a number', 'getUpdates', { timeout: '30' }, 'not a number'],
    ['half a chat id', 'sendMessage', message({ chat_id: 7.5 }), 'not a whole number'],
    ['a chat id of nobody', 'sendMessage', message({ chat_id: 0 }), 'chat_id is 0'],
    ['null for nothing', 'sendMessage', message({ message_thread_id: null }), 'message_thread_id is null'],
    ['a parse mode', 'sendMessage', message({ parse_mode: 'HTML' }), 'parse_mode is not used'],
    ['a parse mode inside', 'answerInlineQuery', inline({ results: [withMode()] }), 'parse_mode is not used'],
    ['too long a text', 'sendMessage', message({ text: '字'.repeat(4097) }), '4097 units'],
    ['a blank text', 'sendMessage', message({ text: ' \n' }), 'text is blank'],
    ['half a surrogate pair', 'sendMessage', message({ text: '甲\ud83d' }), 'half a surrogate pair'],
    [
      'half a pair in a button',
      'sendMessage',
      keyboard([{ text: '甲\ude42', callback_data: 'x' }]),
      'half a surrogate',
    ],
    ['an entity out of bounds', 'sendMessage', entities(span('bold', 4, 3)), 'out of bounds'],
    ['an empty entity', 'sendMessage', entities(span('bold', 0, 0)), 'out of bounds'],
    ['an entity that splits a character', 'sendMessage', entities(span('bold', 0, 2)), 'splits a surrogate pair'],
    ['an entity that begins in one', 'sendMessage', entities(span('bold', 2, 2)), 'splits a surrogate pair'],
    ['an entity that is not there', 'sendMessage', entities(span('blink', 0, 1)), '"blink"'],
    ['an entity that bots cannot set', 'sendMessage', entities(span('mention', 0, 1)), 'cannot set an entity mention'],
    ['a link without an address', 'sendMessage', entities(span('text_link', 0, 1)), 'url is missing'],
    ['a link to a script', 'sendMessage', entities(span('text_link', 0, 1, { url: 'javascript:x' })), 'scheme'],
    ['a link to no host', 'sendMessage', entities(span('text_link', 0, 1, { url: 'http://intranet/x' })), 'no domain'],
    ['101 entities', 'sendMessage', entities(...manySpans(101)), '101 entities'],
    ['a quote in a quote', 'sendMessage', nested('blockquote', 'expandable_blockquote'), 'are nested'],
    ['bold in code', 'sendMessage', nested('code', 'bold'), 'share text'],
    ['crossing entities', 'sendMessage', entities(span('bold', 0, 3), span('italic', 1, 4)), 'cross'],
    ['data of 65 bytes', 'sendMessage', button({ callback_data: '问'.repeat(21) + 'xy' }), '65 bytes'],
    ['empty data', 'sendMessage', button({ callback_data: '' }), '0 bytes'],
    ['too much to copy', 'sendMessage', button({ copy_text: { text: '字'.repeat(257) } }), '257 characters'],
    ['a button without text', 'sendMessage', keyboard([{ text: ' ', callback_data: 'x' }]), 'without text'],
    ['a button with two actions', 'sendMessage', button({ callback_data: 'x', url: 'https://a.example' }), '2 actions'],
    ['a button that does nothing', 'sendMessage', button({}), '0 actions'],
    ['101 buttons', 'sendMessage', keyboard(...rowsOf(101)), '101 buttons'],
    ['nine buttons in a row', 'sendMessage', keyboard(...rowsOf(9, 9)), '9 buttons in a row'],
    ['an empty row', 'sendMessage', keyboard([]), 'a row without buttons'],
    ['too long a start parameter', 'sendMessage', button({ url: deepLink('x'.repeat(65)) }), 'start parameter'],
    ['Chinese in a start parameter', 'sendMessage', button({ url: deepLink('问') }), 'start parameter'],
    ['a reply to nothing', 'sendMessage', message({ reply_parameters: {} }), 'a reply to no message'],
    [
      'too long a quote',
      'sendMessage',
      message({ reply_parameters: { message_id: 3, quote: '字'.repeat(1025) } }),
      '1025 characters',
    ],
    ['an old way to reply', 'sendMessage', message({ reply_to_message_id: 3 }), 'out of use'],
    ['an edit of nothing', 'editMessageText', { chat_id: 7, text: '甲' }, 'edits one message'],
    ['a draft without number', 'sendMessageDraft', { chat_id: 7, draft_id: 0, text: '甲' }, 'draft_id is 0'],
    ['a draft in a group', 'sendMessageDraft', { chat_id: -7, draft_id: 1, text: '甲' }, 'outside of a private chat'],
    ['too long a draft', 'sendMessageDraft', { chat_id: 7, draft_id: 1, text: '字'.repeat(4097) }, '4097 units'],
    ['too long a caption', 'sendDocument', { chat_id: 7, document: 'id', caption: '字'.repeat(1025) }, '1025 units'],
    ['an empty file', 'sendDocument', { chat_id: 7, document: file('a.txt', 0) }, 'an empty file'],
    ['a file without a name', 'sendDocument', { chat_id: 7, document: file(' ', 1) }, 'without a name'],
    [
      'a file of more than 50 MB',
      'sendDocument',
      { chat_id: 7, document: file('a.zip', 52_428_801) },
      '52428801 bytes',
    ],
    ['a picture of more than 10 MB', 'sendPhoto', { chat_id: 7, photo: file('a.png', 10_485_761) }, '10485761 bytes'],
    ['a file where there is none', 'sendDocument', { chat_id: 7, document: {} }, 'none of its types'],
    ['51 results', 'answerInlineQuery', inline({ results: manyArticles(51) }), '51 results'],
    ['two results of one id', 'answerInlineQuery', inline({ results: [article(), article()] }), 'one id'],
    [
      'a result id of 65 bytes',
      'answerInlineQuery',
      inline({ results: [article({ id: 'x'.repeat(65) })] }),
      '65 bytes',
    ],
    [
      'a result without content',
      'answerInlineQuery',
      inline({ results: [article({ input_message_content: undefined })] }),
      'missing',
    ],
    ['a blank result', 'answerInlineQuery', inline({ results: [blankArticle()] }), 'text is blank'],
    ['results for others too', 'answerInlineQuery', inline({ is_personal: undefined }), 'from the cache'],
    ['too long an offset', 'answerInlineQuery', inline({ next_offset: 'x'.repeat(65) }), 'next_offset'],
    ['too long a notice', 'answerCallbackQuery', { callback_query_id: '1', text: '字'.repeat(201) }, '201 characters'],
    [
      'a notice that opens any page',
      'answerCallbackQuery',
      { callback_query_id: '1', url: 'https://a.example' },
      'deep',
    ],
    ['a command with a slash', 'setMyCommands', commands('/new'), 'a command /new'],
    ['a Chinese command', 'setMyCommands', commands('新话题'), 'a command'],
    ['a command without description', 'setMyCommands', commands('new', ''), 'the description'],
    [
      'a command twice',
      'setMyCommands',
      { commands: [...commands('new').commands, ...commands('new').commands] },
      'twice',
    ],
    ['an unknown scope', 'setMyCommands', { ...commands('new'), scope: { type: 'everywhere' } }, 'scope.type'],
    ['an unknown language', 'setMyCommands', { ...commands('new'), language_code: 'zh-CN' }, 'language_code'],
    ['an unknown sign', 'sendChatAction', { chat_id: 7, action: 'sleeping' }, '"sleeping"'],
    ['an unknown kind of update', 'getUpdates', { allowed_updates: ['messages'] }, '"messages"'],
    ['101 updates', 'getUpdates', { limit: 101 }, 'limit is 101'],
    ['a webhook without a secret', 'setWebhook', { url: 'https://bot.example/' }, 'without secret_token'],
    [
      'a webhook with an odd secret',
      'setWebhook',
      { url: 'https://bot.example/', secret_token: '暗号' },
      'secret_token',
    ],
    ['a webhook in the clear', 'setWebhook', { url: 'http://bot.example/', secret_token: 'x' }, 'not https'],
  ])('are caught: %s', (_, method, payload, fault) => {
    expect(violationsOf(method, { ...payload }).join('\n')).toContain(fault);
  });
});

describe('planted faults in what a bot does', () => {
  const planted: readonly [string, (api: BotApiServer) => Promise<unknown>, string][] = [
    [
      'writing into a topic that is not there',
      async (api) => {
        api.supergroup(-100);
        return callApi(api, 'sendMessage', message({ chat_id: -100, message_thread_id: 5 }));
      },
      'no such topic',
    ],
    [
      'taking a thread of answers for a topic',
      async (api) => {
        const room = api.supergroup(-100);
        const first = room.member(7).says('谁主持');
        room.member(8).says('@wenbao_test_bot 谁主持', { replyTo: first });
        const thread = api.world.chat(-100).messages.get(2)?.json.message_thread_id;
        return callApi(api, 'sendMessage', message({ chat_id: -100, message_thread_id: thread }));
      },
      'no such topic',
    ],
    [
      'two frames of one draft at once',
      async (api) => {
        api.fail('sendMessageDraft', { kind: 'slow', milliseconds: 50 });
        const frame = (text: string) => callApi(api, 'sendMessageDraft', { chat_id: 7, draft_id: 1, text });
        return Promise.all([frame('甲'), frame('甲乙')]);
      },
      'two calls for draft',
    ],
    [
      'frames that follow too soon',
      async (api) => {
        api.expectPace();
        for (const text of ['甲', '甲乙']) await callApi(api, 'sendMessageDraft', { chat_id: 7, draft_id: 1, text });
      },
      'frames of draft 7:1 are',
    ],
    [
      'edits in a group that follow too soon',
      async (api) => {
        api.expectPace();
        api.group(-5);
        await callApi(api, 'sendMessage', message({ chat_id: -5 }));
        for (const text of ['乙', '丙']) await callApi(api, 'editMessageText', { chat_id: -5, message_id: 1, text });
      },
      'edits of message -5:1 are',
    ],
    [
      'answering one press twice',
      async (api) => {
        const reader = await withButton(api);
        const { id } = reader.presses('下一条');
        for (const text of ['好', '好']) await callApi(api, 'answerCallbackQuery', { callback_query_id: id, text });
      },
      'is answered twice',
    ],
    ['a method that is not played', (api) => callApi(api, 'logOut'), 'does not know how'],
  ];

  it.each(planted)('are caught: %s', async (_, plant, fault) => {
    const api = await openApi();
    await plant(api);
    expect(api.violations.join('\n')).toContain(fault);
  });

  it('are caught: a press that is heard and never answered', async () => {
    const api = await openApi();
    const reader = await withButton(api);
    const { id } = reader.presses('下一条');
    expect(api.unanswered()).toEqual([]);
    await callApi(api, 'getUpdates', { offset: 9_999 });
    expect(api.unanswered()).toEqual([id]);
  });

  it('let a pressed button change its message at once, and frames that keep their pace pass', async () => {
    const api = await openApi();
    api.expectPace({ draft: 20, groupEdit: 3_000 });
    const member = api.group(-5).member(7);
    await callApi(api, 'sendMessage', { ...keyboard([{ text: '下一条', callback_data: 'n' }]), chat_id: -5 });
    for (const text of ['乙', '丙']) {
      const { id } = member.presses(/下一/);
      await callApi(api, 'answerCallbackQuery', { callback_query_id: id });
      const row = [{ text: '下一条', callback_data: 'n' }];
      await callApi(api, 'editMessageText', { ...keyboard(row), chat_id: -5, message_id: 1, text });
    }
    for (const text of ['甲', '甲乙']) {
      await callApi(api, 'sendMessageDraft', { chat_id: 7, draft_id: 1, text });
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    expect(api.violations).toEqual([]);
  });
});

async function withButton(api: BotApiServer) {
  await callApi(api, 'sendMessage', keyboard([{ text: '下一条', callback_data: 'n' }]));
  return api.reader(7);
}

function rowsOf(count: number, perRow = 8): object[][] {
  const buttons = Array.from({ length: count }, (_, n) => ({ text: `${n + 1}`, callback_data: `c:${n}` }));
  return Array.from({ length: Math.ceil(count / perRow) }, (_, row) => buttons.slice(row * perRow, (row + 1) * perRow));
}

function manySpans(count: number): object[] {
  return Array.from({ length: count }, () => span('bold', 0, 1));
}

function nested(outer: string, inner: string): object {
  return entities(span(outer, 0, 6), span(inner, 3, 1));
}

function manyArticles(count: number): object[] {
  return Array.from({ length: count }, (_, n) => article({ id: `a_${n}` }));
}

function blankArticle(): object {
  return article({ input_message_content: { message_text: ' ' } });
}

function withMode(): object {
  return article({ input_message_content: { message_text: '甲', parse_mode: 'HTML' } });
}

function file(name: string, size: number): Upload {
  return { upload: name, bytes: Buffer.alloc(size) };
}

function deepLink(payload: string): string {
  return `https://t.me/wenbao_test_bot?start=${payload}`;
}
