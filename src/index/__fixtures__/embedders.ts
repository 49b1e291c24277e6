import { createHash } from 'node:crypto';
import type { Embedder } from '../../domain/embedder.ts';

/** An embedder that records what it was given. */
export interface RecordingEmbedder extends Embedder {
  readonly passages: string[];
}

/** Vectors that have nothing to do with the text but are the same for the same text: the worst embedder there is. */
export function randomEmbedder(id: string, dimension = 64): RecordingEmbedder {
  return embedder(id, dimension, (text) =>
    Array.from({ length: dimension }, (_, at) => createHash('sha256').update(`${at}${text}`).digest().readInt32LE(0)),
  );
}

/** Counts of chosen characters: texts that share them are near. */
export function characterEmbedder(id: string, characters: string): RecordingEmbedder {
  return embedder(id, characters.length, (text) => [...characters].map((char) => text.split(char).length - 1 + 1e-3));
}

/** One that answers nothing. */
export function failingEmbedder(id: string, dimension: number): Embedder {
  const fail = () => Promise.reject(new Error('the model is gone'));
  return { id, dimension, embedPassages: fail, embedQuery: fail, close: async () => {} };
}

function embedder(id: string, dimension: number, vectorOf: (text: string) => number[]): RecordingEmbedder {
  const passages: string[] = [];
  const unit = (text: string) => {
    const vector = vectorOf(text);
    const length = Math.hypot(...vector);
    return Float32Array.from(vector, (value) => value / length);
  };
  return {
    id,
    dimension,
    passages,
    embedPassages: async (texts) => {
      passages.push(...texts);
      return texts.map(unit);
    },
    embedQuery: async (text) => unit(text),
    close: async () => {},
  };
}
