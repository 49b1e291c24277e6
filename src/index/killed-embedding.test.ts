import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import { randomEmbedder } from './__fixtures__/embedders.ts';
import { reading } from './__fixtures__/readings.ts';
import { readerOf, temporaryFolder, writeFiles } from './__fixtures__/temporary-index.ts';
import { readManifest } from './manifest.ts';

const ARTICLES = Array.from({ length: 1500 }, (_, at) =>
  reading({ n: at + 1, text: `澄江市第${at}号通告今日张贴，${'请居民留意。'.repeat(at % 5)}` }),
);
/** Passages in one call: what a kill may cost. */
const JOB = 64;

it('embeds nothing again that was done when it was killed, however often, and the index can be read all the time', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { a: ARTICLES });
  const program = await builtProgram();
  const embedded: string[] = [];
  for (const lines of [1, 200, 900]) {
    embedded.push(...(await killedAfter(program, folder, lines)));
    expect(await readManifest(folder)).toMatchObject({ embedder: null });
    expect(await (await readerOf(folder)).searchPassages('第7号通告', 1)).toHaveLength(1);
  }
  const last = await killedAfter(program, folder, Number.POSITIVE_INFINITY);
  expect(last.pop()).toBe('complete');
  embedded.push(...last);
  expect(new Set(embedded).size).toBe(ARTICLES.length);
  expect(embedded.length - ARTICLES.length).toBeLessThanOrEqual(3 * JOB);
  expect(await readManifest(folder)).toMatchObject({ embedder: { complete: true } });
  const reader = await readerOf(folder, randomEmbedder('甲', 16));
  expect((await reader.searchPassages('第7号通告', 3)).some((hit) => hit.likeness > 0)).toBe(true);
});

async function builtProgram(): Promise<string> {
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const home = await mkdtemp(join(cache, 'kill-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const outfile = join(home, 'kill-embedding.mjs');
  const entryPoints = [join(import.meta.dirname, '__fixtures__/kill-embedding.ts')];
  await build({ entryPoints, outfile, bundle: true, packages: 'external', format: 'esm', platform: 'node' });
  return outfile;
}

/** What the program said before it was killed, at so many lines, or ended by itself. */
async function killedAfter(program: string, folder: string, lines: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  return said.split('\n').slice(0, -1);
}
