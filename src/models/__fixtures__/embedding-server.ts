import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLoopback } from './loopback.ts';

/** A request as the server got it. */
interface EmbeddingRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly input: readonly string[];
}

/** A reply, or a fault that real servers show. */
export type EmbeddingReply =
  /** Good vectors; `shuffled` out of order, `base64` in the other encoding, `indexless` without `index`. */
  | { readonly good: 'plain' | 'shuffled' | 'base64' | 'indexless' }
  /** An error status with a body in the provider's words. */
  | { readonly status: number; readonly retryAfter?: string; readonly body?: string }
  /** A whole body under status 200. */
  | { readonly raw: string; readonly type?: string }
  /** Half of a good body, then nothing, holding the line; `headers: false` sends not even these. */
  | { readonly stall: true; readonly headers: boolean }
  /** Half of a good body, then the connection breaks. */
  | { readonly cut: true };

/** What to reply, as a function of the request and how many came before it. */
export type EmbeddingScript = (request: EmbeddingRequest, n: number) => EmbeddingReply | Promise<EmbeddingReply>;

/** A running server; `url` is the base URL that EMBEDDING_BASE_URL would hold. */
export interface EmbeddingServer {
  readonly url: string;
  readonly requests: readonly EmbeddingRequest[];
  close(): Promise<void>;
}

export const GOOD: EmbeddingReply = { good: 'plain' };

/** Starts an OpenAI-compatible embedding server on the loopback; its vectors count chosen characters. */
export async function startEmbeddingServer(
  script: EmbeddingScript = () => GOOD,
  characters = '桥渡船学校雨',
): Promise<EmbeddingServer> {
  const requests: EmbeddingRequest[] = [];
  const server = await startLoopback((request, response) => {
    answer(request, response, requests, script, characters).catch(() => response.destroy());
  });
  return { url: `${server.url}/v1`, requests, close: server.close };
}

/** The vector that the server gives for a text, before it is brought to unit length. */
export function countVector(text: string, characters = '桥渡船学校雨'): number[] {
  return [...characters].map((char) => text.split(char).length - 1 + 0.01);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requests: EmbeddingRequest[],
  script: EmbeddingScript,
  characters: string,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  // The shape that clients of this protocol send; a test that sends another fails on it.
  const { model, input } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { model: string; input: string[] };
  const recorded = { path: request.url ?? '', authorization: request.headers.authorization, model, input };
  requests.push(recorded);
  reply(response, recorded, await script(recorded, requests.length - 1), characters);
}

function reply(response: ServerResponse, { input }: EmbeddingRequest, plan: EmbeddingReply, characters: string): void {
  const body = (kind: 'plain' | 'shuffled' | 'base64' | 'indexless') => {
    const data = input.map((text, index) => ({
      object: 'embedding',
      ...(kind === 'indexless' ? {} : { index }),
      embedding: encoded(countVector(text, characters), kind === 'base64'),
    }));
    if (kind === 'shuffled') data.reverse();
    return JSON.stringify({ object: 'list', data, usage: { total_tokens: 1 } });
  };
  if ('good' in plan) send(response, 200, body(plan.good));
  else if ('raw' in plan) send(response, 200, plan.raw, plan.type);
  else if ('status' in plan) {
    if (plan.retryAfter !== undefined) response.setHeader('retry-after', plan.retryAfter);
    send(response, plan.status, plan.body ?? '{"error":{"message":"provider says no"}}');
  } else if ('cut' in plan || plan.headers) half(response, body('plain'), 'cut' in plan);
}

function half(response: ServerResponse, whole: string, cut: boolean): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length });
  response.write(whole.slice(0, whole.length / 2), () => {
    if (cut) response.destroy();
  });
}

function encoded(vector: readonly number[], base64: boolean): number[] | string {
  return base64 ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : [...vector];
}

function send(response: ServerResponse, status: number, body: string, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}
