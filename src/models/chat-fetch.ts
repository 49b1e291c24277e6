import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChatModelError,
  causes,
  fieldOf,
  isOverflow,
  isQuota,
  networkCode,
  replyError,
  statusError,
} from './chat-model-error.ts';
import { jsonOrNull } from './json-or-null.ts';

/** Fields of a request that help but are not needed, and that some servers refuse. */
const EXTRAS = ['stream_options', 'response_format', 'temperature'] as const;
type Extra = (typeof EXTRAS)[number];

/** What an endpoint has taught about itself; lives as long as the model. */
export interface EndpointMemory {
  /** Fields that are not sent any more. */
  readonly refused: Set<Extra>;
}

/** An endpoint of which nothing is known. */
export function newMemory(): EndpointMemory {
  return { refused: new Set() };
}

/** Waits before the second and the third attempt, in milliseconds. */
const WAITS = [300, 900];
/** Above this a wait is worse for the reader than the answer without a model. Milliseconds. */
const LONGEST_RETRY_AFTER = 10_000;
/** A failure is told by the head of its body. Bytes. */
const LONGEST_FAILURE = 65_536;
/** Networks that broke off; where nothing listens or no name is known, asking again changes nothing. */
const BROKE_OFF: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * `fetch` for a chat endpoint: resolves with an event stream and rejects with a ChatModelError (or what `fetch` throws)
 * otherwise. Tries at most three times, keeps to a short Retry-After, and asks again without the fields that a server
 * refuses. No word of the server goes into an error.
 */
export function chatFetch(authorised: boolean, memory: EndpointMemory): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (!authorised) headers.delete('authorization');
    const dropped = new Set(memory.refused);
    for (let failures = 0; ; ) {
      const body = without(init?.body, dropped);
      const outcome = await attempt(() => fetch(input, { ...init, headers, ...(body === undefined ? {} : { body }) }));
      if ('response' in outcome) {
        for (const extra of dropped) memory.refused.add(extra);
        return outcome.response;
      }
      const sent = EXTRAS.filter((extra) => !dropped.has(extra) && holds(init?.body, extra));
      const refused = outcome.refusal === null ? [] : refusedOf(sent, outcome.refusal);
      for (const extra of refused) dropped.add(extra);
      if (refused.length > 0) continue;
      const wait = waitAfter(outcome, failures++);
      if (wait === null) throw outcome.error;
      await sleep(wait, undefined, init?.signal ? { signal: init.signal } : {});
    }
  };
}

interface Failure {
  readonly error: unknown;
  readonly again: boolean;
  /** What a refusal of the request says; null for any other failure. */
  readonly refusal: string | null;
}

async function attempt(request: () => Promise<Response>): Promise<Failure | { readonly response: Response }> {
  let response: Response;
  try {
    response = await request();
  } catch (error) {
    return { error, again: causes(error).some((link) => BROKE_OFF.has(networkCode(link) ?? '')), refusal: null };
  }
  return response.ok ? checkSuccess(response) : readFailure(response);
}

/** A success that is no event stream: a web page, or a JSON error under status 200. */
async function checkSuccess(response: Response): Promise<Failure | { readonly response: Response }> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('html') && !type.includes('json')) return { response };
  const text = await head(response);
  return {
    error: type.includes('html') ? new ChatModelError('malformed') : jsonReply(text),
    again: false,
    refusal: null,
  };
}

function jsonReply(text: string): ChatModelError {
  const error = fieldOf(jsonOrNull(text), 'error');
  return error === undefined || error === null ? new ChatModelError('malformed') : replyError(error);
}

async function readFailure(response: Response): Promise<Failure> {
  const { status } = response;
  const text = await head(response);
  if ([400, 413, 422].includes(status) && isOverflow(text)) {
    return { error: new ChatModelError('too_long', { status }), again: false, refusal: null };
  }
  const quota = isQuota(jsonOrNull(text));
  return {
    error: statusError(status, quota, retryAfter(response.headers)),
    again: !quota && (status >= 500 || [408, 409, 429].includes(status)),
    refusal: [400, 422].includes(status) ? text : null,
  };
}

/** Of the fields sent, those that a refusal names. Many name none: then what costs least goes first, temperature last. */
function refusedOf(sent: readonly Extra[], refusal: string): readonly Extra[] {
  const named = sent.filter((extra) => refusal.includes(extra));
  if (named.length > 0) return named;
  const cheap = sent.filter((extra) => extra !== 'temperature');
  return cheap.length > 0 ? cheap : sent;
}

function waitAfter({ error, again }: Failure, failures: number): number | null {
  const wait = WAITS[failures];
  if (!again || wait === undefined) return null;
  const asked = error instanceof ChatModelError ? error.retryAfterMs : null;
  if (asked !== null && asked > LONGEST_RETRY_AFTER) return null;
  return Math.max(asked ?? 0, wait * (0.75 + Math.random() / 2));
}

/** Milliseconds of a Retry-After header, given in seconds or as a date. */
function retryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (value === '') return null;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

/** The beginning of a body; the rest is not waited for. */
async function head(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  for (let size = 0; size < LONGEST_FAILURE; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  reader.cancel().catch(() => {});
  return new TextDecoder().decode(Buffer.concat(parts));
}

function without(body: RequestInit['body'], dropped: ReadonlySet<Extra>): string | undefined {
  if (typeof body !== 'string') return undefined;
  if (dropped.size === 0) return body;
  const request = jsonOrNull(body);
  if (typeof request !== 'object' || request === null) return body;
  return JSON.stringify(Object.fromEntries(Object.entries(request).filter(([name]) => !has(dropped, name))));
}

function has(extras: ReadonlySet<string>, name: string): boolean {
  return extras.has(name);
}

function holds(body: RequestInit['body'], extra: Extra): boolean {
  return typeof body === 'string' && fieldOf(jsonOrNull(body), extra) !== undefined;
}
