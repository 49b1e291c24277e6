import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Lock } from './lock.ts';

type FileHandle = Awaited<ReturnType<typeof open>>;

/** The folder of the caches inside an index folder; `--rebuild` leaves it alone. */
export const CACHE_FOLDER = 'vectors';

const MAGIC = 'WBVEC001';
const KEY_BYTES = 16;
const CRC_BYTES = 4;
/** Magic, dimension and the digest of the embedder's id. */
const HEADER_BYTES = 8 + 4 + 32;
/** Bytes read at a time while the keys are gathered. */
const READ = 1 << 22;
/** Caches of embedders used before that are kept, for whoever switches back. */
const KEPT_CACHES = 2;
/** Vectors that no passage needs are dropped when they are this many more than the passages. */
const SPARE = 1000;

/**
 * Vectors of one embedder by the hash of their text, in one file that only grows: a header, then records of key, vector
 * and checksum. What `add` has acknowledged is on disk; half a record at the end, left by a kill, is cut off when the
 * file is opened. One process at a time: an open cache holds the folder's lock.
 */
export class VectorCache {
  readonly #path: string;
  readonly #dimension: number;
  readonly #header: Buffer;
  readonly #lock: Lock;
  #file: FileHandle;
  #places: Map<string, number>;
  #end: number;

  private constructor(path: string, header: Buffer, dimension: number, lock: Lock, file: FileHandle, found: Found) {
    this.#path = path;
    this.#dimension = dimension;
    this.#header = header;
    this.#lock = lock;
    this.#file = file;
    this.#places = found.places;
    this.#end = found.end;
  }

