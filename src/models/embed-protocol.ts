/** What a model needs to load; given to the worker as its data. */
export interface EmbedWorkerData {
  /** Id on the hub (`BAAI/bge-small-zh-v1.5`) or a folder. */
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

/** Which side of a search a text is on. */
export type EmbedRole = 'query' | 'passage';

/** Main thread → worker. */
export type EmbedRequest =
  | { readonly kind: 'embed'; readonly job: number; readonly role: EmbedRole; readonly texts: readonly string[] }
  | { readonly kind: 'cancel'; readonly job: number }
  | { readonly kind: 'close' };

/** Why a model could not be loaded. */
export type LoadFailure = 'missing' | 'offline' | 'timeout' | 'unreachable' | 'refused' | 'broken';

/** Worker → main thread. `vectors` holds `dimension` numbers for each text, in the order of the texts. */
export type EmbedReply =
  | { readonly kind: 'ready'; readonly id: string; readonly dimension: number }
  | { readonly kind: 'failed'; readonly failure: LoadFailure; readonly detail: string }
  | { readonly kind: 'vectors'; readonly job: number; readonly vectors: Float32Array }
  | { readonly kind: 'error'; readonly job: number; readonly detail: string };
