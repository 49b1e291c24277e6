import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { startLoopback } from './loopback.ts';

/** A request as the server got it. */
export interface RecordedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly model: string;
  readonly stream: boolean;
  readonly temperature: number | undefined;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  /** The whole body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** When the first words of the reply were sent, by performance.now(); null until then. */
  readonly firstWordsAt: number | null;
  /** Settles true when the client hung up before the reply was complete, false when it read all of it. */
  readonly hungUp: Promise<boolean>;
}

/** A reply, or a fault that real servers show. Text alone is a good reply. */
export type ScriptedReply =
  | string
  /**
   * `finish: null` ends without finish_reason, `finishTimes` says how often it is sent; `pieces` sets the deltas;
   * `delayMs` waits before each, `firstMs` before the first, with keep-alive comments; CRLF line ends. `refuses` names
   * fields of a request that is turned away with 400. `usage` is when the count of tokens comes: as asked for in a chunk
   * without choices, never, or with the last delta unasked.
   */
  | {
      readonly text: string;
      readonly finish?: string | null;
      readonly finishTimes?: number;
      readonly pieces?: readonly string[];
      readonly delayMs?: number;
      readonly firstMs?: number;
      readonly crlf?: boolean;
      readonly reasoning?: string;
      readonly keepOpen?: boolean;
      readonly refuses?: readonly string[];
      readonly usage?: 'asked' | 'never' | 'unasked';
    }
  /** An error status with a body in the provider's words. */
  | { readonly status: number; readonly retryAfter?: string; readonly body?: string }
  /** Sends this much, then nothing more, holding the line; empty = not even headers, null = the headers alone. */
  | { readonly stallAfter: string | null }
  /** Sends this much, then breaks the connection. */
  | { readonly cutAfter: string }
  /** A whole body under status 200; bytes may end inside a character. */
  | { readonly raw: string | Uint8Array; readonly type: string }
  /** Hangs up without a word. */
  | { readonly hangUp: true }
  /** Sends this much, then an error event in the stream. */
  | { readonly errorAfter: string }
  | { readonly toolCall: string };

/** What to reply, as a function of the request and how many came before it. */
export type Script = (request: RecordedRequest, n: number) => ScriptedReply | Promise<ScriptedReply>;

/** A running server; `url` is the base URL that LLM_BASE_URL would hold. */
export interface OpenAiServer {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  close(): Promise<void>;
}

/** Sizes of network chunks, over and over: UTF-8 characters and SSE lines come apart. */
const ODD_SIZES = [1, 7, 2, 31, 5, 64, 3, 11];
/** After so many odd chunks a long reply goes on in large ones, for speed. */
const ODD_TURNS = 2000;
const LARGE = 4099;

/** Starts an OpenAI-compatible chat server on the loopback. */
export async function startOpenAiServer(script: Script): Promise<OpenAiServer> {
  const requests: RecordedRequest[] = [];
  const server = await startLoopback((request, response) => {
    answer(request, response, requests, script).catch(() => response.destroy());
  });
  return { url: `${server.url}/v1`, requests, close: server.close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requests: RecordedRequest[],
  script: Script,
): Promise<void> {
  const body = await readBody(request);
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
    send(response, 404, 'application/json', '{"error":{"message":"Invalid URL","type":"invalid_request_error"}}');
    return;
  }
  const recorded: Recording = record(request, response, body);
  requests.push(recorded);
  await reply(response, recorded, await script(recorded, requests.length - 1));
}

/** A request whose reply is under way. */
type Recording = Omit<RecordedRequest, 'firstWordsAt'> & { firstWordsAt: number | null };

function record(request: IncomingMessage, response: ServerResponse, text: string): Recording {
  // The shape that clients of this protocol send; a test that sends another fails on it.
  const body = JSON.parse(text) as {
    model: string;
    stream?: boolean;
    temperature?: number;
    messages: { role: string; content: string }[];
  } & Record<string, unknown>;
  return {
    path: request.url ?? '',
    headers: request.headers,
    model: body.model,
    stream: body.stream === true,
    temperature: body.temperature,
    messages: body.messages,
    body,
    firstWordsAt: null,
    hungUp: new Promise((resolve) => response.on('close', () => resolve(!response.writableFinished))),
  };
}

async function reply(response: ServerResponse, request: Recording, scripted: ScriptedReply): Promise<void> {
  const plan = typeof scripted === 'string' ? { text: scripted } : scripted;
  if ('hangUp' in plan) return void response.destroy();
  if ('status' in plan) return sendStatus(response, plan);
  const refused = 'text' in plan ? plan.refuses?.find((field) => field in request.body) : undefined;
  if (refused !== undefined) {
    return sendStatus(response, { status: 400, body: `{"error":{"message":"provider says no: ${refused}"}}` });
  }
  if ('raw' in plan) return send(response, 200, plan.type, plan.raw);
  if ('stallAfter' in plan) return stall(response, request, plan.stallAfter);
  if ('text' in plan && !request.stream) return send(response, 200, 'application/json', whole(request, plan.text));
  startStream(response);
  if ('cutAfter' in plan) {
    await sendEvents(response, deltas(request, split(plan.cutAfter)));
    response.destroy();
  } else if ('errorAfter' in plan) {
    const error = {
      error: { message: `upstream exploded for ${request.headers.authorization}`, type: 'server_error' },
    };
    await sendEvents(response, [...deltas(request, split(plan.errorAfter)), error]);
    response.end('data: [DONE]\n\n');
  } else if ('toolCall' in plan) {
    await sendEvents(response, toolCall(request, plan.toolCall));
    response.end('data: [DONE]\n\n');
  } else {
    await sendText(response, request, plan);
  }
}

