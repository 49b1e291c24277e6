import type { Config } from '../config.ts';
import type { Embedder } from '../domain/embedder.ts';
import { WenbaoError } from '../errors.ts';
import type { RunOptions } from './run-options.ts';

/** The embedder when one is configured, else null. Rejects with a WenbaoError when it cannot be loaded. */
export async function openEmbedding(config: Config, signal: AbortSignal): Promise<Embedder | null> {
  if (!config.embedding) return null;
  const { openEmbedder } = await import('../models/embedder.ts');
  return stoppable(await openEmbedder(config.embedding, signal), signal);
}

/** The same, but null with a note when it cannot be loaded: questions are answered without vectors too. */
export async function openEmbeddingIfAny(
  config: Config,
  { signal, note }: Pick<RunOptions, 'signal' | 'note'>,
): Promise<Embedder | null> {
  try {
    return await openEmbedding(config, signal);
  } catch (error) {
    if (!(error instanceof WenbaoError)) throw error;
    note(`${error.message}，这次只按字面检索。${error.hint}。`);
    return null;
  }
}

/** An embedder whose every call ends when the run is told to stop. */
function stoppable(embedder: Embedder, signal: AbortSignal): Embedder {
  return {
    id: embedder.id,
    dimension: embedder.dimension,
    embedPassages: (texts, own) => embedder.embedPassages(texts, own ?? signal),
    embedQuery: (text, own) => embedder.embedQuery(text, own ?? signal),
    close: () => embedder.close(),
  };
}
