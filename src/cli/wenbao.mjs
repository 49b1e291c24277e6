#!/usr/bin/env node
// Starts Wenbao. TypeScript is bundled once into a cache folder whose name is derived from the sources, so that the
// command works right after `npm ci`, starts as fast as plain JavaScript, and never runs stale code.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

process.env.LANCEDB_LOG ??= 'error'; // its warnings are for developers of LanceDB
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`问报需要 Node 20.19 或更新版本，现在是 ${process.versions.node}。请升级 Node 后再试。\n`);
  process.exit(2);
}

/** Names the bundle after every source file's path, size and time of change. */
function stamp() {
  const hash = createHash('sha256');
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

async function bundle(home, name) {
  const { build } = await import('esbuild');
  mkdirSync(home, { recursive: true });
  const fresh = mkdtempSync(join(home, 'build-'));
  await build({
    entryPoints: ['src/cli/main.ts', 'src/models/embed-worker.ts'].map((file) => join(root, file)),
    outdir: fresh,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  try {
    renameSync(fresh, join(home, name));
  } catch {
    rmSync(fresh, { recursive: true, force: true }); // another start was faster
  }
  for (const old of readdirSync(home)) {
    if (old !== name && statSync(join(home, old)).mtimeMs < Date.now() - 3_600_000) {
      rmSync(join(home, old), { recursive: true, force: true });
    }
  }
}

async function mainModule() {
  const name = stamp();
  const local = join(root, 'node_modules', '.cache', 'wenbao');
  if (existsSync(join(local, name))) return join(local, name, 'main.mjs');
  try {
    await bundle(local, name);
    return join(local, name, 'main.mjs');
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error?.code)) throw error;
  }
  // A read-only installation: the bundle goes to the temporary folder, and finds its packages through a link.
  const shared = join(tmpdir(), `wenbao-${process.getuid?.() ?? 'user'}`);
  if (!existsSync(join(shared, name))) {
    await bundle(shared, name);
    await linkPackages(shared);
  }
  return join(shared, name, 'main.mjs');
}

async function linkPackages(shared) {
  const { symlinkSync } = await import('node:fs');
  rmSync(join(shared, 'node_modules'), { force: true, recursive: true });
  symlinkSync(join(root, 'node_modules'), join(shared, 'node_modules'), 'junction');
}

const { main } = await import(pathToFileURL(await mainModule()).href);
process.exitCode = await main(process.argv.slice(2), root);
