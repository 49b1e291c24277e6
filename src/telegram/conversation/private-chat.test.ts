import { describe, expect, it } from 'vitest';
import { listAnswer, refusal, sampleCitation } from '../../render/__fixtures__/answers.ts';
import { answerMessages } from '../../render/answer-entities.ts';
import { aWhile, startBench, until } from '../__fixtures__/bot-bench.ts';
import { notAllowedText, TEXTS } from '../texts.ts';

describe('a conversation with the bot', () => {
  it('answers a question with the rendered answer, as a reply', async () => {
    const bench = await startBench();
    bench.ask.reply = async () => listAnswer();
    const id = bench.send({ text: '林致远9月5日出席了哪些会议' });
    await until(() => bench.api.sent.length > 0);
    const [rendered] = answerMessages(listAnswer());
    expect(bench.api.sent).toEqual([{ chatId: 7, threadId: null, replyTo: id, ...rendered }]);
    expect(bench.ask.asked).toEqual([{ question: '林致远9月5日出席了哪些会议', conversationId: 'telegram:7' }]);
  });

  it('gives a refusal with its reason, as for a question that is too long', async () => {
    const bench = await startBench();
    bench.ask.reply = async () => refusal({ text: '问题太长，请控制在500字以内。' });
    bench.send({ text: '谁'.repeat(4000) });
    await until(() => bench.api.sent.length > 0);
    expect(bench.heads()).toEqual(['问题太长，请控制在500字以内。']);
  });

  it.each([
    ['/start', TEXTS.start],
    ['/start c_12', TEXTS.start],
    ['/help', TEXTS.help],
    ['/new', TEXTS.forgotten],
    ['/weather', TEXTS.unknownCommand],
  ])('answers %s in its own words', async (text, wanted) => {
    const bench = await startBench();
    bench.send({ text });
    await until(() => bench.api.sent.length > 0);
    expect(bench.api.sent.map((sent) => sent.text)).toEqual([wanted]);
    expect(bench.ask.asked).toEqual([]);
  });

  it('forgets the conversation with /new, and takes a question behind it', async () => {
    const bench = await startBench();
    bench.send({ text: '/new' });
    bench.send({ text: '/new 许南写了什么' });
    await until(() => bench.api.sent.length === 2);
    expect(bench.ask.forgotten).toEqual(['telegram:7', 'telegram:7']);
    expect(bench.ask.asked.map(({ question }) => question)).toEqual(['许南写了什么']);
  });

  it('takes text that only looks like a command for a question', async () => {
    const bench = await startBench();
    bench.send({ text: '9月5日/会议' });
    await until(() => bench.api.sent.length > 0);
    expect(bench.heads()).toEqual(['答：9月5日/会议[1]']);
  });

  it.each([
    ['a sticker', { sticker: {} }],
    ['a picture with words', { photo: [], caption: '这是谁' }],
    ['a voice message', { voice: {} }],
    ['a file', { document: {} }],
    ['a place', { location: {} }],
  ])('says that it reads text alone when it gets %s', async (_, more) => {
    const bench = await startBench();
    bench.send({ more });
    await until(() => bench.api.sent.length > 0);
    expect(bench.api.sent.map((sent) => sent.text)).toEqual([TEXTS.notText]);
  });

  it('says it once for an album', async () => {
    const bench = await startBench();
    for (const album of ['a', 'a', 'a', 'b']) bench.send({ more: { photo: [], media_group_id: album } });
    await until(() => bench.api.sent.length === 2);
    await aWhile();
    expect(bench.api.sent).toHaveLength(2);
  });

  it.each([
    ['a message in a group', { text: '谁主持', chatType: 'group' as const, chatId: -5 }],
    ['a message in a supergroup', { text: '/start', chatType: 'supergroup' as const, chatId: -100 }],
    ['a message of another bot', { text: '谁主持', fromBot: true }],
    ['a service message', { more: { pinned_message: {} } }],
  ])('passes over %s in silence', async (_, parts) => {
    const bench = await startBench();
    bench.send(parts);
    bench.send({ text: '然后', chatId: 8 });
    await until(() => bench.api.sent.length > 0);
    await aWhile();
    expect(bench.api.sent.map(({ chatId }) => chatId)).toEqual([8]);
  });

  it('passes over edits, channel posts and buttons in silence', async () => {
    const bench = await startBench();
    const { message } = (await import('../__fixtures__/updates.ts')).message({ text: '谁主持' });
    const edited = { ...message, edit_date: 1 };
    bench.api.deliver({ edited_message: edited });
    bench.api.deliver({ channel_post: { ...edited, chat: { id: -1, type: 'channel', title: '频道' } } } as never);
    bench.api.deliver({ callback_query: { id: '1', from: message.from, chat_instance: '1', data: 'x' } } as never);
    bench.send({ text: '然后', chatId: 8 });
    await until(() => bench.api.sent.length > 0);
    await aWhile();
    expect(bench.api.sent.map(({ chatId }) => chatId)).toEqual([8]);
  });

  it('takes one chat in order and several at once', async () => {
    const bench = await startBench();
    const open: (() => void)[] = [];
    bench.ask.reply = (question) => new Promise((resolve) => open.push(() => resolve(listAnswer({ text: question }))));
    bench.send({ text: '一', chatId: 1 });
    bench.send({ text: '二', chatId: 1 });
    bench.send({ text: '三', chatId: 2 });
    await until(() => bench.ask.asked.length === 2);
    await aWhile();
    expect(bench.ask.asked.map(({ question }) => question)).toEqual(['一', '三']);
    for (const answer of open.splice(0).reverse()) answer();
    await until(() => bench.ask.asked.length === 3);
    for (const answer of open.splice(0)) answer();
    await until(() => bench.api.sent.length === 3);
    expect(bench.heads().filter((head) => head !== '三')).toEqual(['一', '二']);
  });

  it('keeps the topics of a chat apart', async () => {
    const bench = await startBench();
    bench.send({ text: '谁主持', more: { is_topic_message: true, message_thread_id: 12 } });
    await until(() => bench.api.sent.length > 0);
    expect(bench.ask.asked[0]?.conversationId).toBe('telegram:7:12');
    expect(bench.api.sent[0]?.threadId).toBe(12);
    expect(bench.api.calls.find(({ method }) => method === 'sendChatAction')?.payload).toMatchObject({
      message_thread_id: 12,
    });
  });

  it('shows that it is typing for as long as it works', async () => {
    const bench = await startBench();
    bench.ask.reply = async (question) => {
      await aWhile(260);
      return listAnswer({ text: question });
    };
    bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.length > 0);
    const signs = () => bench.api.calls.filter(({ method }) => method === 'sendChatAction').length;
    const shown = signs();
    expect(shown).toBeGreaterThanOrEqual(2);
    await aWhile();
    expect(signs()).toBe(shown);
  });

  it('sends a long answer as several messages, the first as a reply', async () => {
    const bench = await startBench();
    const citations = Array.from({ length: 30 }, (_, n) => sampleCitation({ n: n + 1, quote: '引文🙂'.repeat(90) }));
    bench.ask.reply = async () => listAnswer({ citations });
    const id = bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.length === answerMessages(listAnswer({ citations })).length);
    expect(bench.api.sent.length).toBeGreaterThan(2);
    expect(bench.api.sent.map(({ replyTo }) => replyTo)).toEqual([id, ...bench.api.sent.slice(1).map(() => null)]);
  });

  it('sends hostile text of an archive as text', async () => {
    const bench = await startBench();
    const hostile = '\x1b[31m<b>*_`[链接](tg://x)`_*</b>\ud83d\0\u202e & @everyone';
    bench.ask.reply = async () =>
      listAnswer({ text: hostile, citations: [sampleCitation({ quote: hostile, title: hostile })] });
    bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.length > 0);
    expect(bench.heads()).toEqual(['<b>*_`[链接](tg://x)`_*</b>\ufffd & @everyone']);
  });

  it.each([
    ['lets in who is on the list', ['7'], '答：谁主持[1]'],
    ['lets everyone in with a star', ['*'], '答：谁主持[1]'],
    ['tells others their number', ['8'], notAllowedText(7)],
  ])('%s', async (_, allowed, wanted) => {
    const bench = await startBench({ settings: { allowed } });
    bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.length > 0);
    expect(bench.heads()).toEqual([wanted]);
    expect(bench.ask.asked.length).toBe(wanted === notAllowedText(7) ? 0 : 1);
  });
});

