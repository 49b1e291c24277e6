import { Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { freshState } from '../../state/__fixtures__/state-folder.ts';
import { startBench, until } from '../__fixtures__/bot-bench.ts';
import { message } from '../__fixtures__/updates.ts';
import type { BotContext, BotTools } from '../bot-context.ts';
import { DeliveryFailed } from '../conversation/send-messages.ts';
import { Jobs } from './jobs.ts';
import { takeUp } from './take-up.ts';

const BAN = { kind: 'reply', code: 429, retryAfter: 3_600 } as const;
const HOUR = 3_600_000;

/** The middleware alone, before a handler that does what the test says; time goes as the test says. */
function desk(handle: () => Promise<void>) {
  const { state } = freshState();
  const control = new AbortController();
  const clock = { time: Date.parse('2031-09-06T08:00:00Z') };
  const log: string[] = [];
  // Branded: of the bot itself only its id is looked at.
  const botInfo = { id: 1, is_bot: true, first_name: '问报', username: 'test_bot' } as UserFromGetMe;
  const bot = new Bot<BotContext>('1:t', { botInfo });
  // Partial: the middleware uses these alone.
  const tools = {
    state,
    now: () => new Date(clock.time),
    pace: { sendAgain: 5 },
    log: (event: string) => log.push(event),
    cutOff: control.signal,
    aside: (work: () => Promise<void>) => void work().catch(() => undefined),
  } as unknown as BotTools;
  takeUp(bot, new Jobs(), tools);
  bot.use(handle);
  const update = { update_id: 9, ...message({ text: '谁来了' }) };
  state.updates.receive([update]);
  const come = () => bot.handleUpdate(update);
  return { state, clock, log, control, come, pending: () => state.updates.pending().length };
}

describe('an update', () => {
  it('is done with when it was handled, also when that failed', async () => {
    let count = 0;
    const good = desk(async () => void count++);
    await good.come();
    await good.come();
    expect([count, good.pending()]).toEqual([1, 0]);
    const bad = desk(() => Promise.reject(new Error('broken')));
    await expect(bad.come()).rejects.toThrow('broken');
    expect(bad.pending()).toBe(0);
  });

  it('that a stop cut off is left for the next run', async () => {
    const one = desk(async () => one.control.abort());
    await one.come();
    expect(one.pending()).toBe(1);
  });

  it('whose answer cannot be sent is taken up again until it can', async () => {
    let count = 0;
    const one = desk(async () => {
      if (++count < 6) throw new DeliveryFailed();
    });
    await one.come();
    expect([one.pending(), one.state.updates.pending()[0]?.attempts]).toEqual([1, 0]);
    await until(() => one.pending() === 0);
    expect(count).toBe(6);
    expect(one.log).toEqual(Array(5).fill('sent_later'));
  });

  it('is given up after a day', async () => {
    const one = desk(async () => {
      one.clock.time += 5 * HOUR;
      throw new DeliveryFailed();
    });
    await one.come();
    await until(() => one.pending() === 0);
    expect(one.log.filter((event) => event === 'sent_later')).toHaveLength(5);
  });

  it('is not taken up again when the bot stops meanwhile', async () => {
    let count = 0;
    const one = desk(() => {
      count++;
      return Promise.reject(new DeliveryFailed());
    });
    await one.come();
    one.control.abort();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([count, one.pending()]).toEqual([1, 1]);
  });
});

describe('an answer that Telegram will not take for long', () => {
  it('is sent when it does, without being asked for again, however fast its reader was', async () => {
    const bench = await startBench({ pace: { giveUp: 50, sendAgain: 50, floodBurst: 1, floodRefill: HOUR } });
    bench.api.fail('sendMessage', BAN, BAN, BAN);
    const reader = bench.reader();
    reader.says('谁来了');
    await reader.sees('答：谁来了');
    await until(() => bench.state.updates.pending().length === 0);
    expect(reader.chat.texts()).toHaveLength(1);
    expect(bench.ask.asked).toHaveLength(1);
    expect(bench.log.join('\n')).not.toContain('谁来了');
  });

  it('is sent after the next start', async () => {
    const bench = await startBench({ pace: { giveUp: 50, sendAgain: HOUR } });
    bench.api.fail('sendMessage', BAN);
    const reader = bench.reader();
    reader.says('谁来了');
    await until(() => bench.log.some((line) => line.includes('sent_later')));
    await bench.restart();
    await reader.sees('答：谁来了');
    expect(bench.ask.asked).toHaveLength(1);
  });

  it('takes the place of the one before when its question was edited', async () => {
    const bench = await startBench({ pace: { giveUp: 50, sendAgain: 50 } });
    const reader = bench.reader();
    const asked = reader.says('谁来了');
    const first = await reader.sees('答：谁来了');
    bench.api.fail('editMessageText', BAN);
    reader.edits(asked, '谁走了');
    expect((await reader.sees('答：谁走了')).id).toBe(first.id);
  });

  it('is sent where a button asked for it', async () => {
    const bench = await startBench({ pace: { giveUp: 50, sendAgain: 50 } });
    const reader = bench.reader();
    reader.says('/start');
    const { buttons } = await reader.sees('这里是问报');
    const question = buttons[0]?.[0] ?? '';
    bench.api.fail('sendMessage', BAN);
    await reader.presses(question).answer();
    await reader.sees(`答：${question}`);
  });
});
