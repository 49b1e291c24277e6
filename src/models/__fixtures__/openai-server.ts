import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

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
  /** Settles true when the client hung up before the reply was complete, false when it read all of it. */
  readonly hungUp: Promise<boolean>;
}

/** A reply, or a fault that real servers show. Text alone is a good reply. */
export type ScriptedReply =
  | string
  /** `finish: null` ends without finish_reason; `pieces` sets the deltas; `delayMs` waits before each; CRLF line ends. */
  | {
      readonly text: string;
      readonly finish?: string | null;
      readonly pieces?: readonly string[];
      readonly delayMs?: number;
      readonly crlf?: boolean;
      readonly reasoning?: string;
      readonly keepOpen?: boolean;
    }
  /** An error status with a body in the provider's words. */
  | { readonly status: number; readonly retryAfter?: string; readonly body?: string }
  /** Sends this much, then nothing more, holding the line; empty = not even headers. */
  | { readonly stallAfter: string }
  /** Sends this much, then breaks the connection. */
  | { readonly cutAfter: string }
  /** A whole body under status 200. */
  | { readonly raw: string; readonly type: string }
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
  const server = createServer((request, response) => {
    answer(request, response, requests, script).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
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
  const recorded = record(request, response, body);
  requests.push(recorded);
  await reply(response, recorded, await script(recorded, requests.length - 1));
}

function record(request: IncomingMessage, response: ServerResponse, text: string): RecordedRequest {
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
    hungUp: new Promise((resolve) => response.on('close', () => resolve(!response.writableFinished))),
  };
}

async function reply(response: ServerResponse, request: RecordedRequest, scripted: ScriptedReply): Promise<void> {
  const plan = typeof scripted === 'string' ? { text: scripted } : scripted;
  if ('status' in plan) return sendStatus(response, plan);
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

async function sendText(response: ServerResponse, request: RecordedRequest, plan: TextPlan): Promise<void> {
  const finish = plan.finish === undefined ? 'stop' : plan.finish;
  const events = [
    ...(plan.reasoning === undefined ? [] : [event(request, { role: 'assistant', reasoning_content: plan.reasoning })]),
    ...deltas(request, plan.pieces ?? split(plan.text)),
    ...(finish === null ? [] : [event(request, {}, finish)]),
    ...(wantsUsage(request) ? [usage(request, plan.text)] : []),
  ];
  await sendEvents(response, events, plan);
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
  const counts = { prompt_tokens: 1, completion_tokens: text.length, total_tokens: text.length + 1 };
  return { ...event(request, {}), choices: [], usage: counts };
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
  how: { readonly delayMs?: number; readonly crlf?: boolean } = {},
): Promise<void> {
  const newline = how.crlf ? '\r\n' : '\n';
  let turn = 0;
  response.write(`: keep-alive${newline}${newline}`);
  for (const one of events) {
    if (how.delayMs !== undefined) await sleep(how.delayMs);
    const bytes = Buffer.from(`data: ${JSON.stringify(one)}${newline}${newline}`);
    for (let at = 0; at < bytes.length && !response.destroyed; ) {
      const size = turn < ODD_TURNS ? (ODD_SIZES[turn % ODD_SIZES.length] ?? 1) : LARGE;
      turn++;
      response.write(bytes.subarray(at, at + size));
      at += size;
      await nextTurn();
    }
  }
}

async function stall(response: ServerResponse, request: RecordedRequest, text: string): Promise<void> {
  if (text === '') return;
  startStream(response);
  await sendEvents(response, deltas(request, split(text)));
}

function sendStatus(response: ServerResponse, plan: Extract<ScriptedReply, { readonly status: number }>): void {
  if (plan.retryAfter !== undefined) response.setHeader('retry-after', plan.retryAfter);
  send(response, plan.status, 'application/json', plan.body ?? '{"error":{"message":"provider says no","code":null}}');
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
