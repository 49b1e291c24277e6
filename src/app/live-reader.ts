import type { Config } from '../config.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import { currentVersion } from '../index/manifest.ts';
import { openReader } from '../index/open-reader.ts';
import { openEmbedding } from './open-embedding.ts';
import { type IndexProgress, updateIndex } from './update-index.ts';

/** A reader that is always of the newest committed index; questions under way keep the one they began with. */
export interface LiveReader {
  reader(): Promise<IndexReader>;
  close(): Promise<void>;
}

/** Milliseconds after which a reader of an older version is closed: longer than any question takes. */
const KEEP_OLD = 120_000;

/** Opens the index of an archive, building it first when there is none. */
export async function openLiveReader(
  config: Config,
  options: { readonly signal: AbortSignal; readonly progress: (progress: IndexProgress) => void },
): Promise<LiveReader> {
  if ((await currentVersion(config.db)) === null) await updateIndex(config, { rebuild: false, ...options });
  const embedder = await openEmbedding(config, options.signal);
  const open = () => openReader(config.db, { embedder });
  let current = await open();
  let opening: Promise<IndexReader> | null = null;
  return {
    async reader() {
      const version = await currentVersion(config.db);
      if (version === null || version === current.version) return current;
      opening ??= open().finally(() => {
        opening = null;
      });
      const [old, fresh] = [current, await opening];
      if (fresh !== current) {
        current = fresh;
        setTimeout(() => void old.close(), KEEP_OLD).unref();
      }
      return fresh;
    },
    async close() {
      await current.close();
      await embedder?.close();
    },
  };
}
