import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import { violationsOf } from './bot-api-rules.ts';
import { ChatView } from './readers/chat-view.ts';
import { Reader, type ReaderTools } from './readers/reader.ts';
import { Room } from './readers/room.ts';
import type { Fields } from './rules/fields.ts';
import { ApiFailure, badRequest } from './server/api-failure.ts';
import { type Call, readPayload, type SentMessage, sentMessage } from './server/call.ts';
import type { ChatKind } from './server/chat-record.ts';
import { Conduct, type FramePace } from './server/conduct.ts';
import { Desk } from './server/desk.ts';
import { type Fault, failsBefore, giveFile, giveResult, refuse } from './server/fault.ts';
import { FloodCounter, type FloodLimits, TELEGRAM_LIMITS } from './server/flood-limits.ts';
import { register } from './server/register.ts';
import type { WebhookPusher } from './server/webhook-pusher.ts';
import { World } from './server/world.ts';

export type { Call, SentMessage } from './server/call.ts';
export type { Fault } from './server/fault.ts';
export { BOT } from './server/people.ts';

/** Starts a Bot API on a free port of the loopback interface. */
export async function startBotApi(token = '4242:TEST-token_that-is-never-printed'): Promise<BotApiServer> {
  const api = new BotApiServer(token);
  await api.listen();
  return api;
}

/**
 * A Bot API on the loopback interface: it keeps chats, messages and menus as Telegram does, refuses what Telegram refuses,
 * notes what breaks a rule, fails when it is told to, and lets simulated people write and press.
 */
