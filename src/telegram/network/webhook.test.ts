import { connect } from 'node:net';
import { Bot } from 'grammy';
import { request } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BotContext } from '../bot-context.ts';
import type { BotParts } from '../bot-parts.ts';
import { Reception } from './reception.ts';
import { startWebhook } from './webhook.ts';

const SECRET = 'a-secret-of-some-length';
const URL_PATH = '/hooks/telegram';

const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { interval: 5, timeout: 10_000 });

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Options {
  readonly refuse?: boolean;
  readonly port?: number;
}

/** A bot that keeps what it handles, behind a webhook that is really listened at. */
async function listening({ refuse = false, port = 0 }: Options = {}) {
  const [calls, handled, held]: [[string, unknown][], number[], number[]] = [[], [], []];
  const order: string[] = [];
  let diskFull = false;
  const bot = new Bot<BotContext>('42:x', {
    botInfo: { id: 42, is_bot: true, first_name: 'b', username: 'b_bot' } as never, // no handler looks at it
  });
  bot.api.config.use(async (_, method, payload) => {
    calls.push([method, payload]);
    // The types of all methods at once are not of interest here.
    return (refuse ? { ok: false, error_code: 400, description: 'bad webhook' } : { ok: true, result: true }) as never;
  });
  bot.use(({ update }) => {
    order.push(`handled ${update.update_id}`);
    handled.push(update.update_id);
  });
  const receive = (updates: readonly { readonly update_id: number }[]) => {
    if (diskFull) throw new Error('disk');
    const fresh = updates.map((update) => update.update_id).filter((id) => !held.includes(id));
    held.push(...fresh);
    order.push(...fresh.map((id) => `held ${id}`));
    return fresh;
  };
  const tools = {
    log: () => undefined,
    aside: (work: () => Promise<void>) => void work(),
    archive: { version: async () => '7' },
    queue: { size: { waiting: 2, running: 1 } },
  };
  // What a webhook does not touch is left out.
  const parts = { bot, reception: new Reception({ receive }), tools } as unknown as BotParts;
  const url = `https://bot.example.org${URL_PATH}`;
  const hearing = await startWebhook(parts, { url, secret: SECRET, port });
  closing.push(() => hearing.stop());
  const root = `http://127.0.0.1:${hearing.port}`;
  const post = async (body: string | Buffer, { path = URL_PATH, secret = SECRET, method = 'POST' } = {}) => {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
    const withBody = method === 'POST' ? { body } : {};
    const reply = await request(root + path, { method: method as 'POST', headers, ...withBody });
    return { status: reply.statusCode, text: await reply.body.text() };
  };
  const fillDisk = () => {
    diskFull = true;
  };
  return { hearing, calls, handled, held, order, post, fillDisk };
}

const update = (id: number) => JSON.stringify({ update_id: id, message: { text: '谁主持' } });

describe('a webhook', () => {
  it('is told to Telegram with its secret and the kinds of updates that are heard', async () => {
    const { calls } = await listening();
    expect(calls).toEqual([
      [
        'setWebhook',
        expect.objectContaining({
          url: `https://bot.example.org${URL_PATH}`,
          secret_token: SECRET,
          max_connections: 40,
          allowed_updates: expect.arrayContaining(['message', 'callback_query', 'inline_query']),
        }),
      ],
    ]);
  });

  it('writes an update down, acknowledges it and handles it', async () => {
    const hook = await listening();
    expect((await hook.post(update(5))).status).toBe(200);
    await until(() => hook.handled.length === 1);
    expect(hook.order).toEqual(['held 5', 'handled 5']);
  });

  it('acknowledges a repetition like the first, so that it does not come again', async () => {
    const hook = await listening();
    for (const id of [5, 5, 6]) expect((await hook.post(update(id))).status).toBe(200);
    await until(() => hook.handled.includes(6));
    expect(hook.held).toEqual([5, 6]);
  });

  it('does not acknowledge what it could not write down', async () => {
    const hook = await listening();
    hook.fillDisk();
    expect((await hook.post(update(5))).status).toBe(500);
    expect(hook.handled).toEqual([]);
  });

  it.each([
    ['a wrong secret', update(5), { secret: 'a-secret-of-some-lengtH' }, 401],
    ['no secret', update(5), { secret: '' }, 401],
    ['another path', update(5), { path: '/hooks/telegram/x' }, 404],
    ['the root', update(5), { path: '/' }, 404],
    ['a look', '', { method: 'GET' }, 405],
    ['a body that is too large', Buffer.alloc(1024 * 1024 + 1, 32), {}, 413],
    ['no JSON', '{"update_id":', {}, 400],
    ['JSON that is no update', '[1]', {}, 400],
    ['an id that is no number', '{"update_id":"5"}', {}, 400],
    ['nothing', '', {}, 400],
  ])('refuses %s', async (_, body, more, status) => {
    const hook = await listening();
    expect((await hook.post(body, more)).status).toBe(status);
    expect(hook.held).toEqual([]);
  });

  it('refuses a body without a length as soon as it is too large', async () => {
    const hook = await listening();
    const reply = await new Promise<string>((resolve) => {
      let seen = '';
      const socket = connect(hook.hearing.port, '127.0.0.1', () => {
        const head = [`POST ${URL_PATH} HTTP/1.1`, 'host: x', `x-telegram-bot-api-secret-token: ${SECRET}`];
        socket.write([...head, 'transfer-encoding: chunked', '', ''].join('\r\n'));
        const chunk = `${(65_536).toString(16)}\r\n${' '.repeat(65_536)}\r\n`;
        for (let sent = 0; sent < 17; sent++) socket.write(chunk);
      });
      socket.on('data', (data) => {
        seen += String(data);
      });
      socket.on('error', () => undefined).on('close', () => resolve(seen));
    });
    expect(reply).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('tells its health beside, without a secret', async () => {
    const hook = await listening();
    const { status, text } = await hook.post('', { path: '/healthz', secret: '', method: 'GET' });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ ok: true, index: '7', queue: { waiting: 2, running: 1 } });
    expect(text).not.toContain(SECRET);
  });

  it('leaves no port open when Telegram will not have it, and says which setting it was', async () => {
    const failure = listening({ refuse: true });
    await expect(failure).rejects.toMatchObject({ hint: expect.stringContaining('TELEGRAM_WEBHOOK_URL') });
  });

  it('names the port that is taken', async () => {
    const { hearing } = await listening();
    const failure = listening({ port: hearing.port });
    await expect(failure).rejects.toMatchObject({ message: expect.stringContaining('EADDRINUSE') });
  });

  it('ends when it is stopped, once however often, and keeps the webhook', async () => {
    const { hearing, calls, post } = await listening();
    await Promise.all([hearing.stop(), hearing.stop(), hearing.ended]);
    await expect(post(update(5))).rejects.toThrow();
    expect(calls.map(([method]) => method)).toEqual(['setWebhook']);
  });
});
