import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll } from 'vitest';

/** What a run of the real program left: exit code (null when a signal ended it), stdout, stderr. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A run that is still going. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Run>;
  /** Everything on stderr so far. */
  err(): string;
}

/** What a run is given beside its words. */
export interface RunSettings {
  /** Settings of the environment; no other setting reaches the run. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Null leaves it open for the test to write to. */
  readonly stdin?: string | null;
}

const root = resolve(import.meta.dirname, '..', '..', '..');
const LAUNCHER = join(root, 'src', 'cli', 'wenbao.mjs');
/** The archive that ships. */
export const SAMPLE = join(root, 'data', 'sample');
/** Prefixes of settings, which a developer's own environment may hold. */
const SETTINGS =
  /^(?:WENBAO|TELEGRAM|LLM|EMBEDDING|HF|MODEL|MODELS|HTTPS|HTTP|ALL|NO|FORCE|XDG|HEALTH)_|_PROXY$|^PORT$/i;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wenbao-cli-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A path in a temporary folder of this test file. */
export function temporary(...names: readonly string[]): string {
  return join(folder, ...names);
}

/** Writes a file with the folders it needs and gives its path. */
export function write(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Writes values as lines of JSON. */
export function writeLines(path: string, values: readonly unknown[]): string {
  return write(path, values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n'));
}

/** The command line and the whole environment of a run, without a developer's own settings and embeddings. */
export function invocation(args: readonly string[], env: RunSettings['env'] = {}) {
  const own = Object.entries(process.env).filter(([name]) => !SETTINGS.test(name));
  const command: [string, ...string[]] = [process.execPath, LAUNCHER, ...args];
  const state = { EMBEDDING_MODEL: 'off', XDG_STATE_HOME: temporary('state') };
  return { command, env: { ...Object.fromEntries(own), ...state, ...env } };
}

/** Starts the real launcher in a temporary folder without a `.env`, and without embeddings unless the test sets them. */
export function startWenbao(
  args: readonly string[],
  { env = {}, cwd = folder, stdin = '' }: RunSettings = {},
): Running {
  const { command, env: whole } = invocation(args, env);
  const child = spawn(command[0], command.slice(1), { cwd, env: whole });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  child.stdin.on('error', () => undefined);
  if (stdin !== null) child.stdin.end(stdin);
  const clock = setTimeout(() => child.kill('SIGKILL'), 50_000);
  const ended = new Promise<Run>((done) => {
    child.once('close', (code) => {
      clearTimeout(clock);
      done({ code, out, err });
    });
  });
  return { process: child, ended, err: () => err };
}

/** Runs the real launcher to its end. */
export function wenbao(args: readonly string[], settings: RunSettings = {}): Promise<Run> {
  return startWenbao(args, settings).ended;
}

/** The parsed lines of a JSON output; a test says what it looks for in each. */
export function jsonLines<T extends object = Record<string, unknown>>(text: string): readonly T[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as T); // a test that says wrong finds undefined
}
