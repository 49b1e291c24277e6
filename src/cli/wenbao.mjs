#!/usr/bin/env node
// Starts Wenbao. TypeScript is bundled once into a cache folder whose name is derived from the sources, so that the
// command works right after `npm ci`, starts as fast as plain JavaScript, and never runs stale code.
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

process.env.LANCEDB_LOG ??= 'error'; // its warnings are for developers of LanceDB
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  giveUp(`问报需要 Node 20.19 或更新版本，现在是 ${process.versions.node}。请升级 Node 后再试。`, 2);
}

/** Bundles of other sources are kept this long: a command started from one may still be loading parts of it. */
const KEEP_OLD_MS = 24 * 3_600_000;

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

function isReady(home, name) {
  try {
    accessSync(join(home, name, 'main.mjs'));
    return true;
  } catch {
    return false;
  }
}

/** Writes the bundle beside its place and renames it there, so that no start ever sees half of one. */
async function bundle(home, name, prepare = () => {}) {
  const { build } = await import('esbuild');
  mkdirSync(home, { recursive: true });
  const fresh = mkdtempSync(join(home, 'build-'));
  try {
    prepare(fresh);
    await build({
      entryPoints: [
        'src/cli/main.ts',
        'src/models/embed-worker.ts',
        'src/models/rerank-worker.ts',
        'src/models/chat-worker.ts',
        'src/archive/pdf/pdf-worker.ts',
      ].map((file) => join(root, file)),
      outdir: fresh,
      entryNames: '[name]',
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
    });
    chmodSync(fresh, 0o755); // who may come into `home` may start it
    putInPlace(fresh, home, name);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  removeOld(home, name);
}

function putInPlace(fresh, home, name) {
  try {
    renameSync(fresh, join(home, name));
  } catch (error) {
    if (isReady(home, name)) return; // another start was faster
    if (!existsSync(join(home, name))) throw error;
    rmSync(join(home, name), { recursive: true, force: true }); // left over from a clean-up of temporary files
    renameSync(fresh, join(home, name));
  }
}

function removeOld(home, name) {
  for (const old of readdirSync(home)) {
    const info = statSync(join(home, old), { throwIfNoEntry: false });
    if (old !== name && info && info.mtimeMs < Date.now() - KEEP_OLD_MS) {
      rmSync(join(home, old), { recursive: true, force: true });
    }
  }
}

async function mainModule() {
  const name = stamp();
  const local = join(root, 'node_modules', '.cache', 'wenbao');
  if (isReady(local, name)) return join(local, name, 'main.mjs');
  try {
    await bundle(local, name);
    return join(local, name, 'main.mjs');
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM', 'ENOSPC', 'EDQUOT'].includes(error?.code)) throw error;
  }
  // A read-only installation: the bundle goes to the temporary folder, and finds its packages through a link.
  const shared = ownFolder();
  if (!isReady(shared, name)) {
    await bundle(shared, name, (fresh) =>
      symlinkSync(join(root, 'node_modules'), join(fresh, 'node_modules'), 'junction'),
    );
  }
  return join(shared, name, 'main.mjs');
}

/** A folder in the temporary one that nobody else can write to: code from it is run. */
function ownFolder() {
  const folder = join(tmpdir(), `wenbao-${process.getuid?.() ?? 'user'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const info = lstatSync(folder);
  const isOwn = info.isDirectory() && (!process.getuid || (info.uid === process.getuid() && (info.mode & 0o022) === 0));
  return isOwn ? folder : mkdtempSync(join(tmpdir(), 'wenbao-'));
}

function giveUp(line, exitCode) {
  process.stderr.write(`${line}\n`);
  process.exit(exitCode);
}

async function load() {
  try {
    return await import(pathToFileURL(await mainModule()).href);
  } catch (error) {
    if (error?.code === 'ERR_MODULE_NOT_FOUND') giveUp('缺少依赖包。请先在问报的文件夹里运行 npm ci。', 1);
    const detail = String(error?.message ?? error)
      .replace(/\s+/g, ' ')
      .slice(0, 300);
    return giveUp(`问报没能启动（${detail}）。请检查磁盘空间和权限，或重新运行 npm ci。`, 1);
  }
}

const { main } = await load();
process.exitCode = await main(process.argv.slice(2), root);
