import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openState } from '../../state/open-state.ts';
import { type KilledBot, openKilledBot } from '../__fixtures__/killed/killed-bot.ts';
import { aWhile } from '../__fixtures__/waiting.ts';

const KILLS = 15;
const CHATS = 4;

let bot: KilledBot;
let published = 0;
const followed: string[] = [];
const issuesIn = (folder: string) => join(folder, 'issues');

beforeAll(async () => {
  bot = await openKilledBot('src/telegram/follow/__fixtures__/news-process.ts', (folder) => [issuesIn(folder)]);
  publish();
});
afterAll(() => bot.end());

/** Puts one more issue into the archive, at one stroke as an index changes. */
function publish(): void {
  const issues = issuesIn(bot.folder);
  writeFileSync(`${issues}.new`, String(++published));
  renameSync(`${issues}.new`, issues);
}

/** Somebody follows one more subject. */
function follow(subject: string): void {
  followed.push(subject);
  bot.api.reader(1 + (followed.length % CHATS)).says(`/follow ${subject}`);
}

/** The calls that brought the digest of an issue to a chat, those that were carried out. */
const digestsOf = (issue: number, chat: number) =>
  bot.api.calls.filter(
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
    await bot.start();
    for (let chat = 0; chat < CHATS; chat++) follow('防火');
    await expect.poll(() => bot.api.sent.length, { interval: 10, timeout: 30_000 }).toBe(CHATS);
    publish();
    await expect.poll(missing, { interval: 10, timeout: 30_000 }).toBe(0);
    for (let kills = 0; kills < KILLS; kills++) {
      publish();
      follow(`第${kills}件事`);
      await aWhile(Math.random() * 120);
      await bot.kill();
      await bot.start();
      // Many issues that become news at once are summed up in one digest.
      if (kills % 4 === 3) await expect.poll(missing, { interval: 50, timeout: 60_000 }).toBe(0);
    }
    await expect.poll(missing, { interval: 50, timeout: 60_000 }).toBe(0);
    await aWhile(500);
    await bot.kill();
    const doubled = allDigests().filter(({ length }) => length > 1);
    expect(doubled.filter(([first]) => !bot.mayRepeat(first))).toEqual([]);
    expect(doubled.length).toBeLessThanOrEqual(KILLS);
    const state = openState(join(bot.folder, 'state.db'));
    const kept = state.follows.all().map(({ subject }) => subject);
    state.close();
    expect(kept.toSorted()).toEqual(followed.toSorted());
    expect(bot.api.violations).toEqual([]);
  }, 300_000);
});
