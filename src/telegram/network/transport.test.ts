import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeProxy, startConnectProxy, startSocksProxy } from '../__fixtures__/proxies.ts';
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

function transport(proxy: string | null = null) {
  const opened = openTransport(proxy);
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

describe('a proxy', () => {
  const kinds = [
    ['HTTP', startConnectProxy],
    ['SOCKS5', startSocksProxy],
  ] as const;
  const proxyTo = async (start: (port: number) => Promise<FakeProxy>, port: number) => {
    const proxy = await start(port);
    closing.push(proxy.close);
    return proxy;
  };

  it.each(kinds)('carries calls and files when it is an %s one', async (_, start) => {
    const url = new URL(await serve((request, response) => response.end(`{"ok":true,"result":"${request.url}"}`)));
    const proxy = await proxyTo(start, Number(url.port));
    const through = transport(proxy.url);
    const reply = await through.fetch('http://bot-api.invalid:8081/a', {});
    expect(await reply.json()).toEqual({ ok: true, result: '/a' });
    const file = await through.get('http://bot-api.invalid:8081/b', new AbortController().signal);
    expect(file.status).toBe(200);
    expect(await file.body.toArray().then(String)).toContain('/b');
    expect(new Set(proxy.targets)).toEqual(new Set(['bot-api.invalid:8081']));
  });

  it.each(kinds)('that leads into a black hole once does not stop an %s way for ever', async (_, start) => {
    const silent = new URL(await serve(() => undefined));
    const proxy = await proxyTo(start, Number(silent.port));
    const through = transport(proxy.url);
    // To the handshake of an https address the far end says nothing.
    const call = (signal: AbortSignal) => through.fetch('https://bot-api.invalid/a', { signal }).catch(() => 'ended');
    for (const tunnels of [1, 2, 3, 4]) {
      const broken = new AbortController();
      const ended = call(broken.signal);
      await expect.poll(() => proxy.targets.length, { timeout: 10_000 }).toBe(tunnels);
      broken.abort();
      expect(await ended).toBe('ended');
    }
  });
});
