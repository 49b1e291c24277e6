import type { Embedder } from '../../domain/embedder.ts';

/** A document as every peer gets it. */
export interface PeerDocument {
  readonly id: string;
  /** The title, where there is one, on a line before the text. */
  readonly text: string;
}

/** A search system that a user could take instead. It indexes once, then searches. */
export interface Peer {
  index(documents: AsyncIterable<PeerDocument>): Promise<void>;
  /** Ids of the best documents, best first, each once, at most k. */
  search(question: string, k: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What a peer may use. */
export interface PeerTools {
  /** An empty folder for what it keeps on disk. */
  readonly folder: string;
  /** Null when no model is configured. */
  readonly embedder: Embedder | null;
  /** LanceDB must be loaded with settings that the product's own code gives it. */
  readonly loadLance: () => Promise<typeof import('@lancedb/lancedb')>;
}

/** A peer before it is loaded: its packages are development dependencies and may be missing. */
export interface PeerKind {
  readonly name: string;
  readonly needsEmbedder: boolean;
  /** Rejects with the loader's error when a package is missing. */
  open(tools: PeerTools): Promise<Peer>;
}

/** The package that an error says is not installed; null for every other error. */
export function missingPackage(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code !== 'ERR_MODULE_NOT_FOUND' && error.code !== 'MODULE_NOT_FOUND') return null;
  return /(?:package|module) '([^']{1,200})'/.exec(error.message)?.[1] ?? '?';
}
