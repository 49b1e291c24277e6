import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { IndexStats } from '../domain/index-stats.ts';
import { heldPages } from '../index/holdings-of.ts';
import { openReader } from '../index/open-reader.ts';

/** Reads what an index holds. Rejects with a WenbaoError when there is none. */
export async function readStats(config: Config): Promise<IndexStats> {
  const reader = await openReader(config.db, { embedder: null });
  try {
    return {
      holdings: reader.holdings,
      pages: await heldPages(config.db),
      people: await reader.countPeople(),
      bytes: await sizeOf(config.db),
      version: reader.version,
    };
  } finally {
    await reader.close();
  }
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(file.parentPath, file.name)).then(
        (info) => info.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
