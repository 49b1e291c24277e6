import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openState } from '../../state/open-state.ts';
import { type BotApiServer, startBotApi } from '../__fixtures__/bot-api-server.ts';
import { aWhile } from '../__fixtures__/waiting.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Within the project, so that packages are found. */
const cache = join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'wenbao-digests-'));
const program = join(folder, 'news-process.mjs');
const locales = join(root, 'src', 'telegram', 'locales');
const issues = join(folder, 'issues');

const KILLS = 15;
const CHATS = 4;
/** Between Telegram's acceptance of a message and our note of it; generous, for a loaded machine stands still at times. */
const WINDOW = 1_000;

let api: BotApiServer;
let child: ChildProcess;
let published = 0;
const killed: number[] = [];
const followed: string[] = [];

beforeAll(async () => {
  await build({
    entryPoints: [join(root, 'src/telegram/follow/__fixtures__/news-process.ts')],
    outfile: program,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
  api = await startBotApi();
  publish();
});

afterAll(async () => {
  child.kill('SIGKILL');
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const polls = () => api.calls.filter(({ method }) => method === 'getUpdates').length;
  const before = polls();
  child = spawn(process.execPath, [program, api.root, api.token, folder, locales, issues], { stdio: 'ignore' });
  await expect.poll(() => polls() > before, { interval: 5, timeout: 60_000 }).toBe(true);
}

async function kill(): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  killed.push(performance.now());
}

/** Puts one more issue into the archive, at one stroke as an index changes. */
function publish(): void {
  writeFileSync(`${issues}.new`, String(++published));
  renameSync(`${issues}.new`, issues);
}

/** Somebody follows one more subject. */
function follow(subject: string): void {
  followed.push(subject);
  api.reader(1 + (followed.length % CHATS)).says(`/follow ${subject}`);
}

/** The calls that brought the digest of an issue to a chat, those that were carried out. */
const digestsOf = (issue: number, chat: number) =>
  api.calls.filter(
    ({ method, payload }) =>
      method === 'sendMessage' && payload.chat_id === chat && String(payload.text).startsWith(`第${issue}期防火[`),
  );
/** Every digest that there must be: of each issue but the first, which was there before the first look, for each chat. */
const allDigests = () =>
  Array.from({ length: published - 1 }, (_, n) => n + 1).flatMap((issue) =>
    Array.from({ length: CHATS }, (__, at) => digestsOf(issue, at + 1)),
  );
const missing = () => allDigests().filter(({ length }) => length === 0).length;

describe('a bot that is killed', () => {
  it(`loses no follow and doubles no digest when it is killed ${KILLS} times, but for digests killed before they were noted`, async () => {
    await start();
    for (let chat = 0; chat < CHATS; chat++) follow('防火');
    await expect.poll(() => api.sent.length, { interval: 10, timeout: 30_000 }).toBe(CHATS);
    publish();
    await expect.poll(missing, { interval: 10, timeout: 30_000 }).toBe(0);
    for (let kills = 0; kills < KILLS; kills++) {
      publish();
      follow(`第${kills}件事`);
      await aWhile(Math.random() * 120);
      await kill();
      await start();
    }
    await expect.poll(missing, { interval: 50, timeout: 60_000 }).toBe(0);
    await aWhile(500);
    await kill();
    const doubled = allDigests().filter(({ length }) => length > 1);
    for (const [first] of doubled) {
      const at = first?.at ?? 0;
      expect(killed.some((time) => at <= time && time - at < WINDOW)).toBe(true);
    }
    expect(doubled.length).toBeLessThanOrEqual(KILLS);
    const state = openState(join(folder, 'state.db'));
    const kept = state.follows.all().map(({ subject }) => subject);
    state.close();
    expect(kept.toSorted()).toEqual(followed.toSorted());
    expect(api.violations).toEqual([]);
  }, 300_000);
});