type TextPlan = Extract<ScriptedReply, { readonly text: string }>;

async function sendText(response: ServerResponse, request: Recording, plan: TextPlan): Promise<void> {
  const finish = plan.finish === undefined ? 'stop' : plan.finish;
  const when = plan.usage ?? 'asked';
  const last = { ...event(request, {}, finish), ...(when === 'unasked' ? { usage: counts(request, plan.text) } : {}) };
  const events = [
    ...(plan.reasoning === undefined ? [] : [event(request, { role: 'assistant', reasoning_content: plan.reasoning })]),
    ...deltas(request, plan.pieces ?? split(plan.text)),
    ...(finish === null ? [] : Array.from({ length: plan.finishTimes ?? 1 }, () => last)),
    ...(when === 'asked' && wantsUsage(request) ? [usage(request, plan.text)] : []),
  ];
  for (let waited = 0; waited < (plan.firstMs ?? 0); waited += 100) {
    response.write(': keep-alive\n\n');
    await sleep(100);
  }
  await sendEvents(response, events, { ...plan, request });
  if (!plan.keepOpen) response.end(plan.crlf ? 'data: [DONE]\r\n\r\n' : 'data: [DONE]\n\n');
}

function deltas(request: RecordedRequest, pieces: readonly string[]): object[] {
  const contents = pieces.map((content) => event(request, { content }));
  return [event(request, { role: 'assistant', content: '' }), ...contents];
}

function toolCall(request: RecordedRequest, name: string): object[] {
  const call = { index: 0, id: 'call_1', type: 'function', function: { name, arguments: '{"q":"x"}' } };
  return [event(request, { role: 'assistant', content: null, tool_calls: [call] }), event(request, {}, 'tool_calls')];
}

function event(request: RecordedRequest, delta: object, finish: string | null = null): object {
  const choices = [{ index: 0, delta, logprobs: null, finish_reason: finish }];
  return { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: request.model, choices };
}

function usage(request: RecordedRequest, text: string): object {
  return { ...event(request, {}), choices: [], usage: counts(request, text) };
}

/** One token a character. */
function counts(request: RecordedRequest, text: string): object {
  const prompt = request.messages.reduce((sum, message) => sum + message.content.length, 0);
  return { prompt_tokens: prompt, completion_tokens: text.length, total_tokens: prompt + text.length };
}

function wantsUsage(request: RecordedRequest): boolean {
  const options = request.body.stream_options;
  return (
    typeof options === 'object' && options !== null && 'include_usage' in options && options.include_usage === true
  );
}

function whole(request: RecordedRequest, text: string): string {
  const choices = [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }];
  return JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: request.model, choices });
}

/** Pieces of one to three characters, as models emit them. */
function split(text: string): string[] {
  const chars = [...text];
  const pieces: string[] = [];
  for (let at = 0, size = 1; at < chars.length; at += size, size = (size % 3) + 1) {
    pieces.push(chars.slice(at, at + size).join(''));
  }
  return pieces;
}

function startStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
}

async function sendEvents(
  response: ServerResponse,
  events: readonly object[],
  how: { readonly delayMs?: number; readonly crlf?: boolean; readonly request?: Recording } = {},
): Promise<void> {
  const newline = how.crlf ? '\r\n' : '\n';
  let turn = 0;
  response.write(`: keep-alive${newline}${newline}`);
  for (const one of events) {
    if (how.delayMs !== undefined) await sleep(how.delayMs);
    const json = JSON.stringify(one);
    if (how.request && /"content":"[^"]/.test(json)) how.request.firstWordsAt ??= performance.now();
    const bytes = Buffer.from(`data: ${json}${newline}${newline}`);
    for (let at = 0; at < bytes.length && !response.destroyed; ) {
      const size = turn < ODD_TURNS ? (ODD_SIZES[turn % ODD_SIZES.length] ?? 1) : LARGE;
      turn++;
      response.write(bytes.subarray(at, at + size));
      at += size;
      await nextTurn();
    }
  }
}

async function stall(response: ServerResponse, request: RecordedRequest, text: string | null): Promise<void> {
  if (text === '') return;
  startStream(response);
  if (text === null) return;
  await sendEvents(response, deltas(request, split(text)));
}

function sendStatus(response: ServerResponse, plan: Extract<ScriptedReply, { readonly status: number }>): void {
  if (plan.retryAfter !== undefined) response.setHeader('retry-after', plan.retryAfter);
  send(response, plan.status, 'application/json', plan.body ?? '{"error":{"message":"provider says no","code":null}}');
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
