import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotApiServer, startBotApi } from './__fixtures__/bot-api-server.ts';
import { aWhile } from './__fixtures__/waiting.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Within the project, so that packages are found. */
const cache = join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'wenbao-killed-'));
const program = join(folder, 'bot-process.mjs');
const locales = join(root, 'src', 'telegram', 'locales');

const KILLS = 50;
const CHATS = 6;
/** Between Telegram's acceptance of a message and our note of it; generous, for a loaded machine stands still at times. */
const WINDOW = 1_000;

let api: BotApiServer;
let child: ChildProcess;
const killed: number[] = [];
const questions: string[] = [];

beforeAll(async () => {
  await build({
    entryPoints: [join(root, 'src/telegram/__fixtures__/killed/bot-process.ts')],
    outfile: program,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
  api = await startBotApi();
});

afterAll(async () => {
  child.kill('SIGKILL');
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the bot and waits until it polls. */
async function start(): Promise<void> {
  const polls = () => api.calls.filter(({ method }) => method === 'getUpdates').length;
  const before = polls();
  child = spawn(process.execPath, [program, api.root, api.token, folder, locales], { stdio: 'ignore' });
  await expect.poll(() => polls() > before, { interval: 5, timeout: 60_000 }).toBe(true);
}

async function kill(): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  killed.push(performance.now());
}

function ask(): void {
  const text = `第${questions.length}问`;
  questions.push(text);
  api.reader(1 + (questions.length % CHATS)).says(text);
}

/** The calls that brought a question's answer, those that were carried out. */
const answersTo = (question: string) =>
  api.calls.filter(
    ({ method, payload }) => method === 'sendMessage' && String(payload.text).startsWith(`答：${question}[`),
  );

describe('a bot that is killed', () => {
  it(`answers every question once when it is killed ${KILLS} times, but for answers killed before they were noted`, async () => {
    for (let kills = 0; kills < KILLS; kills++) {
      await start();
      const many = 1 + Math.floor(Math.random() * 4);
      for (let count = 0; count < many; count++) {
        ask();
        await aWhile(Math.random() * 30);
      }
      await aWhile(Math.random() * 120);
      await kill();
    }
    await start();
    const unanswered = () => questions.filter((question) => answersTo(question).length === 0);
    await expect.poll(unanswered, { interval: 50, timeout: 60_000 }).toEqual([]);
    await aWhile(500);
    for (let chat = 0; chat < CHATS; chat++) {
      const first = questions
        .filter((_, index) => index % CHATS === chat)
        .map((question) => answersTo(question)[0]?.at);
      expect(first).toEqual(first.toSorted((a = 0, b = 0) => a - b));
    }
    const doubled = questions.map(answersTo).filter(({ length }) => length > 1);
    for (const [first] of doubled) {
      const at = first?.at ?? 0;
      expect(killed.some((time) => at <= time && time - at < WINDOW)).toBe(true);
    }
    expect(doubled.every(({ length }) => length === 2)).toBe(true);
    expect(doubled.length).toBeLessThanOrEqual(KILLS / 2);
    expect(api.violations).toEqual([]);
  }, 600_000);
});