export class BotApiServer {
  readonly token: string;
  readonly calls: Call[] = [];
  /** Messages sent by `sendMessage`, in order. */
  readonly sent: SentMessage[] = [];
  /** Calls that the real Bot API would not have taken, or would have taken another way. */
  readonly violations: string[] = [];
  readonly world = new World();
  port = 0;
  /** Hears of every call that was carried out, at once. */
  onCarriedOut: (call: Call) => void = () => undefined;
  readonly #desk = new Desk(this.world, (method, payload) => this.#callByReply(method, payload));
  readonly #conduct = new Conduct(this.world, (violation) => this.violations.push(violation));
  readonly #faults = new Map<string, Fault[]>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #tools: ReaderTools = {
    world: this.world,
    deliver: (update) => this.deliver(update),
    pressed: (chatId, messageId) => this.#conduct.pressed(chatId, messageId),
  };
  /** Presses that the bot tried to answer. */
  readonly #answered = new Set<unknown>();
  #revoked = false;
  #blackHole = false;

  constructor(token: string) {
    this.token = token;
  }

  get root(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Updates that were not confirmed. */
  get pending(): readonly Update[] {
    return this.#desk.queue.pending;
  }

  /** The webhook that the bot has set, where it leads, and what was pushed to it. */
  get webhook(): WebhookPusher {
    return this.#desk.webhook;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has an AddressInfo.
    this.port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.webhook.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Somebody in the private chat with the bot. */
  reader(userId: number, options: { readonly language?: string; readonly topics?: readonly number[] } = {}): Reader {
    const user = this.world.user(userId);
    if (options.language !== undefined) this.world.users.set(userId, { ...user, language_code: options.language });
    const chat = this.world.openChat(userId, 'private', '读者', options.topics);
    return new Reader(this.#tools, chat, { user: this.world.user(userId), anonymous: false });
  }

  /** A group that the bot is in. */
  group(id: number): Room {
    return this.#room(id, 'group');
  }

  /** A supergroup that the bot is in, with these topics. */
  supergroup(id: number, topics: readonly number[] = []): Room {
    return this.#room(id, 'supergroup', topics);
  }

  /** A channel that the bot is in. */
  channel(id: number): Room {
    return this.#room(id, 'channel');
  }

  /** What stands in a chat. */
  chat(id: number): ChatView {
    return new ChatView(this.world, this.world.chat(id));
  }

  callsOf(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Lets an update come in; its id, or null when the bot did not ask for its kind. */
  deliver(update: Omit<Update, 'update_id'>): number | null {
    register(this.world, update);
    const id = this.#desk.queue.add(update);
    this.world.changed();
    return id;
  }

  /** Lets an update come in a second time, under the same id. */
  repeat(update: Update): void {
    this.#desk.queue.repeat(update);
  }

  /** Makes the next calls of a method fail, one fault each; `none` lets one go well. Downloads are `download`. */
  fail(method: string, ...faults: readonly Fault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults]);
  }

  /** From now on every call finds the token unknown. */
  revoke(): void {
    this.#revoked = true;
    this.#desk.queue.wake();
  }

  /** From now on connections are accepted and nothing is ever answered; with `false` no longer. */
  blackHole(on = true): void {
    this.#blackHole = on;
  }

  /** From now on too many messages are refused with 429; with null no longer. */
  limitFlood(limits: FloodLimits | null = TELEGRAM_LIMITS): void {
    this.#desk.flood = limits === null ? null : new FloodCounter(limits);
  }

  /** From now on frames that follow too soon are violations. */
  expectPace(pace: FramePace = { draft: 1_000, groupEdit: 3_000 }): void {
    this.#conduct.pace = pace;
  }

  /** Presses that the bot has heard of and never answered: a button that spins. */
  unanswered(): readonly string[] {
    const waiting = new Set(this.pending.map(({ update_id }) => update_id));
    return [...this.world.presses]
      .filter(([id, { updateId }]) => updateId !== null && !waiting.has(updateId) && !this.#answered.has(id))
      .map(([id]) => id);
  }

  /** No press can be answered any more, as after a while. */
  expirePresses(): void {
    for (const press of this.world.presses.values()) press.expired = true;
  }

  #room(id: number, kind: ChatKind, topics: readonly number[] = []): Room {
    return new Room(this.#tools, this.world.openChat(id, kind, '群', topics));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#blackHole) return;
    const [, token, method = '', path] = /^\/(?:file\/)?bot([^/]+)\/(?:(\w+)$|(.+))/.exec(request.url ?? '') ?? [];
    // A client that goes away in the middle of its call is not heard.
    const payload = await readPayload(method, request).catch(() => undefined);
    if (payload === undefined) return;
    if (token !== this.token || this.#revoked) return refuse(response, 401, 'Unauthorized');
    if (path !== undefined) return this.#download(path, response);
    if (payload === null) {
      this.violations.push(`${method}: the body is no JSON`);
      return refuse(response, 400, "Bad Request: can't parse JSON");
    }
    const call: Call = { method, payload, at: performance.now(), code: null };
    const violation = this.#note(call);
    const ended = this.#conduct.begins(method, payload);
    const fault = this.#nextFault(method);
    if (!failsBefore(fault, response)) await this.#answer(call, response, fault, violation);
    if (call.code === null && response.statusCode !== 200) call.code = response.statusCode;
    ended(call.code === 200);
    this.world.changed();
  }

  /** Keeps a call and what is wrong with it; gives the first fault, for which Telegram would refuse it. */
  #note(call: Call): string | null {
    this.calls.push(call);
    if (call.method === 'answerCallbackQuery') this.#answered.add(call.payload.callback_query_id);
    const violations = violationsOf(call.method, call.payload);
    this.violations.push(...violations);
    return violations[0] ?? null;
  }

  async #answer(
    call: Call,
    response: ServerResponse,
    fault: Fault | undefined,
    violation: string | null,
  ): Promise<void> {
    try {
      if (violation !== null) throw badRequest(violation);
      const result = await this.#resultOf(call, response, fault?.kind === 'lost' || fault?.kind === 'cut');
      if (this.#revoked) return refuse(response, 401, 'Unauthorized');
      this.onCarriedOut(call);
      this.world.changed();
      if (await giveResult(response, result, fault)) call.code = 200;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      call.code = error.code;
      refuse(response, error.code, error.message, error.parameters);
    }
  }

  async #resultOf({ method, payload }: Call, response: ServerResponse, hurried: boolean): Promise<unknown> {
    if (method === 'getUpdates') {
      const closed = new AbortController();
      response.once('close', () => closed.abort());
      return this.#desk.poll(payload, closed.signal, hurried);
    }
    return this.#carryOut(method, payload);
  }

  #carryOut(method: string, payload: Fields): unknown {
    const done = this.#desk.carryOut(method, payload);
    if (!done) {
      this.violations.push(`${method}: this server does not know how Telegram does that`);
      throw badRequest('not played');
    }
    if (method === 'sendMessage') this.sent.push(sentMessage(payload));
    return done.result;
  }

  #callByReply(method: string, payload: Fields): void {
    const violation = this.#note({ method, payload, at: performance.now(), code: null });
    if (violation === null) this.#carryOut(method, payload);
    this.world.changed();
  }

  async #download(path: string, response: ServerResponse): Promise<void> {
    const fault = this.#nextFault('download');
    if (failsBefore(fault, response)) return;
    const file = [...this.world.files.values()].find((one) => one.path === path);
    if (!file) return refuse(response, 404, 'Not Found');
    await giveFile(response, file.bytes, fault);
  }

  #nextFault(method: string): Fault | undefined {
    const planned = this.#faults.get(method)?.shift();
    return planned?.kind === 'none' ? undefined : planned;
  }
}
