import { ChatModelError } from './chat-model-error.ts';

/** Times in milliseconds: silence between two tokens, and the whole reply. */
export interface ChatTimes {
  readonly idleMs: number;
  readonly timeoutMs: number;
}

/** Watches over one reply. */
interface ChatGuard {
  /** Aborts when a time runs out (reason: ChatModelError `timeout`), when the caller aborts, and when closed. */
  readonly signal: AbortSignal;
  /** Waits for one step of the reply, as long as the silence allows; rejects with the signal's reason when it aborts. */
  wait<T>(step: () => Promise<T>): Promise<T>;
  /** Stops the clocks and the request behind the signal. */
  close(): void;
}

/**
 * The client library's own timeout ends with the headers, so a body that stalls would hang: time is kept here. It runs
 * only while a step is awaited, so that a slow reader of the stream is no silence of the model.
 */
export function guardChat(times: ChatTimes, caller?: AbortSignal): ChatGuard {
  const abort = new AbortController();
  const timeOut = () => abort.abort(new ChatModelError('timeout'));
  const onCaller = () => abort.abort(caller?.reason);
  const total = setTimeout(timeOut, times.timeoutMs);
  if (caller?.aborted) onCaller();
  else caller?.addEventListener('abort', onCaller, { once: true });
  return {
    signal: abort.signal,
    async wait(step) {
      abort.signal.throwIfAborted();
      const idle = setTimeout(timeOut, times.idleMs);
      const aborted = rejectOnAbort(abort.signal);
      try {
        return await Promise.race([step(), aborted.promise]);
      } finally {
        clearTimeout(idle);
        aborted.forget();
      }
    },
    close() {
      clearTimeout(total);
      caller?.removeEventListener('abort', onCaller);
      abort.abort();
    },
  };
}

function rejectOnAbort(signal: AbortSignal): { promise: Promise<never>; forget: () => void } {
  let onAbort = () => {};
  const promise = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  return { promise, forget: () => signal.removeEventListener('abort', onAbort) };
}
