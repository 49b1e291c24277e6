import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configFrom } from '../config.ts';
import { type CheckName, type CheckStatus, isBroken } from '../domain/doctor-report.ts';
import { openState } from '../state/open-state.ts';
import { startBotApi } from '../telegram/__fixtures__/bot-api-server.ts';
import { startConnectProxy, startSocksProxy } from '../telegram/__fixtures__/proxies.ts';
import { examine } from './doctor.ts';
import { updateTables } from './update-index.ts';

const PAGE = '桥梁开工\n\n本报讯（记者 周砚）5月8日上午，桥梁开工仪式在河畔广场举行。副市长陆知远出席。\n';
const TOKEN = '4242:TEST-token_that-is-never-printed';
const signal = new AbortController().signal;

let folder: string;
let closing: (() => Promise<unknown> | unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-doctor-'));
  mkdirSync(join(folder, 'archive'));
  writeFileSync(join(folder, 'archive', '2031-05-09_A01.txt'), PAGE);
});
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
  rmSync(folder, { recursive: true, force: true });
});

type Environment = Readonly<Record<string, string>>;
const configOf = (environment: Environment = {}) =>
  configFrom(
    {
      WENBAO_ARCHIVE: join(folder, 'archive'),
      WENBAO_DB: join(folder, 'db'),
      WENBAO_STATE: join(folder, 'state', 'bot.db'),
      EMBEDDING_MODEL: 'off',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9', // nobody listens there
      ...environment,
    },
    folder,
    {},
  );

/** What was found, by check. */
async function found(environment?: Environment) {
  const report = await examine(configOf(environment), signal);
  const of = (name: CheckName) => report.checks.find((check) => check.name === name);
  return { report, of, text: JSON.stringify(report), status: (name: CheckName) => of(name)?.status };
}

async function botApi() {
  const api = await startBotApi(TOKEN);
  closing.push(() => api.close());
  return { api, settings: { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: api.root } };
}

async function serve(status: number, body: unknown) {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers.authorization);
    if (status > 0) response.writeHead(status).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on TCP has an AddressInfo.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, keys };
}

