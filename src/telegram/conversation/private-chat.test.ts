import { describe, expect, it } from 'vitest';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { listAnswer, refusal, sampleCitation } from '../../render/__fixtures__/answers.ts';
import { aWhile, startBench, until } from '../__fixtures__/bot-bench.ts';
import { testSettings } from '../__fixtures__/test-settings.ts';
import { loadTexts } from '../translate.ts';

const { t } = loadTexts(testSettings().locales, () => 'zh-CN');
const say = (key: string) => t('zh-CN', `conversation-${key}`);

describe('a conversation with the bot', () => {
  it('answers a question with the rendered answer, as a reply', async () => {
    const bench = await startBench();
    bench.ask.reply = async () => listAnswer();
    const id = bench.send({ text: '林致远9月5日出席了哪些会议' });
    await until(() => bench.api.sent.length > 0);
    expect(bench.api.sent).toMatchObject([{ chatId: 7, threadId: null, replyTo: id }]);
    expect(bench.api.sent[0]?.text).toMatch(/^2031年9月5日，林致远出席2场会议：[\s\S]*全市防汛工作会议在云栖会堂召开/);
    expect(bench.ask.asked).toMatchObject([{ question: '林致远9月5日出席了哪些会议', slots: NO_SLOTS, paper: null }]);
    expect(bench.state.answers.latest('telegram:7')).toMatchObject({ questionMessageId: id, userId: 7, chatId: 7 });
  });

  it('gives a refusal with its reason, as for a question that is too long', async () => {
    const bench = await startBench();
    bench.ask.reply = async () => refusal({ text: '问题太长，请控制在500字以内。' });
    bench.send({ text: '谁'.repeat(4000) });
    await until(() => bench.api.sent.length > 0);
    expect(bench.heads()).toEqual(['问题太长，请控制在500字以内。']);
  });

  it('says that it does not know a command', async () => {
    const bench = await startBench();
    bench.send({ text: '/weather' });
    await until(() => bench.api.sent.length > 0);
    expect(bench.api.sent.map((sent) => sent.text)).toEqual([say('unknown-command')]);
    expect(bench.ask.asked).toEqual([]);
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
    ['a place', { location: {} }],
  ])('says that it reads text alone when it gets %s', async (_, more) => {
    const bench = await startBench();
    bench.send({ more });
    await until(() => bench.api.sent.length > 0);
    expect(bench.api.sent.map((sent) => sent.text)).toEqual([say('not-text')]);
  });

  it('says it once for an album', async () => {
    const bench = await startBench();
    for (const album of ['a', 'a', 'a', 'b']) bench.send({ more: { photo: [], media_group_id: album } });
    await until(() => bench.api.sent.length === 2);
    await aWhile();
    expect(bench.api.sent).toHaveLength(2);
  });

  it.each([
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

  it('takes one chat in order and several at once', async () => {
    const bench = await startBench({ pace: { status: 10_000 } });
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
    const reader = bench.api.reader(7, { topics: [12, 13] });
    for (const [threadId, text] of [
      [12, '林致远9月5日出席了哪些会议'],
      [13, '许南写了什么'],
      [12, '那下午呢'],
    ] as const) {
      reader.says(text, { threadId });
      await reader.sees(`答：${text}`);
    }
    expect(bench.ask.asked.map(({ slots }) => slots.plan?.question ?? null)).toEqual([
      null,
      null,
      '林致远9月5日出席了哪些会议',
    ]);
    expect(bench.api.sent.map(({ threadId }) => threadId)).toEqual([12, 13, 12]);
  });

  it('shows that it is typing for as long as it works, in the topic', async () => {
    const bench = await startBench();
    const reader = bench.api.reader(7, { topics: [12] });
    bench.ask.reply = async (question) => {
      await aWhile(600);
      return listAnswer({ question });
    };
    reader.says('谁主持', { threadId: 12 });
    await reader.sees('林致远');
    const signs = () => bench.api.callsOf('sendChatAction').map(({ payload }) => payload.message_thread_id);
    expect(signs().length).toBeGreaterThanOrEqual(2);
    const shown = signs();
    await aWhile();
    expect(signs()).toEqual(shown);
    expect(new Set(shown)).toEqual(new Set([12]));
  });

  it('shows nothing of an answer that comes at once', async () => {
    const bench = await startBench({ pace: { status: 5_000 } });
    const reader = bench.reader();
    reader.says('谁主持');
    await reader.sees('答：谁主持');
    await aWhile(400);
    expect(new Set(bench.api.calls.map(({ method }) => method))).not.toContain('sendChatAction');
    expect(bench.api.sent).toHaveLength(1);
  });

  it('sends a long answer as several messages, the first as a reply', async () => {
    const bench = await startBench();
    const citations = Array.from({ length: 9 }, (_, n) =>
      sampleCitation({ n: n + 1, quote: `引文🙂${n}`.repeat(260) }),
    );
    bench.ask.reply = async () => listAnswer({ citations });
    const id = bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.some(({ text }) => text.includes('引文🙂8')));
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
    expect(bench.api.sent.map(({ text }) => text)).toEqual([say('failed')]);
    expect(bench.state.usage.counters().get('failed')).toBe(_ === 'says nothing' ? undefined : 1);
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
    const bench = await startBench({ pace: { status: 60_000 } });
    const replies = [() => Promise.reject(new Error('once')), async () => listAnswer({ text: '好' })];
    bench.ask.reply = () => (replies.shift() ?? (async () => listAnswer()))();
    bench.send({ text: '一' });
    bench.send({ text: '二' });
    await until(() => bench.api.sent.length === 2);
    expect(bench.heads()).toEqual([say('failed'), '好']);
  });
});
