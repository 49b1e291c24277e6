import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QUICK } from '../__fixtures__/quick-pace.ts';
import { type DownloadTools, downloadFile } from './download-file.ts';

const TOKEN = '42:TEST-token_that-is-never-printed';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-download-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Server {
  readonly place?: string | undefined;
  readonly apiRoot?: string;
  readonly replies?: (() => { readonly status: number; readonly body: Readable })[];
}

/** Fetches a file from a server that gives these replies, one after another. */
async function download({
  place = 'documents/file_1.txt',
  apiRoot = 'https://api.telegram.org',
  replies = [],
}: Server) {
  const urls: string[] = [];
  const stop = new AbortController();
  const tools = {
    api: { getFile: async () => ({ file_id: 'f', file_unique_id: 'u', file_path: place }) },
    transport: {
      get: async (url: string) => {
        urls.push(url);
        const reply = replies.shift();
        if (!reply) throw Object.assign(new Error(`connect ${url}`), { code: 'ECONNRESET' });
        return { ...reply(), date: null };
      },
    },
    settings: { apiRoot, token: TOKEN },
    pace: QUICK,
    log: () => undefined,
    cutOff: stop.signal,
  };
  const path = join(folder, 'file.txt');
  // Nothing else of the tools is used.
  const work = downloadFile(tools as unknown as DownloadTools, 'f', path);
  const error: unknown = await work.then(
    () => null,
    (thrown) => thrown,
  );
  return { error, urls, path };
}

const gives = (text: string) => () => ({
  status: 200,
  body: Readable.from([Buffer.from(text)], { objectMode: false }),
});
const refuses = (status: number) => () => ({ status, body: Readable.from([Buffer.from('no')]) });
const breaks = () => ({
  status: 200,
  body: Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw Object.assign(new Error('terminated'), { code: 'UND_ERR_SOCKET' });
    })(),
  ),
});

describe('downloading a file', () => {
  it('writes its bytes, and never to a name that the server chose', async () => {
    const { error, urls, path } = await download({ place: 'documents/文 件?.txt', replies: [gives('内容')] });
    expect(error).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe('内容');
    expect(urls).toEqual([`https://api.telegram.org/file/bot${TOKEN}/documents/${encodeURIComponent('文 件?.txt')}`]);
  });

  it('begins anew when it breaks off', async () => {
    const { error, path } = await download({ replies: [breaks, refuses(502), gives('whole')] });
    expect(error).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe('whole');
  });

  it.each<[string, Server, number]>([
    ['keeps breaking off', { replies: [breaks, breaks, breaks, gives('x')] }, 3],
    ['is gone', { replies: [refuses(404), gives('x')] }, 1],
    ['has no way to it', { replies: [] }, 3],
    ['has no place', { place: '', replies: [refuses(404)] }, 1],
  ])('gives up on one that %s, in a line without the token', async (_, server, attempts) => {
    const { error, urls, path } = await download(server);
    expect(error).toMatchObject({ name: 'WenbaoError', message: expect.stringContaining('文件没有取到') });
    expect(JSON.stringify([error, String(error), (error as Error).cause ?? ''])).not.toContain('TEST-token');
    expect(urls).toHaveLength(attempts);
    expect(existsSync(path)).toBe(false);
  });

  it('stops at the most that Telegram gives, whatever size was told', async () => {
    const endless = () => ({
      status: 200,
      body: Readable.from(
        (async function* () {
          for (;;) yield Buffer.alloc(1024 * 1024);
        })(),
      ),
    });
    const { error, path } = await download({ replies: [endless] });
    expect(error).toMatchObject({ name: 'FileTooLargeError', limit: 20 * 1024 * 1024 });
    expect(existsSync(path)).toBe(false);
  });

  it('takes a file from the disk where an own server on this machine says so', async () => {
    const place = join(folder, 'server-file');
    writeFileSync(place, 'from disk');
    const { error, urls, path } = await download({ place, apiRoot: 'http://127.0.0.1:8081' });
    expect(error).toBeNull();
    expect(urls).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe('from disk');
  });
});
