import type { Config, EmbeddingConfig } from '../config.ts';
import type { Embedder } from '../domain/embedder.ts';
import { WenbaoError } from '../errors.ts';
import type { EmbeddingSource } from '../index/manifest.ts';
import type { RunOptions } from './run-options.ts';

/** What the settings ask for, or the best known model in the cache; null when embeddings are off or there is none. */
export async function wantedSource({ embedding }: Config): Promise<EmbeddingSource | null> {
  if (embedding === null) return null;
  const model = embedding.model ?? (await heldModel(embedding));
  if (model === null) return null;
  const { baseUrl, dtype, queryPrefix, passagePrefix, pooling } = embedding;
  return { model, baseUrl, dtype: dtype ?? null, queryPrefix, passagePrefix, pooling };
}

/** Told once by a process that may use vectors but has no model for them. */
export const NO_MODEL =
  '没有可用的向量模型，只按字面检索。可在 .env 里用 EMBEDDING_MODEL 指定一个，或设为 off 不再提示。';

/** Whether two sources open the same model in the same way. */
export function sameSource(one: EmbeddingSource, other: EmbeddingSource): boolean {
  return sourceKey(one) === sourceKey(other);
}

/** A source as a text; the same for the same settings. */
export function sourceKey(source: EmbeddingSource): string {
  const { model, baseUrl, dtype, queryPrefix, passagePrefix, pooling } = source;
  return JSON.stringify([model, baseUrl, dtype, queryPrefix, passagePrefix, pooling]);
}

/**
 * Opens an embedder. A model that nobody configured (an index's earlier one, one found in the cache) is never downloaded,
 * and the key goes to the configured endpoint alone. Rejects with a WenbaoError when it cannot be opened.
 */
export async function openSource(
  source: EmbeddingSource,
  { embedding }: Config,
  { signal, progress }: Pick<RunOptions, 'signal' | 'progress'>,
): Promise<Embedder> {
  if (embedding === null || source.baseUrl !== (source.baseUrl && embedding.baseUrl)) throw otherEndpoint();
  const { queryPrefix, passagePrefix, pooling } = source;
  const recipe = { queryPrefix, passagePrefix, pooling };
  if (source.baseUrl !== null) {
    const { openEndpointEmbedder } = await import('../models/endpoint-embedder.ts');
    const { baseUrl, model } = source;
    return stoppable(await openEndpointEmbedder({ baseUrl, apiKey: embedding.apiKey, model, recipe }, signal), signal);
  }
  const [{ openEmbedder }, { dtypeOf }] = await Promise.all([
    import('../models/embedder.ts'),
    import('../models/model-files.ts'),
  ]);
  const settings = {
    model: source.model,
    cacheDir: embedding.cacheDir,
    offline: embedding.offline || source.model !== embedding.model,
    endpoint: embedding.endpoint,
    dtype: dtypeOf(source.dtype),
    recipe,
    onLoading: ({ loaded, total }: { readonly loaded: number; readonly total: number | null }) =>
      progress({ done: loaded, total: total ?? 0, articles: 0, file: source.model, of: 'bytes' }),
  };
  return stoppable(await openEmbedder(settings, signal), signal);
}

/** The embedder that is wanted; null when there is none. Rejects with a WenbaoError when it cannot be opened. */
export async function openEmbedding(config: Config, signal: AbortSignal): Promise<Embedder | null> {
  const source = await wantedSource(config);
  return source && openSource(source, config, { signal, progress: () => undefined });
}

async function heldModel({ cacheDir }: EmbeddingConfig): Promise<string | null> {
  return (await import('../models/known-models.ts')).heldModel(cacheDir);
}

function otherEndpoint(): WenbaoError {
  return new WenbaoError('索引的向量来自另一个向量服务', { hint: '请运行 wenbao index，用现在设置的模型补上' });
}

/** An embedder whose every call ends when the run is told to stop. */
function stoppable(embedder: Embedder, run: AbortSignal): Embedder {
  const until = (own: AbortSignal | undefined) => (own ? AbortSignal.any([own, run]) : run);
  return {
    id: embedder.id,
    dimension: embedder.dimension,
    embedPassages: (texts, own) => embedder.embedPassages(texts, until(own)),
    embedQuery: (text, own) => embedder.embedQuery(text, until(own)),
    close: () => embedder.close(),
  };
}
