import { availableParallelism } from 'node:os';
import type { LoadingReport } from './worker-protocol.ts';

/** Which model to open in a worker thread, and how. */
export interface ModelSettings {
  /** Id on the hub (`Xenova/bge-small-zh-v1.5`) or a folder. */
  readonly model: string;
  /** Where downloaded models are kept. */
  readonly cacheDir: string;
  /** Never download. */
  readonly offline: boolean;
  /** Mirror of huggingface.co (HF_ENDPOINT), with or without a slash at the end; null for the hub itself. */
  readonly endpoint: string | null;
  /** Longest silence of the hub while loading. Default 20 s. */
  readonly timeoutMs?: number;
  /** Threads of one inference. Default: half of the cores. */
  readonly threads?: number;
  /** Hears how many bytes of the model have come from the hub; not called for a model that is held. */
  readonly onLoading?: (report: LoadingReport) => void;
  /** The built worker. Default: beside the bundle that opens it. */
  readonly workerUrl?: URL;
}

/** What a worker loads the model by, defaults filled in. */
export function sourceOf({ model, cacheDir, offline, endpoint, timeoutMs, threads }: ModelSettings) {
  return {
    model,
    cacheDir,
    offline,
    endpoint,
    timeoutMs: timeoutMs ?? 20_000,
    threads: threads ?? Math.max(1, Math.floor(availableParallelism() / 2)),
  };
}
