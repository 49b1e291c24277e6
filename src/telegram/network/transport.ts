import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, ProxyAgent, request } from 'undici';

/** What of grammY's fetch options is used; its `agent` and `compress` belong to node-fetch. */
export interface ApiRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
  readonly signal?: ForeignSignal;
}

/** An abort signal of any make: grammY's come from a polyfill that undici does not take. */
export interface ForeignSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The way to the Bot API: grammY's `client.fetch` on undici, which knows proxies. */
export interface Transport {
  /** Rejects when no whole reply came back. `json` is the Bot API's object, also when something else replied. */
  fetch(this: void, url: string | URL, init: ApiRequest): Promise<{ json(): Promise<unknown> }>;
  /** Cuts every open connection. */
  close(): Promise<void>;
}

/** Opens the way, through a proxy when there is one. A server on this machine is always reached directly. */
export function openTransport(proxy: string | null): Transport {
  const direct = new Agent();
  const outside = proxy === null ? direct : new ProxyAgent(proxy);
  return {
    fetch: (url, init) => call(new URL(url), init, isLoopback(new URL(url).hostname) ? direct : outside),
    close: async () => {
      await Promise.all([direct.destroy(), outside === direct ? null : outside.destroy()]);
    },
  };
}

async function call(url: URL, init: ApiRequest, dispatcher: Dispatcher): Promise<{ json(): Promise<unknown> }> {
  const follower = follow(init.signal);
  try {
    const reply = await request(url, {
      dispatcher,
      method: init.method === 'GET' ? 'GET' : 'POST',
      headers: { 'content-type': init.headers?.['content-type'] ?? 'application/json' },
      body: init.body ?? null,
      signal: follower.signal,
    });
    const result = apiResult(await reply.body.text(), reply.statusCode);
    return { json: () => Promise.resolve(result) };
  } finally {
    follower.release();
  }
}

/**
 * The Bot API's object. What is no JSON at all came from something in between (a gateway's HTML, a sign-in page) and
 * becomes an error reply of its status, so that it can be repeated. JSON that breaks off is thrown: the call was made.
 */
function apiResult(text: string, status: number): unknown {
  if (text.trimStart().startsWith('{')) return JSON.parse(text);
  return { ok: false, error_code: status >= 400 ? status : 502, description: 'reply is not from the Bot API' };
}

function follow(foreign: ForeignSignal | undefined): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (foreign?.aborted) abort();
  foreign?.addEventListener('abort', abort);
  return { signal: controller.signal, release: () => foreign?.removeEventListener('abort', abort) };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
