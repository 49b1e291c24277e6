import type { RecipeOverride } from './embed-recipe.ts';
import type { Dtype } from './model-files.ts';
import type { ModelSource } from './worker-protocol.ts';

/** What an embedding model needs to load; given to its worker as data. */
export interface EmbedSource extends ModelSource {
  /** Weights to take; null for what is held, else the smallest. */
  readonly dtype: Dtype | null;
  /** What the operator says of a model that this program does not know. */
  readonly recipe: RecipeOverride;
}

/** Which side of a search a text is on. */
export type EmbedRole = 'query' | 'passage';

/** One call. */
export interface EmbedWork {
  readonly role: EmbedRole;
  readonly texts: readonly string[];
}

/** What a loaded embedding model tells of itself. */
export interface EmbedReady {
  readonly id: string;
  readonly dimension: number;
}

/** `dimension` numbers for each text, in the order of the texts. */
export type EmbedResult = Float32Array;
