import type { ChatModel } from '../domain/chat-model.ts';
import { ChatModelError } from './chat-model-error.ts';

/** When a model that keeps failing is left alone, and for how long. */
interface BreakerRules {
  /** So many failures in a row. Default 3. */
  readonly failures?: number;
  /** Milliseconds. Default 30 s; a longer Retry-After of the server is kept to, up to five minutes. */
  readonly restMs?: number;
  /** Milliseconds that only go up. */
  readonly now?: () => number;
}

/** The longest rest that a server may ask for. */
const LONGEST_REST = 300_000;

/**
 * A model that is not asked while it rests: after failures in a row, or when the server names a time to stay away.
 * Then `stream` rejects at once (`resting`), so that not every question waits for the same trouble. After the rest one
 * question tries; the others wait for its outcome in the rest. What the caller breaks off counts as neither, but for
 * a time of its own that ran out.
 */
export function withBreaker(model: ChatModel, rules: BreakerRules = {}): ChatModel {
  const { failures = 3, restMs = 30_000, now = () => performance.now() } = rules;
  let inRow = 0;
  let restsUntil = Number.NEGATIVE_INFINITY;
  const failed = (error: unknown) => {
    inRow++;
    const asked = Math.min(error instanceof ChatModelError ? (error.retryAfterMs ?? 0) : 0, LONGEST_REST);
    if (inRow >= failures || asked > restMs) restsUntil = now() + Math.max(restMs, asked);
  };
  return {
    ...model,
    async *stream(messages, signal, wishes) {
      if (now() < restsUntil) throw new ChatModelError('resting');
      // The first to ask after a rest is the trial; until it is told, the others find the rest prolonged.
      const trial = inRow >= failures;
      if (trial) restsUntil = now() + restMs;
      let told = false;
      try {
        yield* model.stream(messages, signal, wishes);
        told = true;
        inRow = 0;
        restsUntil = Number.NEGATIVE_INFINITY;
      } catch (error) {
        told = signal?.aborted ? isTimeout(signal.reason) : error instanceof ChatModelError && COUNTS.has(error.code);
        if (told) failed(error);
        throw error;
      } finally {
        if (trial && !told) restsUntil = now();
      }
    },
  };
}

/** A caller whose own time ran out (`AbortSignal.timeout`) has not left: the model was too slow for it. */
function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

/** Failures that the next question would meet too; a prompt too long or a budget spent says nothing about the server. */
const COUNTS: ReadonlySet<string> = new Set([
  'unauthorised',
  'payment',
  'not_found',
  'rate_limited',
  'server',
  'timeout',
  'cut',
  'malformed',
  'unreachable',
]);
