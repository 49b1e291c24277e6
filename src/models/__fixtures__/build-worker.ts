import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The built worker and how to remove it. */
export interface BuiltWorker {
  readonly url: URL;
  /** `embedder.ts`, bundled beside it. */
  readonly embedderUrl: URL;
  remove(): Promise<void>;
}

/**
 * Builds `embed-worker.ts` as the launcher does. It must lie under the project, from where its packages are found:
 * worker threads of Node 20 do not load TypeScript, and packages stay outside the bundle.
 */
export async function buildEmbedWorker(): Promise<BuiltWorker> {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const cache = join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const outdir = await mkdtemp(join(cache, 'wenbao-worker-'));
  await build({
    entryPoints: ['embed-worker', 'embedder'].map((out) => ({ in: join(root, 'src/models', `${out}.ts`), out })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return {
    url: pathToFileURL(join(outdir, 'embed-worker.mjs')),
    embedderUrl: pathToFileURL(join(outdir, 'embedder.mjs')),
    remove: () => rm(outdir, { recursive: true, force: true }),
  };
}
