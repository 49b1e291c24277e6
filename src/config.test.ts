import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { colourWish, configFrom } from './config.ts';
import { UsageError } from './errors.ts';

const root = mkdtempSync(join(tmpdir(), 'wenbao-config-'));

describe('configFrom', () => {
  it('answers from the sample archive when there is no own one', () => {
    expect(configFrom({}, root, {}).archive).toBe(join(root, 'data', 'sample'));
  });

  it('answers from data/archive once it holds something', () => {
    const own = mkdtempSync(join(tmpdir(), 'wenbao-config-'));
    mkdirSync(join(own, 'data', 'archive'), { recursive: true });
    expect(configFrom({}, own, {}).archive).toBe(join(own, 'data', 'sample'));
    writeFileSync(join(own, 'data', 'archive', 'a.txt'), '');
    expect(configFrom({}, own, {}).archive).toBe(join(own, 'data', 'archive'));
  });

  it('lets options win over the environment', () => {
    const config = configFrom({ WENBAO_ARCHIVE: '/a', WENBAO_DB: '/b' }, root, { archive: '/c' });
    expect([config.archive, config.db]).toEqual(['/c', '/b']);
  });

  it('keeps an index for each archive', () => {
    expect(configFrom({}, root, { archive: '/a' }).db).not.toBe(configFrom({}, root, { archive: '/b' }).db);
  });

  it('takes an empty setting for none', () => {
    expect(configFrom({ LLM_BASE_URL: '', EMBEDDING_MODEL: ' ' }, root, {})).toMatchObject({
      chat: null,
      embedding: null,
    });
  });

  it('takes a chat model of this process with its settings, and asks for none of its own', () => {
    expect(configFrom({ LLM_LOCAL_MODEL: ' ' }, root, {}).localChat).toBeNull();
    const hub = { endpoint: 'http://mirror', cacheDir: '/cache', offline: true };
    const places = { HF_ENDPOINT: 'http://mirror/', MODEL_CACHE: '/cache', MODELS_OFFLINE: '1' };
    const plain = configFrom({ LLM_LOCAL_MODEL: 'a/b', ...places }, root, {});
    expect(plain.localChat).toEqual({ model: 'a/b', dtype: null, threads: null, maxTokens: null, ...hub });
    const how = { LLM_LOCAL_DTYPE: 'q4', LLM_LOCAL_THREADS: '3', LLM_LOCAL_MAX_TOKENS: '200' };
    const set = configFrom({ LLM_LOCAL_MODEL: 'a/b', ...how }, root, {}).localChat;
    expect([plain.chat, set]).toMatchObject([null, { dtype: 'q4', threads: 3, maxTokens: 200 }]);
  });

  it('takes for a chat model what its context, form, prices and budget are, and nothing when they are not set', () => {
    const endpoint = { LLM_BASE_URL: 'http://127.0.0.1:8080/v1/', LLM_MODEL: 'm' };
    const usual = configFrom(endpoint, root, {});
    expect(usual.chat).toEqual({ baseUrl: 'http://127.0.0.1:8080/v1', apiKey: null, model: 'm', extra: {} });
    const extra = { thinking: { type: 'disabled' } };
    expect(configFrom({ ...endpoint, LLM_EXTRA: JSON.stringify(extra) }, root, {}).chat).toMatchObject({ extra });
    expect(usual.chatUse).toMatchObject({
      context: null,
      timeoutMs: null,
      form: 'auto',
      prices: null,
      dailyTokens: null,
    });
    const how = {
      LLM_CONTEXT: '32768',
      LLM_TIMEOUT: '90',
      LLM_FORMAT: 'json',
      LLM_PRICE_IN: '0.5',
      LLM_PRICE_OUT: '0',
    };
    expect(configFrom({ ...endpoint, ...how, LLM_DAILY_TOKENS: '200000' }, root, {}).chatUse).toMatchObject({
      context: 32_768,
      timeoutMs: 90_000,
      form: 'json',
      prices: { prompt: 0.5, completion: 0 },
      dailyTokens: 200_000,
    });
  });

  it('uses an embedding model by itself unless it is switched off', () => {
    expect(configFrom({}, root, {}).embedding).toMatchObject({
      model: null,
      cacheDir: join(root, '.wenbao', 'models'),
    });
    expect(configFrom({ EMBEDDING_MODEL: 'OFF' }, root, {}).embedding).toBeNull();
    expect(configFrom({ EMBEDDING_MODEL: 'a/b', EMBEDDING_POOLING: 'cls' }, root, {}).embedding).toMatchObject({
      model: 'a/b',
      baseUrl: null,
      pooling: 'cls',
    });
  });

  it('takes for the bot who may ask, who leads it, its limits and how it hears', () => {
    const usual = configFrom({}, root, {});
    expect(usual.telegram).toEqual({
      token: null,
      apiRoot: null,
      proxy: null,
      allowed: null,
      admins: [],
      dailyQuestions: null,
      dailyTokens: null,
      parallel: 4,
      sendsPerSecond: null,
      quiet: null,
      retentionDays: null,
      webhook: null,
      healthPort: null,
    });
    const set = configFrom(
      {
        TELEGRAM_ALLOWED: '7, -100200300',
        TELEGRAM_ADMINS: '7 8',
        TELEGRAM_DAILY_QUESTIONS: '50',
        TELEGRAM_DAILY_TOKENS: '0',
        TELEGRAM_PARALLEL: '2',
        TELEGRAM_QUIET_HOURS: '22:00-07:30',
        TELEGRAM_RETENTION_DAYS: '90',
        TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram',
        TELEGRAM_WEBHOOK_SECRET: 'abcdefghijklmnop',
        HEALTH_PORT: '8081',
        WENBAO_STATE: resolve('/state/bot.db'),
      },
      root,
      {},
    );
    expect(set.state).toBe(resolve('/state/bot.db'));
    expect(set.telegram).toMatchObject({
      allowed: ['7', '-100200300'],
      admins: [7, 8],
      dailyQuestions: 50,
      dailyTokens: 0,
      parallel: 2,
      quiet: { from: 22 * 60, to: 7 * 60 + 30 },
      retentionDays: 90,
      webhook: { url: 'https://bot.example.org/telegram', secret: 'abcdefghijklmnop', port: 8080 },
      healthPort: 8081,
    });
  });

  it('takes no webhook without its secret, which would let anybody in', () => {
    const webhook = { TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram' };
    expect(() => configFrom(webhook, root, {})).toThrow(
      expect.objectContaining({ exitCode: 2, hint: expect.stringContaining('暗号') }),
    );
  });

  it.each([
    [{}, join(homedir(), '.local', 'state', 'wenbao'), join(homedir(), '.local', 'state', 'wenbao', 'history')],
    [{ XDG_STATE_HOME: resolve('/state') }, resolve('/state/wenbao'), resolve('/state/wenbao/history')],
    [
      { XDG_STATE_HOME: 'not/absolute' },
      join(homedir(), '.local', 'state', 'wenbao'),
      expect.stringContaining('history'),
    ],
    [{ XDG_STATE_HOME: resolve('/state'), WENBAO_HISTORY: 'Off' }, resolve('/state/wenbao'), null],
    [{ XDG_STATE_HOME: resolve('/state'), WENBAO_HISTORY: resolve('/h') }, resolve('/state/wenbao'), resolve('/h')],
  ])('keeps state and history of %j', (environment, stateFolder, history) => {
    expect(configFrom(environment, root, {})).toMatchObject({ stateFolder, history });
  });

  it.each([
    [{}, null],
    [{ NO_COLOR: '' }, null],
    [{ NO_COLOR: '1' }, false],
    [{ FORCE_COLOR: '' }, true],
    [{ FORCE_COLOR: '3', NO_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
  ])('reads the wish for colours of %j', (environment, wish) => {
    expect(colourWish(environment)).toBe(wish);
  });

  it.each([
    [{ EMBEDDING_BASE_URL: 'http://secret' }, 'EMBEDDING_MODEL'],
    [{ EMBEDDING_MODEL: 'a', EMBEDDING_DTYPE: 'secret' }, 'EMBEDDING_DTYPE'],
    [{ EMBEDDING_MODEL: 'a', EMBEDDING_POOLING: 'secret' }, 'EMBEDDING_POOLING'],
    [{ TELEGRAM_BOT_TOKEN: 'secret' }, 'TELEGRAM_BOT_TOKEN'],
    [{ LLM_BASE_URL: 'secret' }, 'LLM_BASE_URL'],
    [{ LLM_MODEL: 'm' }, 'LLM_BASE_URL'],
    [{ LLM_LOCAL_MODEL: 'm', LLM_BASE_URL: 'http://secret', LLM_MODEL: 'm' }, 'LLM_BASE_URL 和 LLM_LOCAL_MODEL'],
    [{ LLM_LOCAL_MODEL: 'm', LLM_LOCAL_DTYPE: 'secret' }, 'LLM_LOCAL_DTYPE'],
    [{ LLM_LOCAL_MODEL: 'm', LLM_LOCAL_THREADS: '0' }, 'LLM_LOCAL_THREADS'],
    [{ LLM_LOCAL_MODEL: 'm', LLM_LOCAL_MAX_TOKENS: '7.5' }, 'LLM_LOCAL_MAX_TOKENS'],
    [{ LLM_CONTEXT: '12' }, 'LLM_CONTEXT'],
    [{ LLM_CONTEXT: 'secret' }, 'LLM_CONTEXT'],
    [{ LLM_TIMEOUT: '1' }, 'LLM_TIMEOUT'],
    [{ LLM_FORMAT: 'secret' }, 'LLM_FORMAT'],
    [{ LLM_EXTRA: 'secret' }, 'LLM_EXTRA'],
    [{ LLM_EXTRA: '["secret"]' }, 'LLM_EXTRA'],
    [{ LLM_EXTRA: '{"messages":["secret"]}' }, 'LLM_EXTRA'],
    [{ LLM_PRICE_IN: '2' }, 'LLM_PRICE_OUT'],
    [{ LLM_PRICE_OUT: '2' }, 'LLM_PRICE_IN'],
    [{ LLM_PRICE_IN: '-1', LLM_PRICE_OUT: '2' }, 'LLM_PRICE_IN'],
    [{ LLM_DAILY_TOKENS: '0' }, 'LLM_DAILY_TOKENS'],
    [{ TELEGRAM_PROXY: 'ftp://secret' }, 'TELEGRAM_PROXY'],
    [{ TELEGRAM_PROXY: 'http://name:secret%zz@proxy.example:8080' }, 'TELEGRAM_PROXY'],
    [{ MODELS_OFFLINE: 'secret' }, 'MODELS_OFFLINE'],
  ])('names the wrong setting of %j and never its value', (environment, name) => {
    const attempt = () => configFrom(environment, root, {});
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(name);
    expect(attempt).not.toThrow('secret');
  });

  it('reads every setting that .env.example names, and no other', () => {
    const code = ['config.ts', 'config/chat-settings.ts', 'config/telegram-settings.ts']
      .map((file) => readFileSync(resolve(import.meta.dirname, file), 'utf8'))
      .join('\n');
    const example = readFileSync(resolve(import.meta.dirname, '..', '.env.example'), 'utf8');
    const named = [...example.matchAll(/^#([A-Z_]+)=/gm)].map((match) => match[1]);
    const read = [...code.matchAll(/^ {2}([A-Z_]+): /gm)].map((match) => match[1]);
    expect(named.sort()).toEqual([...new Set(read)].filter((name) => name !== 'HTTPS_PROXY').sort());
  });
});
