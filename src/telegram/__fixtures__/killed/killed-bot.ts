import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { type BotApiServer, startBotApi } from '../bot-api-server.ts';
import type { Call } from '../server/call.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Between Telegram's acceptance of a message and our note of it, milliseconds; generous, for a loaded machine stands still at times. */
const WINDOW = 1_000;

/** A bot in a process of its own on a loopback Bot API, to be killed and started again on the same state. */
export interface KilledBot {
  readonly api: BotApiServer;
  /** Folder of the state, and of whatever the test gives the process. */
  readonly folder: string;
  /** Starts it and waits until it polls. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Whether a call came so shortly before a kill that its reply may not have been noted. */
  mayRepeat(call: Call | undefined): boolean;
  end(): Promise<void>;
}

/**
 * Bundles a program of the project, which is given the API's root, the token, the folder, the texts' folder and then
 * `args`, within the project, so that it finds its packages.
 */
export async function openKilledBot(
  program: string,
  args: (folder: string) => readonly string[] = () => [],
): Promise<KilledBot> {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'wenbao-killed-'));
  const bundle = join(folder, 'program.mjs');
  await build({
    entryPoints: [join(root, program)],
    outfile: bundle,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
  const api = await startBotApi();
  const locales = join(root, 'src', 'telegram', 'locales');
  const given = [bundle, api.root, api.token, folder, locales, ...args(folder)];
  const killed: number[] = [];
  let child: ChildProcess | null = null;
  return {
    api,
    folder,
    async start() {
      const polls = () => api.calls.filter(({ method }) => method === 'getUpdates').length;
      const before = polls();
      child = spawn(process.execPath, given, { stdio: 'ignore' });
      await expect.poll(() => polls() > before, { interval: 5, timeout: 60_000 }).toBe(true);
    },
    async kill() {
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      await gone;
      killed.push(performance.now());
    },
    mayRepeat: (call) => killed.some((time) => call !== undefined && call.at <= time && time - call.at < WINDOW),
    async end() {
      child?.kill('SIGKILL');
      await api.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
