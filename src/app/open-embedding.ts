import type { Config } from '../config.ts';
import type { Embedder } from '../domain/embedder.ts';

/** The embedder when one is configured, else null. Rejects with a WenbaoError when it cannot be loaded. */
export async function openEmbedding(config: Config, signal: AbortSignal): Promise<Embedder | null> {
  if (!config.embedding) return null;
  const { openEmbedder } = await import('../models/embedder.ts');
  return openEmbedder(config.embedding, signal);
}
