import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BotApiServer } from '../bot-api-server.ts';

/** A bot in a process of its own, on the sample archive, without any model. */
export interface BotProcess {
  /** What it has used up so far; null where the system does not tell. */
  usage(): Promise<ProcessUsage | null>;
  /** Its last log lines. */
  lastLines(): readonly string[];
  /** Resolves with the exit code when it ends by itself or was stopped. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Memory in the machine, megabytes, and processor time, seconds. */
export interface ProcessUsage {
  readonly megabytes: number;
  readonly seconds: number;
}

const LINES_KEPT = 20;

/**
 * Indexes the sample into a folder of its own, then starts `wenbao bot` against the Bot API. Its processor profile is
 * written to the folder `profile` when it ends.
 */
export async function startBotProcess(api: BotApiServer, program: string, profile?: string): Promise<BotProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-soak-'));
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    TMPDIR: tmpdir(),
    WENBAO_ARCHIVE: 'data/sample',
    WENBAO_DB: join(folder, 'index'),
    WENBAO_STATE: join(folder, 'state.db'),
    EMBEDDING_MODEL: 'off',
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    TELEGRAM_SENDS_PER_SECOND: '1000', // Telegram itself allows 30: the limit would be measured, not the bot
  };
  await promisify(execFile)(process.execPath, [program, 'index'], { env });
  const options = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child = spawn(process.execPath, [...options, program, 'bot'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const lines: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter(Boolean));
    lines.splice(0, lines.length - LINES_KEPT);
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    usage: () => usageOf(child),
    lastLines: () => lines,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function usageOf({ pid }: ChildProcess): Promise<ProcessUsage | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=,time=', '-p', String(pid)]);
    const [kilobytes = '', time = ''] = stdout.trim().split(/\s+/);
    const seconds = time.split(/[-:]/).reduce((sum, part) => sum * 60 + Number(part), 0);
    return { megabytes: Math.round(Number(kilobytes) / 1024), seconds };
  } catch {
    return null;
  }
}
