import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MessageEntity, Update } from 'grammy/types';
import { type Payload, violationsOf } from './bot-api-rules.ts';

/** How one call goes wrong. `cut` and `lost` are carried out first; after the others nothing has happened. */
export type Fault =
  | { readonly kind: 'reply'; readonly code: number; readonly description?: string; readonly retryAfter?: number }
  | { readonly kind: 'html'; readonly code: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'stall' }
  | { readonly kind: 'none' };

export interface Call {
  readonly method: string;
  readonly payload: Payload;
  /** Milliseconds, of `performance.now()`. */
  readonly at: number;
}

export interface SentMessage {
  readonly chatId: number;
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly replyTo: number | null;
  readonly threadId: number | null;
}

/** A Bot API on the loopback interface that keeps what it is told and fails when it is told to. */
export interface BotApiServer {
  readonly root: string;
  readonly port: number;
  readonly token: string;
  readonly calls: readonly Call[];
  readonly sent: readonly SentMessage[];
  /** Calls that the real Bot API would not have taken, or would have taken another way. */
  readonly violations: readonly string[];
  /** Updates that no poll has confirmed. */
  readonly pending: readonly Update[];
  /** Lets an update come in; its id is given. */
  deliver(update: Omit<Update, 'update_id'>): void;
  /** Makes the next calls of a method fail, one fault each; `none` lets one go well. */
  fail(method: string, ...faults: readonly Fault[]): void;
  /** From now on every call finds the token unknown. */
  revoke(): void;
  close(): Promise<void>;
}

export const BOT = { id: 4242, is_bot: true, first_name: '问报', username: 'wenbao_test_bot' };

export async function startBotApi(token = '4242:TEST-token_that-is-never-printed'): Promise<BotApiServer> {
  const api = new FakeBotApi(token);
  await api.listen();
  return api;
}

class FakeBotApi implements BotApiServer {
  readonly calls: Call[] = [];
  readonly sent: SentMessage[] = [];
  readonly violations: string[] = [];
  pending: Update[] = [];
  port = 0;
  readonly #faults = new Map<string, Fault[]>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #wake: () => void = () => undefined;
  #nextUpdate = 1000;
  #revoked = false;

  constructor(readonly token: string) {}

  get root(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has an AddressInfo.
    this.port = (this.#server.address() as AddressInfo).port;
  }

  deliver(update: Omit<Update, 'update_id'>): void {
    // The parts of an update are checked by the caller's types; with its id it is whole.
    this.pending.push({ ...update, update_id: this.#nextUpdate++ } as Update);
    this.#wake();
  }

  fail(method: string, ...faults: readonly Fault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults]);
  }

  revoke(): void {
    this.#revoked = true;
    this.#wake();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const body = await bodyOf(request);
    if (token !== this.token || this.#revoked) return reply(response, 401, { description: 'Unauthorized' });
    // The bot sends JSON objects.
    const payload = JSON.parse(body || '{}') as Payload;
    this.calls.push({ method, payload, at: performance.now() });
    this.violations.push(...violationsOf(method, payload));
    const planned = this.#faults.get(method)?.shift();
    const fault = planned?.kind === 'none' ? undefined : planned;
    if (fault?.kind === 'stall') return;
    if (fault?.kind === 'reply') {
      const parameters = fault.retryAfter === undefined ? undefined : { retry_after: fault.retryAfter };
      return reply(response, fault.code, { description: fault.description ?? 'fault', parameters });
    }
    if (fault?.kind === 'html') {
      response.writeHead(fault.code, { 'content-type': 'text/html' }).end('<html><h1>Bad Gateway</h1></html>');
      return;
    }
    const result = await this.#carryOut(method, payload, request, fault !== undefined);
    if (fault?.kind === 'lost') return void response.destroy();
    if (fault?.kind === 'cut') return cutBody(response, result);
    if (this.#revoked) return reply(response, 401, { description: 'Unauthorized' });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
  }

  async #carryOut(method: string, payload: Payload, request: IncomingMessage, hurried: boolean): Promise<unknown> {
    if (method === 'getMe') return BOT;
    if (method === 'getUpdates') return this.#poll(payload, request, hurried);
    if (method !== 'sendMessage') return true;
    const { chat_id, text, entities = [], message_thread_id = null, reply_parameters = null } = payload;
    const replyTo = (reply_parameters as { message_id: number } | null)?.message_id ?? null;
    // What is not of these types is among the violations.
    this.sent.push({ chatId: chat_id, text, entities, threadId: message_thread_id, replyTo } as SentMessage);
    return { message_id: 50_000 + this.sent.length, date: 0, chat: { id: chat_id, type: 'private' }, text };
  }

  /** A poll confirms everything below its offset and waits for something to come, as the Bot API does. */
  async #poll(payload: Payload, request: IncomingMessage, hurried: boolean): Promise<readonly Update[]> {
    const offset = Number(payload.offset ?? 0);
    this.pending = this.pending.filter((update) => update.update_id >= offset);
    if (this.pending.length === 0 && !hurried) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        request.socket.once('close', resolve);
        setTimeout(resolve, Number(payload.timeout ?? 0) * 1000);
      });
    }
    return this.pending.slice(0, Number(payload.limit ?? 100));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, code: number, fields: object): void {
  response
    .writeHead(code, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ok: false, error_code: code, ...fields }));
}

function cutBody(response: ServerResponse, result: unknown): void {
  const body = Buffer.from(JSON.stringify({ ok: true, result }));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
