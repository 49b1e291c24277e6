import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFrom } from './config.ts';
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

  it.each([
    [{ EMBEDDING_BASE_URL: 'http://secret' }, 'EMBEDDING_MODEL'],
    [{ EMBEDDING_MODEL: 'a', EMBEDDING_DTYPE: 'secret' }, 'EMBEDDING_DTYPE'],
    [{ EMBEDDING_MODEL: 'a', EMBEDDING_POOLING: 'secret' }, 'EMBEDDING_POOLING'],
    [{ TELEGRAM_BOT_TOKEN: 'secret' }, 'TELEGRAM_BOT_TOKEN'],
    [{ LLM_BASE_URL: 'secret' }, 'LLM_BASE_URL'],
    [{ LLM_MODEL: 'm' }, 'LLM_BASE_URL'],
    [{ TELEGRAM_PROXY: 'ftp://secret' }, 'TELEGRAM_PROXY'],
    [{ MODELS_OFFLINE: 'secret' }, 'MODELS_OFFLINE'],
  ])('names the wrong setting of %j and never its value', (environment, name) => {
    const attempt = () => configFrom(environment, root, {});
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(name);
    expect(attempt).not.toThrow('secret');
  });

  it('reads every setting that .env.example names, and no other', () => {
    const code = readFileSync(resolve(import.meta.dirname, 'config.ts'), 'utf8');
    const example = readFileSync(resolve(import.meta.dirname, '..', '.env.example'), 'utf8');
    const named = [...example.matchAll(/^#([A-Z_]+)=/gm)].map((match) => match[1]);
    const read = [...code.matchAll(/^ {2}([A-Z_]+): /gm)].map((match) => match[1]);
    expect(named.sort()).toEqual([...new Set(read)].filter((name) => name !== 'HTTPS_PROXY').sort());
  });
});
