import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporary, write } from './__fixtures__/wenbao.ts';

const LAUNCHER = resolve(import.meta.dirname, 'wenbao.mjs');
const ESBUILD = resolve(import.meta.dirname, '..', '..', 'node_modules', 'esbuild');

/** A project with a program of its own, to be started by the real launcher; with or without packages. */
function project(name: string, main: string, packages = true): (words?: string) => Promise<object> {
  const cli = temporary(name, 'src', 'cli');
  mkdirSync(cli, { recursive: true });
  copyFileSync(LAUNCHER, join(cli, 'wenbao.mjs'));
  write(join(cli, 'main.ts'), main);
  write(temporary(name, 'src', 'models', 'embed-worker.ts'), 'export {};');
  write(temporary(name, 'src', 'models', 'rerank-worker.ts'), 'export {};');
  write(temporary(name, 'src', 'models', 'chat-worker.ts'), 'export {};');
  write(temporary(name, 'src', 'archive', 'pdf', 'pdf-worker.ts'), 'export {};');
  if (packages) {
    mkdirSync(temporary(name, 'node_modules'));
    symlinkSync(ESBUILD, temporary(name, 'node_modules', 'esbuild'), 'junction');
  }
  return (words = '') =>
    new Promise((done) => {
      execFile(process.execPath, [join(cli, 'wenbao.mjs'), words], (error, out, err) => {
        done({ code: error?.code ?? 0, out, err });
      });
    });
}

const program = (said: string) =>
  `export const main = async (args: string[], root: string) => { console.log('${said}', args.length, root); return 3; };`;

describe('the launcher', () => {
  it('starts the program as it stands in the sources, with its words, its root and its exit code', async () => {
    const start = project('whole', program('one'));
    expect(await start('word')).toEqual({ code: 3, out: `one 1 ${temporary('whole')}\n`, err: '' });
    write(temporary('whole', 'src', 'cli', 'main.ts'), program('another'));
    expect(await start()).toMatchObject({ out: expect.stringMatching(/^another/) });
  });

  it('may be started many times at once, and mends a bundle that lost its files', async () => {
    const start = project('crowd', program('one'));
    const runs = await Promise.all(Array.from({ length: 4 }, () => start()));
    expect(new Set(runs.map((run) => JSON.stringify(run))).size).toBe(1);
    expect(runs[0]).toMatchObject({ code: 3, err: '' });
    const cache = temporary('crowd', 'node_modules', '.cache', 'wenbao');
    const bundles = readdirSync(cache);
    expect(bundles).toHaveLength(1);
    rmSync(join(cache, bundles[0] ?? '', 'main.mjs'));
    expect(await start()).toMatchObject({ code: 3, err: '' });
  });

  it.each([
    ['its packages are missing', 'bare', program('one'), false, /^缺少依赖包。请先在问报的文件夹里运行 npm ci。\n$/],
    ['its sources are broken', 'broken', 'export const main = (', true, /^问报没能启动（[^\n]+）。请[^\n]+\n$/],
  ])('says in one line that %s', async (_, name, main, packages, line) => {
    expect(await project(name, main, packages)()).toEqual({ code: 1, out: '', err: expect.stringMatching(line) });
  });
});
