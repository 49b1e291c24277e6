import { fileURLToPath } from 'node:url';

let built: Promise<URL> | null = null;

/**
 * Where the worker's code is: `pdf-worker.mjs` beside the bundle that this code is in. Started from the sources (tests,
 * scripts) there is no bundle, and threads of Node 20 do not load TypeScript: it is then bundled in memory, once.
 */
export async function pdfWorkerUrl(): Promise<URL> {
  if (!import.meta.url.endsWith('.ts')) return new URL('./pdf-worker.mjs', import.meta.url);
  built ??= bundle(fileURLToPath(new URL('./pdf-worker.ts', import.meta.url)));
  return built;
}

async function bundle(entry: string): Promise<URL> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
  return new URL(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`);
}