/** A port that nobody listens at. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // as above
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('an installation without any setting', () => {
  it('is well: what is not used is not broken', async () => {
    const { report, status } = await found();
    expect(isBroken(report)).toBe(false);
    const wanted: [CheckName, CheckStatus][] = [
      ['runtime', 'ok'],
      ['clock', 'none'],
      ['token', 'none'],
      ['network', 'none'],
      ['updates', 'none'],
      ['model', 'none'],
      ['embeddings', 'none'],
      ['archive', 'ok'],
      ['index', 'none'],
      ['state', 'none'],
      ['disk', 'ok'],
    ];
    expect(wanted.map(([name]) => [name, status(name)])).toEqual(wanted);
    expect(report.checks).toHaveLength(wanted.length);
  });
});

describe('the connection to Telegram', () => {
  it('is well when the token is known', async () => {
    const { api, settings } = await botApi();
    const { of, status } = await found(settings);
    expect(of('token')).toMatchObject({ status: 'ok', detail: expect.stringContaining('@wenbao_test_bot') });
    expect([status('network'), status('updates'), status('clock')]).toEqual(['ok', 'ok', 'ok']);
    expect(of('updates')?.detail).toContain('长轮询，0条消息在等');
    expect(api.violations).toEqual([]);
  });

  it('is broken when Telegram does not know the token', async () => {
    const { settings } = await botApi();
    const { of, report } = await found({ ...settings, TELEGRAM_BOT_TOKEN: '4242:ANOTHER-token-that-nobody-knows' });
    expect(of('token')).toMatchObject({ status: 'broken', advice: expect.stringContaining('TELEGRAM_BOT_TOKEN') });
    expect(isBroken(report)).toBe(true);
  });

  it('is broken when a token is set and nobody answers', async () => {
    const { of, status } = await found({ TELEGRAM_BOT_TOKEN: TOKEN });
    expect(of('network')).toMatchObject({ status: 'broken', detail: expect.stringContaining('ECONNREFUSED') });
    expect(of('network')?.advice).toContain('TELEGRAM_PROXY');
    expect(status('token')).toBe('none');
  });

  it.each([
    ['http', startConnectProxy],
    ['socks5', startSocksProxy],
  ] as const)('goes through an %s proxy, whose password is not told', async (scheme, start) => {
    const { api, settings } = await botApi();
    const proxy = await start(api.port);
    closing.push(proxy.close);
    const address = new URL(proxy.url);
    const { of, text } = await found({
      ...settings,
      TELEGRAM_API_ROOT: 'http://bot-api.invalid:8081',
      TELEGRAM_PROXY: `${scheme}://someone:hunter2!secret@${address.host}`,
    });
    if (scheme === 'http')
      expect(of('network')).toMatchObject({ status: 'ok', detail: expect.stringContaining('经 http 代理') });
    expect(text).not.toContain('hunter2');
  });

  const hook = {
    TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/hook',
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-some-length',
    PORT: '8443',
  };

  it.each<[string, object, CheckStatus, string]>([
    ['is not set yet', { url: '', pending_update_count: 4 }, 'none', '4条消息在等'],
    ['goes well', { url: hook.TELEGRAM_WEBHOOK_URL, pending_update_count: 2 }, 'ok', '2条消息在等'],
    [
      'fails at the moment',
      {
        url: hook.TELEGRAM_WEBHOOK_URL,
        pending_update_count: 2,
        last_error_date: Math.floor(Date.now() / 1000),
        last_error_message: 'Connection refused',
      },
      'broken',
      'Connection refused',
    ],
    [
      'failed long ago',
      {
        url: hook.TELEGRAM_WEBHOOK_URL,
        pending_update_count: 0,
        last_error_date: 1_700_000_000,
        last_error_message: 'x',
      },
      'ok',
      '0条',
    ],
  ])('by a webhook that %s', async (_, result, status, detail) => {
    const server = await serve(200, { ok: true, result: { has_custom_certificate: false, ...result } });
    const { of, text } = await found({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: server.url, ...hook });
    expect(of('updates')).toMatchObject({ status, detail: expect.stringContaining(detail) });
    expect(text).not.toContain(hook.TELEGRAM_WEBHOOK_SECRET);
  });
});

describe('models', () => {
  const chat = (url: string) => ({ LLM_BASE_URL: url, LLM_MODEL: 'm1', LLM_API_KEY: 'sk-very-secret' });

  it.each<[string, number, unknown, CheckStatus, string]>([
    ['is there', 200, { data: [{ id: 'm1' }] }, 'ok', '可达'],
    ['has no list', 404, {}, 'ok', '可达'],
    ['has other models', 200, { data: [{ id: 'm2' }] }, 'ok', '没有 m1'],
    ['does not take the key', 401, {}, 'broken', '不认密钥'],
    ['is broken', 502, {}, 'broken', '502'],
  ])('at an endpoint that %s', async (_, code, body, status, detail) => {
    const server = await serve(code, body);
    const { of, text } = await found(chat(server.url));
    expect(of('model')).toMatchObject({ status, detail: expect.stringContaining(detail) });
    expect(server.keys).toEqual(['Bearer sk-very-secret']);
    expect(text).not.toContain('sk-very-secret');
  });

  it('at an endpoint where nobody listens, or that says nothing', async () => {
    const silent = await serve(0, {});
    const [gone, slow] = await Promise.all([
      found(chat(`http://127.0.0.1:${await closedPort()}/v1`)),
      found(chat(silent.url)),
    ]);
    expect(gone.of('model')).toMatchObject({ status: 'broken', detail: expect.stringContaining('ECONNREFUSED') });
    expect(slow.of('model')).toMatchObject({ status: 'broken', detail: expect.stringContaining('5 秒') });
  });

  it.each([
    ['that is not there', { LLM_LOCAL_MODEL: '/no/such/model' }, 'model', 'broken'],
    ['that is not downloaded yet', { LLM_LOCAL_MODEL: 'someone/model' }, 'model', 'none'],
    ['that may not be downloaded', { LLM_LOCAL_MODEL: 'someone/model', MODELS_OFFLINE: '1' }, 'model', 'broken'],
    [
      'for vectors that may not be downloaded',
      { EMBEDDING_MODEL: 'someone/e', MODELS_OFFLINE: '1' },
      'embeddings',
      'broken',
    ],
  ] as const)('in process %s', async (_, settings, name, status) => {
    expect((await found(settings)).status(name)).toBe(status);
  });

  it('in process whose files are there', async () => {
    const model = join(folder, 'model');
    mkdirSync(join(model, 'onnx'), { recursive: true });
    writeFileSync(join(model, 'config.json'), '{}');
    writeFileSync(join(model, 'onnx', 'model_q4.onnx'), '');
    expect((await found({ LLM_LOCAL_MODEL: model })).of('model')).toMatchObject({ status: 'ok' });
  });
});

describe('files', () => {
  const index = () =>
    updateTables(configOf(), { rebuild: false, signal, note: () => undefined, progress: () => undefined });

  it('tells whether the index is up to date with the archive, also beside files that cannot be read', async () => {
    writeFileSync(join(folder, 'archive', 'b.pdf'), 'kaputt');
    await index();
    const fresh = (await found()).of('index');
    expect(fresh).toMatchObject({
      status: 'ok',
      advice: null,
      detail: expect.stringContaining('版本 1，1个文件、1篇稿件'),
    });
    writeFileSync(join(folder, 'archive', '2031-05-10_A01.txt'), PAGE);
    utimesSync(join(folder, 'archive', '2031-05-10_A01.txt'), 1, 1);
    rmSync(join(folder, 'archive', '2031-05-09_A01.txt'));
    const stale = (await found()).of('index');
    expect(stale).toMatchObject({ status: 'ok', detail: expect.stringContaining('2个文件的变动') });
    expect(stale?.advice).toContain('wenbao index');
  });

  it('tells that the index is damaged, and how to mend it', async () => {
    await index();
    writeFileSync(join(folder, 'db', 'manifest.json'), '{}');
    expect((await found()).of('index')).toMatchObject({
      status: 'broken',
      advice: expect.stringContaining('--rebuild'),
    });
  });

  it('tells that the archive is missing or empty', async () => {
    rmSync(join(folder, 'archive'), { recursive: true });
    expect((await found()).status('archive')).toBe('broken');
    mkdirSync(join(folder, 'archive'));
    expect((await found()).of('archive')).toMatchObject({
      status: 'broken',
      detail: expect.stringContaining('没有可读的文件'),
    });
  });

  it('tells whether a bot is using the state file, and that it is whole', async () => {
    const path = join(folder, 'state', 'bot.db');
    const state = openState(path);
    expect((await found()).of('state')).toMatchObject({
      status: 'ok',
      detail: expect.stringMatching(/正在使用，完好/),
    });
    state.close();
    expect((await found()).of('state')?.detail).not.toContain('正在使用');
    writeFileSync(path, 'this is no database, and never was one'.repeat(100));
    expect((await found()).of('state')).toMatchObject({ status: 'broken', advice: expect.any(String) });
  });
});

it('can be stopped', async () => {
  await expect(examine(configOf(), AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});
