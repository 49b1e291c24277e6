import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, ProxyAgent, request, Socks5ProxyAgent } from 'undici';
import { HUNG_UP } from './describe-error.ts';

/** What of grammY's fetch options is used; its `agent` and `compress` belong to node-fetch. */
interface ApiRequest {
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
  /** Gets a file as a stream; its body must be read or destroyed. Rejects when no reply came. */
  get(url: string | URL, signal: AbortSignal): Promise<Download>;
  /** Cuts every open connection. */
  close(): Promise<void>;
}

/** A call after the end: it never left this machine. */
class HungUpError extends Error {
  readonly code = HUNG_UP;
}

/** A file on its way. */
interface Download {
  readonly status: number;
  /** What the server takes for the time; null when it does not say. */
  readonly date: Date | null;
  readonly body: Readable;
}

/** Opens the way, through a proxy when there is one. A server on this machine is always reached directly. */
export function openTransport(proxy: string | null): Transport {
  const direct = new Agent();
  const outside = proxy === null ? direct : agentFor(proxy);
  const wayTo = (url: URL) => {
    if (closed) throw new HungUpError();
    return isLoopback(url.hostname) ? direct : outside;
  };
  let closed = false;
  return {
    fetch: async (url, init) => call(new URL(url), init, wayTo(new URL(url))),
    get: async (url, signal) => {
      const { statusCode: status, headers, body } = await request(url, { dispatcher: wayTo(new URL(url)), signal });
      const date = new Date(String(headers.date));
      return { status, date: Number.isNaN(date.getTime()) ? null : date, body };
    },
    close: async () => {
      closed = true;
      await Promise.all([direct.destroy(), outside === direct ? null : outside.destroy()]);
    },
  };
}

/** `ProxyAgent` would hand a SOCKS proxy the name and password of the address without decoding them. */
function agentFor(proxy: string): Dispatcher {
  const socks = proxy.replace(/^socks(?:5h?)?:\/\//, 'socks5://'); // names are always looked up by the proxy
  return socks.startsWith('socks5:') ? new Socks5ProxyAgent(socks) : new ProxyAgent(proxy);
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
