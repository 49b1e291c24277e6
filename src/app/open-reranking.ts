import { type Reorder, rerank } from '../ask/find/rerank.ts';
import type { Config } from '../config.ts';
import type { Reranker } from '../domain/reranker.ts';
import { WenbaoError } from '../errors.ts';
import type { RunOptions } from './run-options.ts';

/** Reranking with the configured model. Close it. */
export interface Reranking {
  readonly reorder: Reorder;
  close(): Promise<void>;
}

type OpenOptions = Pick<RunOptions, 'signal' | 'note' | 'background'>;

/** Longest wait for a better order, in milliseconds: about what ten pairs take a base-size model on one core. */
const BUDGET_MS = 5000;

/**
 * Opens the reranker that is configured; null when none is, and null with a note when it cannot be loaded: questions are
 * answered without it too. In a run in the background it returns at once, and hits stay as they are until the model is
 * there. Rejects only when the run is told to stop. What goes wrong later is noted once, not for each question.
 */
export async function openReranking(config: Config, options: OpenOptions): Promise<Reranking | null> {
  if (!config.rerank) return null;
  return options.background ? openMeanwhile(config.rerank, options) : openNow(config.rerank, options);
}

/** Reranking with an open model; every call ends when the run is told to stop. */
export function rerankingWith(reranker: Reranker, { signal, note }: Pick<RunOptions, 'signal' | 'note'>): Reranking {
  const noteOnce = once(note);
  return {
    reorder: (question, hits, own) =>
      rerank(question, hits, reranker, { budgetMs: BUDGET_MS, signal: own ?? signal, note: noteOnce }),
    close: () => reranker.close(),
  };
}

async function openNow(settings: NonNullable<Config['rerank']>, options: OpenOptions): Promise<Reranking | null> {
  const noteOnce = once(options.note);
  const onLoading = () => noteOnce(`正在下载重排模型：${settings.model}。只需一次，可能要几分钟。`);
  try {
    const { openReranker } = await import('../models/reranker.ts');
    return rerankingWith(await openReranker({ ...settings, onLoading }, options.signal), options);
  } catch (error) {
    if (!(error instanceof WenbaoError)) throw error;
    options.note(`${error.message}，这次不重排。${error.hint}。`);
    return null;
  }
}

function openMeanwhile(settings: NonNullable<Config['rerank']>, options: OpenOptions): Reranking {
  const closed = new AbortController();
  const signal = AbortSignal.any([options.signal, closed.signal]);
  let opened: Reranking | null = null;
  const opening = openNow(settings, { ...options, signal }).then(
    (reranking) => {
      opened = reranking;
    },
    () => {}, // told to stop; what else may go wrong has been noted
  );
  return {
    reorder: async (question, hits, own) =>
      opened ? opened.reorder(question, hits, own) : { hits, scores: new Map() },
    async close() {
      closed.abort();
      await opening;
      await opened?.close();
    },
  };
}

function once(note: RunOptions['note']): RunOptions['note'] {
  const said = new Set<string>();
  return (line) => {
    if (said.has(line)) return;
    said.add(line);
    note(line);
  };
}
