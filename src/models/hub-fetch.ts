/** A hub that cannot be used: silent, or answering with web pages, limits and errors. */
export class HubError extends Error {
  readonly failure: 'timeout' | 'refused';

  constructor(failure: 'timeout' | 'refused') {
    super(`model hub: ${failure}`);
    this.failure = failure;
  }
}

/** A file, a part of one, no such file (401 and 403 with some hubs), an empty file asked for its first byte. */
const EXPECTED = new Set([200, 206, 401, 403, 404, 416]);

/** How much of one file has come, in bytes. */
export interface FileProgress {
  /** Last part of its address. */
  readonly file: string;
  readonly loaded: number;
  /** Null when the hub does not say. */
  readonly total: number | null;
}

/**
 * `fetch` for model files: gives up after `silenceMs` without a byte, not after a total, since a large file on a slow
 * line may take minutes. A web page under status 200 (a login page of some network) is refused, for it would be cached
 * as a model file. Rejects and breaks off with a HubError. `tell` is called with each piece of a file.
 */
export function hubFetch(
  silenceMs: number,
  tell: (progress: FileProgress) => void = () => undefined,
): (input: string | URL, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const abort = new AbortController();
    const giveUp = () => abort.abort(new HubError('timeout'));
    const restart = () => setTimeout(giveUp, silenceMs).unref();
    let clock = restart();
    try {
      const response = await fetch(input, { ...init, signal: abort.signal });
      const { status, statusText, headers } = response;
      const isPage = response.ok && headers.get('content-type')?.includes('html');
      if (isPage || !EXPECTED.has(status)) throw new HubError('refused');
      if (response.body === null || !response.ok) {
        clearTimeout(clock);
        abort.abort();
        return new Response(null, { status, statusText, headers });
      }
      const total = Number(headers.get('content-length')) || null;
      const file = new URL(String(input)).pathname.split('/').at(-1) ?? '';
      let loaded = 0;
      const watched = response.body.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, out) {
            clearTimeout(clock);
            clock = restart();
            loaded += chunk.length;
            tell({ file, loaded, total });
            out.enqueue(chunk);
          },
          flush: () => clearTimeout(clock),
        }),
      );
      return new Response(watched, { status, statusText, headers });
    } catch (error) {
      clearTimeout(clock);
      abort.abort();
      throw error;
    }
  };
}
