import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

/** Built modules in one folder, and how to remove it. */
export interface BuiltModules {
  /** Address of the built `name.ts`, given as `name`. */
  url(name: string): URL;
  remove(): Promise<void>;
}

/**
 * Builds sources (`models/reranker`, without ending, under src) as the launcher does. They must lie under the project,
 * from where their packages are found: worker threads of Node 20 do not load TypeScript, and packages stay outside the
 * bundle.
 */
export async function buildModules(...sources: readonly string[]): Promise<BuiltModules> {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const cache = join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const outdir = await mkdtemp(join(cache, 'wenbao-modules-'));
  await build({
    entryPoints: sources.map((source) => ({ in: join(root, 'src', `${source}.ts`), out: basename(source) })),
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
    url: (name) => pathToFileURL(join(outdir, `${name}.mjs`)),
    remove: () => rm(outdir, { recursive: true, force: true }),
  };
}

/** Runs a script in a process of its own and gives what it wrote; rejects when it does not end by itself. */
export async function runInProcess(script: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    timeout: 20_000,
  });
  return { stdout, stderr };
}
