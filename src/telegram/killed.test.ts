import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KilledBot, openKilledBot } from './__fixtures__/killed/killed-bot.ts';
import { aWhile } from './__fixtures__/waiting.ts';

const KILLS = 50;
const CHATS = 6;

let bot: KilledBot;
const questions: string[] = [];

beforeAll(async () => {
  bot = await openKilledBot('src/telegram/__fixtures__/killed/bot-process.ts');
});
afterAll(() => bot.end());

function ask(): void {
  const text = `第${questions.length}问`;
  questions.push(text);
  bot.api.reader(1 + (questions.length % CHATS)).says(text);
}

/** The calls that brought a question's answer, those that were carried out. */
const answersTo = (question: string) =>
  bot.api.calls.filter(
    ({ method, payload }) => method === 'sendMessage' && String(payload.text).startsWith(`答：${question}[`),
  );

describe('a bot that is killed', () => {
  it(`answers every question once when it is killed ${KILLS} times, but for answers killed before they were noted`, async () => {
    for (let kills = 0; kills < KILLS; kills++) {
      await bot.start();
      const many = 1 + Math.floor(Math.random() * 4);
      for (let count = 0; count < many; count++) {
        ask();
        await aWhile(Math.random() * 30);
      }
      await aWhile(Math.random() * 120);
      await bot.kill();
    }
    await bot.start();
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
    expect(doubled.filter(([first]) => !bot.mayRepeat(first))).toEqual([]);
    expect(doubled.every(({ length }) => length === 2)).toBe(true);
    expect(doubled.length).toBeLessThanOrEqual(KILLS / 2);
    expect(bot.api.violations).toEqual([]);
  }, 600_000);
});
