import type { Embedder } from '../domain/embedder.ts';
import { WenbaoError } from '../errors.ts';

/** How long a question waits for its vector, and how long an embedder that failed is left alone. Milliseconds. */
interface RestTimes {
  readonly queryMs: number;
  readonly restMs: number;
}

const TIMES: RestTimes = { queryMs: 8000, restMs: 30_000 };

/**
 * An embedder for questions: a vector that does not come in time is done without, and after a failure no question waits
 * for a while. The operator is told once, and again only after it has worked in between.
 */
export function restingEmbedder(
  embedder: Embedder,
  note: (line: string) => void,
  { queryMs, restMs }: RestTimes = TIMES,
): Embedder {
  let restUntil = 0;
  let told = false;
  return {
    id: embedder.id,
    dimension: embedder.dimension,
    embedPassages: (texts, signal) => embedder.embedPassages(texts, signal),
    async embedQuery(text, signal) {
      if (performance.now() < restUntil) throw new Error('the embedder rests after a failure');
      const late = AbortSignal.timeout(queryMs);
      try {
        const vector = await embedder.embedQuery(text, signal ? AbortSignal.any([signal, late]) : late);
        told = false;
        return vector;
      } catch (error) {
        if (signal?.aborted) throw error;
        restUntil = performance.now() + restMs;
        if (!told) note(`${error instanceof WenbaoError ? error.message : '向量模型太久没有回应'}，暂时只按字面检索。`);
        told = true;
        throw error;
      }
    },
    close: () => embedder.close(),
  };
}
