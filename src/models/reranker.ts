import type { Reranker } from '../domain/reranker.ts';
import { WenbaoError } from '../errors.ts';
import { loadError, type ModelWords } from './model-failure.ts';
import { type ModelSettings, sourceOf } from './model-settings.ts';
import type { RerankReady, RerankResult, RerankWork } from './rerank-protocol.ts';
import { WorkerLink } from './worker-link.ts';

const WORDS: ModelWords = { kind: '重排模型', setting: 'RERANK_MODEL', example: 'Xenova/bge-reranker-base' };

/**
 * Opens a cross-encoder in a worker thread, downloading it first when need be. Rejects with a WenbaoError when the model
 * cannot be loaded, with the signal's reason when that aborts, and never hangs on a silent hub. Close it.
 */
export async function openReranker(settings: ModelSettings, signal?: AbortSignal): Promise<Reranker> {
  signal?.throwIfAborted();
  const workerUrl = settings.workerUrl ?? new URL('./rerank-worker.mjs', import.meta.url);
  const source = sourceOf(settings);
  const link = new WorkerLink<RerankReady, RerankWork, RerankResult>(workerUrl, source, settings.onLoading);
  const greeting = await link.greeting(signal).catch((cause: unknown) => {
    throw signal?.aborted ? signal.reason : loadError(settings.model, 'broken', WORDS, cause);
  });
  if (greeting.kind === 'ready') return linkedReranker(link, greeting.model.id);
  await link.close();
  throw loadError(settings.model, greeting.failure, WORDS, new Error(greeting.detail));
}

function linkedReranker(link: WorkerLink<RerankReady, RerankWork, RerankResult>, id: string): Reranker {
  return {
    id,
    async score(question, texts, signal) {
      signal?.throwIfAborted();
      if (texts.length === 0) return [];
      return link.run({ question, texts }, signal).catch((cause: unknown) => {
        throw signal?.aborted ? signal.reason : runError(id, cause);
      });
    },
    close: () => link.close(),
  };
}

function runError(id: string, cause: unknown): WenbaoError {
  return new WenbaoError(`重排模型没有算出结果：${id}`, {
    hint: '请重新启动后再试；总是如此时请换一个 RERANK_MODEL',
    cause,
  });
}
