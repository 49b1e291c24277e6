import { fieldOf } from './chat-model-error.ts';
import { EmbedEndpointError } from './embed-endpoint-error.ts';

/** Numbers in a vector; models of today have 256 to 8,192. */
const LONGEST = 16_384;

/**
 * The vectors of a reply in the order of the `count` texts, unit length. Takes numbers and base64 (little-endian
 * floats), in any order that `index` tells. Throws an EmbedEndpointError when one is missing, doubled, of another length
 * than the rest, zero or not finite.
 */
export function readVectors(body: unknown, count: number): Float32Array[] {
  const data = fieldOf(body, 'data');
  if (!Array.isArray(data) || data.length !== count) throw new EmbedEndpointError('malformed');
  const vectors = inOrder(data).map((item) => unit(numbersOf(fieldOf(item, 'embedding'))));
  const dimension = vectors[0]?.length ?? 0;
  if (vectors.some((vector) => vector.length !== dimension)) throw new EmbedEndpointError('dimension');
  return vectors;
}

/** By their `index`; as they came when none of them has one. */
function inOrder(items: readonly unknown[]): readonly unknown[] {
  const indexes = items.map((item) => fieldOf(item, 'index'));
  if (indexes.every((index) => index === undefined || index === null)) return items;
  const placed = new Map(items.map((item, at) => [indexes[at], item]));
  return items.map((_, at) => {
    if (!placed.has(at)) throw new EmbedEndpointError('malformed');
    return placed.get(at);
  });
}

function numbersOf(embedding: unknown): Float32Array {
  if (typeof embedding === 'string') return fromBase64(embedding);
  const isNumbers = Array.isArray(embedding) && embedding.every((value) => typeof value === 'number');
  if (!isNumbers || embedding.length > LONGEST) throw new EmbedEndpointError('malformed');
  return Float32Array.from(embedding);
}

function fromBase64(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0 || bytes.length / 4 > LONGEST) {
    throw new EmbedEndpointError('malformed');
  }
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));
}

function unit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  if (!Number.isFinite(sum) || sum === 0) throw new EmbedEndpointError('malformed');
  return vector.map((value) => value / Math.sqrt(sum));
}