  /**
   * Opens the cache of an embedder, made empty when there is none or its header is spoiled. Rejects with what `takeLock`
   * rejects with when another process has it.
   */
  static async open(
    folder: string,
    embedder: { readonly id: string; readonly dimension: number },
    takeLock: () => Promise<Lock>,
  ): Promise<VectorCache> {
    await mkdir(folder, { recursive: true });
    const lock = await takeLock();
    try {
      return await VectorCache.#open(folder, embedder, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  static async #open(
    folder: string,
    embedder: { readonly id: string; readonly dimension: number },
    lock: Lock,
  ): Promise<VectorCache> {
    const id = createHash('sha256').update(embedder.id).digest();
    const header = Buffer.concat([Buffer.from(MAGIC), uint32(embedder.dimension), id]);
    const path = join(folder, `${id.toString('hex').slice(0, 16)}.cache`);
    const file = await open(path, 'r+').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return open(path, 'w+');
      throw error;
    });
    const found = await readPlaces(file, header, recordBytes(embedder.dimension));
    return new VectorCache(path, header, embedder.dimension, lock, file, found);
  }

  /** Texts that have a vector. */
  get size(): number {
    return this.#places.size;
  }

  has(text: string): boolean {
    return this.#places.has(keyOf(text));
  }

  /** The vectors of texts, in order; null where there is none. */
  async get(texts: readonly string[]): Promise<(Float32Array | null)[]> {
    return Promise.all(
      texts.map(async (text) => {
        const place = this.#places.get(keyOf(text));
        return place === undefined ? null : this.#read(place);
      }),
    );
  }

  /** Adds vectors of the cache's dimension and resolves when they are on disk. */
  async add(entries: readonly (readonly [text: string, vector: Float32Array])[]): Promise<void> {
    const records = entries.map(([text, vector]) => record(keyOf(text), vector));
    const bytes = Buffer.concat(records);
    await writeAll(this.#file, bytes, this.#end);
    await this.#file.datasync();
    for (const [text] of entries) {
      this.#places.set(keyOf(text), this.#end);
      this.#end += recordBytes(this.#dimension);
    }
  }

  /**
   * Drops vectors that none of the texts needs when there must be many, `count` being how many texts there are; a copy
   * takes the file's place, so that a kill leaves the one or the other.
   */
  async prune(count: number, texts: () => AsyncIterable<string>): Promise<void> {
    const records = (this.#end - HEADER_BYTES) / recordBytes(this.#dimension);
    if (records <= 2 * count + SPARE) return;
    const needed = new Set<string>();
    for await (const text of texts()) needed.add(keyOf(text));
    const live = [...this.#places].filter(([key]) => needed.has(key));
    const fresh = `${this.#path}.new`;
    const file = await open(fresh, 'w+');
    const places = new Map<string, number>();
    let end = HEADER_BYTES;
    await writeAll(file, this.#header, 0);
    for (const [key, place] of live) {
      await writeAll(file, await readAt(this.#file, place, recordBytes(this.#dimension)), end);
      places.set(key, end);
      end += recordBytes(this.#dimension);
    }
    await file.sync();
    await this.#file.close(); // some systems put nothing in the place of an open file
    await rename(fresh, this.#path);
    [this.#file, this.#places, this.#end] = [file, places, end];
  }

  /** Closes the file and gives the lock back. */
  async close(): Promise<void> {
    await this.#file.close();
    await this.#lock.release();
  }

  async #read(place: number): Promise<Float32Array> {
    const bytes = await readAt(this.#file, place + KEY_BYTES, this.#dimension * 4);
    return Float32Array.from({ length: this.#dimension }, (_, at) => bytes.readFloatLE(at * 4));
  }
}

/** Removes caches of other embedders but for the two used last. Call it when the vectors of `embedder` are complete. */
export async function dropOldCaches(folder: string, embedder: { readonly id: string }): Promise<void> {
  const own = createHash('sha256').update(embedder.id).digest('hex').slice(0, 16);
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{16}\.cache$/.test(name) && !name.startsWith(own));
  const dated = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), time: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = dated.sort((a, b) => b.time - a.time).slice(KEPT_CACHES);
  for (const { path } of old) await rm(path, { force: true });
}

interface Found {
  readonly places: Map<string, number>;
  readonly end: number;
}

/** Where each key's vector lies. Records whose checksum is wrong count as not there; a later one of a key wins. */
async function readPlaces(file: FileHandle, header: Buffer, size: number): Promise<Found> {
  const { size: bytes } = await file.stat();
  if (bytes < HEADER_BYTES || !(await readAt(file, 0, HEADER_BYTES)).equals(header)) {
    await file.truncate(0);
    await writeAll(file, header, 0);
    await file.sync();
    return { places: new Map(), end: HEADER_BYTES };
  }
  const end = bytes - ((bytes - HEADER_BYTES) % size);
  if (end < bytes) await file.truncate(end);
  const places = new Map<string, number>();
  const step = size * Math.max(1, Math.floor(READ / size));
  for (let from = HEADER_BYTES; from < end; from += step) {
    const part = await readAt(file, from, Math.min(step, end - from));
    for (let at = 0; at < part.length; at += size) {
      const body = part.subarray(at, at + size - CRC_BYTES);
      if (crc32(body) !== part.readUInt32LE(at + size - CRC_BYTES)) continue;
      places.set(body.toString('latin1', 0, KEY_BYTES), from + at);
    }
  }
  return { places, end };
}

function recordBytes(dimension: number): number {
  return KEY_BYTES + dimension * 4 + CRC_BYTES;
}

function record(key: string, vector: Float32Array): Buffer {
  const body = Buffer.alloc(KEY_BYTES + vector.length * 4);
  body.write(key, 'latin1');
  vector.forEach((value, at) => {
    body.writeFloatLE(value, KEY_BYTES + at * 4);
  });
  return Buffer.concat([body, uint32(crc32(body))]);
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest().toString('latin1', 0, KEY_BYTES);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, position + at);
    at += bytesWritten;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(bytes, at, length - at, position + at);
    if (bytesRead === 0) throw new RangeError('the vector cache ends too early');
    at += bytesRead;
  }
  return bytes;
}
