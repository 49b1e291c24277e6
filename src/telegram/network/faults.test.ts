import { describe, expect, it } from 'vitest';
import { listAnswer, sampleCitation } from '../../render/__fixtures__/answers.ts';
import type { Fault } from '../__fixtures__/bot-api-server.ts';
import { aWhile, type BenchOptions, startBench as start, until } from '../__fixtures__/bot-bench.ts';

/** A bot that does not say how long the line is: only answers count here. */
const startBench = (options: BenchOptions = {}) => start({ ...options, pace: { status: 60_000, ...options.pace } });
const attempts = (bench: Awaited<ReturnType<typeof startBench>>, method: string) =>
  bench.api.calls.filter((call) => call.method === method);

describe('sending through a bad network', () => {
  it('waits as long as a 429 says and sends once', async () => {
    const bench = await startBench();
    bench.api.fail('sendMessage', { kind: 'reply', code: 429, retryAfter: 1 });
    bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.length > 0);
    const [first, second] = attempts(bench, 'sendMessage');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(bench.heads()).toEqual(['答：谁主持[1]']);
  });

  it.each([
    ['a 500', { kind: 'reply', code: 500 } as const],
    ['a 502 with HTML', { kind: 'html', code: 502 } as const],
    ['a sign-in page in between', { kind: 'html', code: 200 } as const],
  ])('sends again after %s', async (_, fault) => {
    const bench = await startBench();
    bench.api.fail('sendMessage', fault, fault);
    bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.length > 0);
    expect(attempts(bench, 'sendMessage')).toHaveLength(3);
    expect(bench.heads()).toEqual(['答：谁主持[1]']);
  });

  it.each([
    ['the reply is lost', { kind: 'lost' } as const],
    ['the reply breaks off', { kind: 'cut' } as const],
  ])('does not say a thing twice when %s', async (_, fault) => {
    const bench = await startBench();
    bench.api.fail('sendMessage', fault);
    bench.send({ text: '一' });
    bench.send({ text: '二' });
    await until(() => bench.api.sent.length === 2);
    await aWhile();
    expect(bench.heads()).toEqual(['答：一[1]', '答：二[1]']);
  });

  it('goes on with a long answer when the fate of one part is unknown', async () => {
    const bench = await startBench();
    const citations = Array.from({ length: 30 }, (_, n) => sampleCitation({ n: n + 1, quote: '引'.repeat(300) }));
    bench.ask.reply = async () => listAnswer({ citations });
    bench.api.fail('sendMessage', { kind: 'lost' });
    bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.some(({ text }) => text.includes('[30] ')));
    expect(bench.api.sent.filter(({ text }) => text.includes('出处'))).toHaveLength(1);
  });

  it('says that it failed when Telegram will not have the message', async () => {
    const bench = await startBench();
    bench.api.fail('sendMessage', { kind: 'reply', code: 400, description: "Bad Request: can't parse entities" });
    bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.length > 0);
    expect(bench.heads()).toEqual(['这次没能查成，请稍后再问。']);
  });

  it('says that the rest is missing when Telegram will not have a later part', async () => {
    const bench = await startBench();
    const citations = Array.from({ length: 30 }, (_, n) => sampleCitation({ n: n + 1, quote: '引'.repeat(300) }));
    bench.ask.reply = async () => listAnswer({ citations });
    bench.api.fail('sendMessage', { kind: 'none' }, { kind: 'reply', code: 400 });
    bench.send({ text: '谁主持' });
    await until(() => bench.heads().some((head) => head.includes('后半部分没能发出来')));
    expect(bench.heads().at(-1)).toContain('后半部分没能发出来');
  });

  it('leaves a reader alone who has blocked it', async () => {
    const bench = await startBench();
    bench.api.fail('sendMessage', { kind: 'reply', code: 403, description: 'Forbidden: bot was blocked by the user' });
    bench.send({ text: '一' });
    bench.send({ text: '二', chatId: 8 });
    await until(() => bench.api.sent.length > 0);
    await aWhile();
    expect(attempts(bench, 'sendMessage')).toHaveLength(2);
    expect(bench.log.join('\n')).toContain('403');
  });

  it('gives up in the end, and answers the next question', async () => {
    const bench = await startBench({ pace: { giveUp: 100 } });
    bench.api.fail(
      'sendMessage',
      ...Array.from({ length: 4 }, () => ({ kind: 'reply', code: 429, retryAfter: 30 }) as const),
    );
    bench.send({ text: '一' });
    await until(() => attempts(bench, 'sendMessage').length === 1);
    bench.send({ text: '二', chatId: 8 });
    bench.send({ text: '三', chatId: 9 });
    bench.send({ text: '四', chatId: 10 });
    bench.send({ text: '五', chatId: 11 });
    await until(() => bench.api.sent.length > 0);
    expect(attempts(bench, 'sendMessage')).toHaveLength(5);
    expect(bench.heads()).toHaveLength(1);
  });

  it('answers when the typing sign fails', async () => {
    const bench = await startBench();
    bench.api.fail('sendChatAction', { kind: 'reply', code: 429, retryAfter: 60 }, { kind: 'stall' }, { kind: 'lost' });
    bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.length > 0);
    expect(bench.heads()).toEqual(['答：谁主持[1]']);
  });
});