describe('a question that cannot be answered', () => {
  it.each([
    ['rejects', () => Promise.reject(new Error('SELECT secret FROM 索引'))],
    [
      'throws',
      () => {
        throw new TypeError('undefined is not a function');
      },
    ],
    ['never ends', () => new Promise<never>(() => undefined)],
    ['says nothing', async () => refusal({ text: '', reason: null, coverage: { ...refusal().coverage, note: '' } })],
  ])('gets one line and no stack trace when the service %s', async (_, reply) => {
    const bench = await startBench({ pace: { answer: 200 } });
    bench.ask.reply = reply;
    bench.send({ text: '林致远去哪了' });
    await until(() => bench.api.sent.length > 0);
    await aWhile(50);
    expect(bench.api.sent.map(({ text }) => text)).toEqual([TEXTS.failed]);
    expect(bench.log.join('\n')).not.toContain('林致远');
    expect(bench.log.join('\n')).not.toContain('SELECT');
  });

  it('tells the service to stop when the time is over', async () => {
    const bench = await startBench({ pace: { answer: 100 } });
    const stopped: boolean[] = [];
    bench.ask.reply = (_, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          stopped.push(true);
          reject(signal.reason);
        }),
      );
    bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.length > 0);
    expect(stopped).toEqual([true]);
  });

  it('leaves the next question unharmed', async () => {
    const bench = await startBench();
    const replies = [() => Promise.reject(new Error('once')), async () => listAnswer({ text: '好' })];
    bench.ask.reply = () => (replies.shift() ?? (async () => listAnswer()))();
    bench.send({ text: '一' });
    bench.send({ text: '二' });
    await until(() => bench.api.sent.length === 2);
    expect(bench.heads()).toEqual([TEXTS.failed, '好']);
  });
});
