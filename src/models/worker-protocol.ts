import type { LoadFailure } from './model-failure.ts';

/** What a model needs to load; given to its worker as data. */
export interface ModelSource {
  /** Id on the hub (`BAAI/bge-reranker-base`) or a folder. */
  readonly model: string;
  readonly cacheDir: string;
  readonly offline: boolean;
  /** Hub to load from in place of huggingface.co. */
  readonly endpoint: string | null;
  /** Longest silence of the hub, in milliseconds. */
  readonly timeoutMs: number;
  /** Threads of one inference. */
  readonly threads: number;
}

/** Main thread → a model's worker. */
export type WorkerRequest<Work> =
  | { readonly kind: 'work'; readonly job: number; readonly work: Work }
  | { readonly kind: 'cancel'; readonly job: number }
  | { readonly kind: 'close' };

/** Sent before the greeting while the hub sends files; bytes over all files so far, total null when the hub says none. */
export interface LoadingReport {
  readonly kind: 'loading';
  readonly loaded: number;
  readonly total: number | null;
}

/** The first word of a loaded worker: the model is there, or why it is not. */
export type WorkerGreeting<Ready> =
  | { readonly kind: 'ready'; readonly model: Ready }
  | { readonly kind: 'failed'; readonly failure: LoadFailure; readonly detail: string };

/** A piece of a job's result, sent while the job is under way. */
export interface WorkerPart<Part> {
  readonly kind: 'part';
  readonly job: number;
  readonly part: Part;
}

/** What became of one job. */
export type WorkerOutcome<Result> =
  | { readonly kind: 'done'; readonly job: number; readonly result: Result }
  | { readonly kind: 'error'; readonly job: number; readonly detail: string };