describe('receiving through a bad network', () => {
  it.each([
    ['a 500', { kind: 'reply', code: 500 } as const],
    ['a 502 with HTML', { kind: 'html', code: 502 } as const],
    ['a lost reply', { kind: 'lost' } as const],
    ['a reply that breaks off', { kind: 'cut' } as const],
    ['a stalled poll', { kind: 'stall' } as const],
    ['a moment with a second bot', { kind: 'reply', code: 409 } as const],
    ['a 429', { kind: 'reply', code: 429, retryAfter: 1 } as const],
  ])('answers every question once after %s', async (_, fault) => {
    const pace = { requestSeconds: 2 }; // a poll of a second that stalls is given up then
    const bench = await startBench({ pace, prepare: (api) => api.fail('getUpdates', fault) });
    bench.send({ text: '一' });
    bench.send({ text: '二' });
    await until(() => bench.api.sent.length === 2);
    await aWhile();
    expect(bench.heads()).toEqual(['答：一[1]', '答：二[1]']);
    expect(bench.log.filter((line) => line.includes(' polling_lost why='))).toHaveLength(1);
    expect(bench.log.filter((line) => line.includes(' polling_back '))).toHaveLength(1);
  });

  it('gives way to a second bot that stays', async () => {
    const bench = await startBench({
      prepare: (api) =>
        api.fail('getUpdates', ...Array.from({ length: 9 }, () => ({ kind: 'reply', code: 409 }) as const)),
    });
    await expect(bench.bot.stopped).rejects.toMatchObject({
      name: 'WenbaoError',
      hint: expect.stringContaining('令牌'),
    });
  });

  it('ends with the setting named when the token is revoked', async () => {
    const bench = await startBench();
    bench.api.revoke();
    await expect(bench.bot.stopped).rejects.toMatchObject({ hint: expect.stringContaining('TELEGRAM_BOT_TOKEN') });
  });
});

describe('many readers at once through a bad network', () => {
  it('get exactly one answer to each question, in order', async () => {
    const kinds: Fault[] = [
      { kind: 'none' },
      { kind: 'reply', code: 500 },
      { kind: 'lost' },
      { kind: 'none' },
      { kind: 'html', code: 502 },
      { kind: 'cut' },
      { kind: 'reply', code: 429, retryAfter: 0 },
    ];
    const many = (count: number) => Array.from({ length: count / kinds.length }, () => kinds).flat();
    const bench = await startBench({
      pace: { requestSeconds: 30, giveUp: 60_000, answer: 60_000 }, // a loaded machine must not look like a lost reply
      prepare: (api) => {
        api.fail('sendMessage', ...many(100));
        api.fail('getUpdates', ...many(20));
        api.fail('sendChatAction', ...many(50));
      },
    });
    const chats = Array.from({ length: 30 }, (_, index) => index + 1);
    for (const text of ['一', '二', '三']) for (const chatId of chats) bench.send({ text, chatId });
    await until(() => bench.api.sent.length >= 90);
    await aWhile();
    const heard = chats.map((chatId) =>
      bench.api.sent.filter((sent) => sent.chatId === chatId).map((sent) => sent.text.split('\n')[0]),
    );
    expect(heard).toEqual(chats.map(() => ['答：一[1]', '答：二[1]', '答：三[1]']));
  });
});
