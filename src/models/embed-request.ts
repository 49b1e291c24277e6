import { EmbedEndpointError, failureInside, networkFailure, statusFailure } from './embed-endpoint-error.ts';
import { readVectors } from './embed-response.ts';
import { jsonOrNull } from './json-or-null.ts';

/** What is needed to reach an OpenAI-compatible embedding endpoint. */
export interface EmbedEndpoint {
  /** Without `/embeddings` and without a slash at the end. */
  readonly baseUrl: string;
  /** Null for servers that ask for none: no Authorization header is sent then. */
  readonly apiKey: string | null;
  readonly model: string;
}

/** Times in milliseconds: silence of the server, and one whole request. */
export interface EmbedTimes {
  readonly idleMs: number;
  readonly timeoutMs: number;
}

/** 64 vectors of 8,192 numbers written out take 10 MB; a reply without end is cut here. Bytes. */
const LONGEST_REPLY = 64 * 1024 * 1024;

/**
 * One request for the vectors of some texts, in the order of the texts, unit length. No encoding is asked for: every
 * server knows its default, and numbers and base64 are both read. Rejects with an EmbedEndpointError, or with the
 * caller's reason when that aborts.
 */
export async function requestVectors(
  endpoint: EmbedEndpoint,
  texts: readonly string[],
  times: EmbedTimes,
  caller?: AbortSignal,
): Promise<Float32Array[]> {
  caller?.throwIfAborted();
  const watch = watchOver(times, caller);
  let begun = false;
  try {
    const response = await fetch(`${endpoint.baseUrl}/embeddings`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(endpoint.apiKey === null ? {} : { authorization: `Bearer ${endpoint.apiKey}` }),
      },
      body: JSON.stringify({ model: endpoint.model, input: texts }),
      signal: watch.signal,
    });
    begun = response.ok;
    const body = jsonOrNull(await textOf(response, watch.alive));
    if (!response.ok) throw statusFailure(response.status, body, retryAfter(response.headers));
    const inside = failureInside(body);
    if (inside) throw inside;
    return readVectors(body, texts.length);
  } catch (error) {
    if (caller?.aborted) throw caller.reason;
    throw watch.signal.aborted ? watch.signal.reason : networkFailure(error, begun);
  } finally {
    watch.close();
  }
}

interface Watch {
  readonly signal: AbortSignal;
  /** Something came: the silence begins anew. */
  alive(): void;
  close(): void;
}

function watchOver({ idleMs, timeoutMs }: EmbedTimes, caller?: AbortSignal): Watch {
  const abort = new AbortController();
  const giveUp = () => abort.abort(new EmbedEndpointError('timeout'));
  const onCaller = () => abort.abort(caller?.reason);
  caller?.addEventListener('abort', onCaller, { once: true });
  const total = setTimeout(giveUp, timeoutMs);
  let idle = setTimeout(giveUp, idleMs);
  return {
    signal: abort.signal,
    alive() {
      clearTimeout(idle);
      idle = setTimeout(giveUp, idleMs);
    },
    close() {
      clearTimeout(total);
      clearTimeout(idle);
      caller?.removeEventListener('abort', onCaller);
      abort.abort(); // whatever is left of the body is not read
    },
  };
}

async function textOf(response: Response, alive: () => void): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  alive();
  // The body of Node's fetch is an async iterable, which the type of the web's streams leaves out.
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    alive();
    bytes += part.length;
    if (bytes > LONGEST_REPLY) throw new EmbedEndpointError('malformed');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Milliseconds of a Retry-After header, given in seconds or as a date. */
function retryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}
