import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { listAnswer } from '../render/__fixtures__/answers.ts';
import { openState } from '../state/open-state.ts';
import { startBotApi } from './__fixtures__/bot-api-server.ts';
import { aWhile, type Bench, QUICK, RecordingAsk, startBench, testSettings, until } from './__fixtures__/bot-bench.ts';
import { FakeArchive } from './__fixtures__/fake-archive.ts';
import { QuietNews, RecordingKeeper } from './__fixtures__/fake-services.ts';
import { startConnectProxy, startSocksProxy } from './__fixtures__/proxies.ts';
import type { BotSettings } from './bot-settings.ts';
import { type RunningBot, startBot } from './start-bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-start-'));
const state = openState(join(folder, 'state.db'));
const archive = new FakeArchive();
const services = {
  state,
  archive,
  ask: new RecordingAsk(),
  keeper: new RecordingKeeper(),
  news: new QuietNews(archive),
};
afterAll(() => {
  state.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (
  parts: Partial<BotSettings>,
  log: string[] = [],
  signal = new AbortController().signal,
): Promise<RunningBot> =>
  startBot(testSettings({ apiRoot: 'http://127.0.0.1:1', ...parts }), services, {
    signal,
    write: (line) => log.push(line),
    pace: { ...QUICK, giveUp: 150 },
  });

/** First lines of the bot's messages that stand in the chat. */
const shownIn = (bench: Bench) =>
  bench
    .reader()
    .chat.texts()
    .map((text) => text.split('\n')[0]);

describe('starting the bot', () => {
  it('asks who it is, takes off a webhook, then hears all that its features need', async () => {
    const bench = await startBench();
    const poll = () => bench.api.calls.find(({ method }) => method === 'getUpdates');
    await until(() => poll() !== undefined && bench.api.calls.some(({ method }) => method === 'setMyCommands'));
    const order = bench.api.calls.map(({ method }) => method);
    expect(order[0]).toBe('getMe');
    expect(order.indexOf('deleteWebhook')).toBeLessThan(order.indexOf('getUpdates'));
    expect(bench.bot.username).toBe('wenbao_test_bot');
    expect(poll()?.payload).toMatchObject({
      timeout: 1,
      allowed_updates: [
        'message',
        'edited_message',
        'callback_query',
        'inline_query',
        'my_chat_member',
        'stopped_message_generation',
      ],
    });
  });

  it('works without the menu', async () => {
    const bench = await startBench({
      prepare: (api) => {
        for (let call = 0; call < 20; call++) api.fail('setMyCommands', { kind: 'reply', code: 400 });
      },
    });
    bench.send({ text: '谁主持' });
    await until(() => bench.api.sent.length > 0 && bench.log.join('\n').includes('setMyCommands'));
  });

  it('gets over a network that fails for a moment', async () => {
    const bench = await startBench({
      prepare: (api) => {
        api.fail('getMe', { kind: 'reply', code: 500 }, { kind: 'html', code: 502 }, { kind: 'lost' }, { kind: 'cut' });
        api.fail('deleteWebhook', { kind: 'reply', code: 429, retryAfter: 0 });
      },
    });
    expect(bench.bot.username).toBe('wenbao_test_bot');
  });

  it.each([
    ['an unknown token', 401],
    ['a token that cannot be', 404],
  ])('names TELEGRAM_BOT_TOKEN for %s', async (_, code) => {
    const api = await startBotApi();
    api.fail('getMe', { kind: 'reply', code });
    const failure = start({ apiRoot: api.root });
    await expect(failure).rejects.toMatchObject({ exitCode: 2, hint: expect.stringContaining('TELEGRAM_BOT_TOKEN') });
    await api.close();
  });

  it.each([
    ['TELEGRAM_BOT_TOKEN', { token: '' }],
    ['TELEGRAM_BOT_TOKEN', { token: '42:a/../b' }],
    ['TELEGRAM_API_ROOT', { apiRoot: 'ftp://bot.example' }],
    ['TELEGRAM_PROXY', { proxy: '127.0.0.1:1080' }],
  ])('names %s when it cannot be', async (name, parts) => {
    await expect(start(parts)).rejects.toMatchObject({ exitCode: 2, hint: expect.stringContaining(name) });
  });

  it('says in one line that Telegram cannot be reached, without the token', async () => {
    const log: string[] = [];
    const failure = await start({}, log).catch((error: unknown) => error);
    expect(failure).toMatchObject({ exitCode: 1, message: expect.stringContaining('ECONNREFUSED') });
    expect(log.join('\n')).toContain('getMe');
    expect(inspect([failure, log], { depth: 20, showHidden: true })).not.toContain('TEST-token');
  });

  it('can be broken off', async () => {
    const api = await startBotApi();
    api.fail('getMe', { kind: 'stall' });
    const stop = new AbortController();
    const failure = start({ apiRoot: api.root }, [], stop.signal);
    await until(() => api.calls.length > 0);
    stop.abort();
    await expect(failure).rejects.toMatchObject({ name: 'AbortError' });
    await expect(start({}, [], AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    await api.close();
  });
});

describe('a proxy', () => {
  it.each([
    ['an HTTP', startConnectProxy],
    ['a SOCKS5', startSocksProxy],
  ])('is used for everything when it is %s one', async (_, startProxy) => {
    const api = await startBotApi();
    const proxy = await startProxy(api.port);
    const running = await start({ apiRoot: 'http://bot-api.invalid:8081/', proxy: proxy.url });
    expect(running.username).toBe('wenbao_test_bot');
    expect(new Set(proxy.targets)).toEqual(new Set(['bot-api.invalid:8081']));
    await running.stop();
    await proxy.close();
    await api.close();
  });

  it('is left out for a server on this machine', async () => {
    const api = await startBotApi();
    const proxy = await startConnectProxy(api.port);
    const running = await start({ apiRoot: api.root, proxy: proxy.url });
    await running.stop();
    expect(proxy.targets).toEqual([]);
    await proxy.close();
    await api.close();
  });

  it('that refuses is tried again, then reported', async () => {
    const proxy = await startConnectProxy(1, 403);
    const failure = start({ apiRoot: 'http://bot-api.invalid', proxy: proxy.url });
    await expect(failure).rejects.toMatchObject({ hint: expect.stringContaining('TELEGRAM_PROXY') });
    expect(proxy.targets.length).toBeGreaterThan(1);
    await proxy.close();
  });
});

describe('stopping the bot', () => {
  it('lets running answers and those that wait behind them end, and confirms them', async () => {
    const bench = await startBench();
    bench.ask.reply = async (question) => {
      await aWhile(150);
      return listAnswer({ text: question });
    };
    bench.send({ text: '一' });
    bench.send({ text: '二' });
    await until(() => bench.ask.asked.length === 1);
    bench.stopSignal.abort();
    await bench.bot.stopped;
    expect(shownIn(bench)).toEqual(['一', '二']);
    expect(bench.api.pending).toEqual([]);
  });

  it('confirms a batch whose own confirmation went wrong, so that it does not come in again', async () => {
    const bench = await startBench({
      pace: { pollRetry: 2_000, farewell: 100 },
      prepare: (api) => api.fail('getUpdates', { kind: 'none' }, { kind: 'reply', code: 500 }),
    });
    bench.send({ text: '一' });
    await until(() => bench.api.sent.length === 1);
    expect(bench.api.pending).toHaveLength(1);
    await bench.bot.stop();
    expect(bench.api.pending).toEqual([]);
  });

  it('answers after the next start what it could not end', async () => {
    const bench = await startBench({ pace: { drain: 100 } });
    bench.ask.reply = () => new Promise<never>(() => undefined);
    bench.send({ text: '一' });
    bench.send({ text: '二' });
    await until(() => bench.ask.asked.length === 1);
    await bench.bot.stop();
    expect(shownIn(bench)).not.toContain('一');
    bench.ask.reply = async (question) => listAnswer({ text: question });
    await bench.restart();
    await expect.poll(() => shownIn(bench), { timeout: 10_000 }).toEqual(['一', '二']);
    expect(bench.api.pending).toEqual([]);
  });

  it('takes a bounded time, whatever Telegram does', async () => {
    const bench = await startBench({ pace: { drain: 100, farewell: 100, requestSeconds: 60 } });
    bench.api.fail('sendMessage', { kind: 'stall' });
    bench.send({ text: '一' });
    await until(() => bench.api.calls.some(({ method }) => method === 'sendMessage'));
    bench.api.fail('getUpdates', { kind: 'stall' });
    const before = performance.now();
    await bench.bot.stop();
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('leaves what it did not take up for the next start', async () => {
    const bench = await startBench();
    await bench.bot.stop();
    bench.send({ text: '一' });
    await aWhile();
    expect(bench.api.pending).toHaveLength(1);
    expect(bench.ask.asked).toEqual([]);
  });

  it('can be asked twice', async () => {
    const bench = await startBench();
    await Promise.all([bench.bot.stop(), bench.bot.stop(), bench.bot.stopped]);
    expect(bench.log.filter((line) => / stopped /.test(line))).toHaveLength(1);
  });
});
