import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openTransport } from './transport.ts';

const closing: (() => Promise<void> | void)[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on TCP has an AddressInfo.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/bot1:x/getMe`;
}

function transport() {
  const opened = openTransport(null);
  closing.push(opened.close);
  return opened;
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('the transport', () => {
  it('posts a body and gives the JSON of the reply', async () => {
    const url = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      response.end(JSON.stringify({ ok: true, result: [request.method, request.headers['content-type'], body] }));
    });
    const reply = await transport().fetch(url, { method: 'POST', body: '{"a":"问"}' });
    expect(await reply.json()).toEqual({ ok: true, result: ['POST', 'application/json', '{"a":"问"}'] });
  });

  it.each([
    ['a gateway', 502, '<html>', 502],
    ['a sign-in page', 200, '<!doctype html>', 502],
    ['a proxy that wants a password', 407, '', 407],
  ])('makes an error reply of %s', async (_, status, body, code) => {
    const url = await serve((_request, response) => response.writeHead(status).end(body));
    expect(await (await transport().fetch(url, {})).json()).toMatchObject({ ok: false, error_code: code });
  });

  it('throws when JSON breaks off, even where the connection ends in good order', async () => {
    const url = await serve((_request, response) => response.end('{"ok":true,"result":{"message'));
    await expect(transport().fetch(url, {})).rejects.toBeInstanceOf(SyntaxError);
  });

  it('is broken off by a signal of any make, before and while it waits', async () => {
    const url = await serve(() => undefined);
    const listeners: (() => void)[] = [];
    const foreign = {
      aborted: false,
      addEventListener: (_: 'abort', listener: () => void) => void listeners.push(listener),
      removeEventListener: () => void listeners.pop(),
    };
    const waiting = transport().fetch(url, { signal: foreign });
    listeners[0]?.();
    await expect(waiting).rejects.toThrow();
    expect(listeners).toEqual([]);
    await expect(transport().fetch(url, { signal: { ...foreign, aborted: true } })).rejects.toThrow();
  });
});
