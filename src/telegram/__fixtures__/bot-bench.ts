import { afterEach, expect } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import { listAnswer } from '../../render/__fixtures__/answers.ts';
import type { AskService } from '../services.ts';
import type { BotSettings } from '../bot-settings.ts';
import type { Pace } from '../network/pace.ts';
import { type RunningBot, startBot } from '../start-bot.ts';
import { type BotApiServer, startBotApi } from './bot-api-server.ts';
import { type MessageParts, message } from './updates.ts';

/** Quick enough for tests; a poll stays open for a second. */
export const QUICK: Pace = {
  pollSeconds: 1,
  requestSeconds: 2,
  pollRetry: 20,
  conflicts: 3,
  firstRetry: 20,
  longestRetry: 50,
  giveUp: 5_000,
  typing: 50,
  answer: 5_000,
  drain: 2_000,
  farewell: 500,
};

/** An AskService that keeps what it was asked and answers as it is told. */
export class RecordingAsk implements AskService {
  readonly asked: { readonly question: string; readonly conversationId: string }[] = [];
  readonly forgotten: string[] = [];
  reply: (question: string, signal: AbortSignal) => Promise<Answer> = async (question) =>
    listAnswer({ question, text: `答：${question}[1]` });

  answer(question: string, conversationId: string, signal: AbortSignal): Promise<Answer> {
    this.asked.push({ question, conversationId });
    return this.reply(question, signal);
  }

  forget(conversationId: string): void {
    this.forgotten.push(conversationId);
  }
}

/** A bot at work on a loopback Bot API. */
export interface Bench {
  readonly api: BotApiServer;
  readonly ask: RecordingAsk;
  readonly log: readonly string[];
  readonly bot: RunningBot;
  readonly stopSignal: AbortController;
  send(parts: MessageParts): number;
  /** First lines of what was sent, in order. */
  heads(): readonly string[];
}

export interface BenchOptions {
  readonly settings?: Partial<BotSettings>;
  readonly pace?: Partial<Pace>;
  /** Called before the bot starts. */
  readonly prepare?: (api: BotApiServer, ask: RecordingAsk) => void;
}

const benches: Bench[] = [];

/** Starts a bot; after the test it is stopped, and no call may have broken a rule, no log line held the token. */
export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  const api = await startBotApi();
  const ask = new RecordingAsk();
  options.prepare?.(api, ask);
  const log: string[] = [];
  const stopSignal = new AbortController();
  const settings = { token: api.token, apiRoot: api.root, proxy: null, allowed: null, ...options.settings };
  const bot = await startBot(settings, ask, stopSignal.signal, (line) => log.push(line), { ...QUICK, ...options.pace });
  const send = (parts: MessageParts) => {
    const update = message(parts);
    api.deliver(update);
    return update.message.message_id;
  };
  const heads = () => api.sent.map(({ text }) => text.split('\n')[0] ?? '');
  const bench = { api, ask, log, bot, stopSignal, send, heads };
  benches.push(bench);
  return bench;
}

afterEach(async () => {
  for (const { api, bot, log } of benches.splice(0)) {
    await bot.stop();
    await api.close();
    expect(api.violations).toEqual([]);
    expect(log.join('\n')).not.toContain(api.token.split(':')[1]);
  }
});

/** Waits until something is true; fails the test after ten seconds. */
export async function until(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { interval: 5, timeout: 10_000 }).toBe(true);
}

/** Waits long enough for something to have happened that must not. */
export function aWhile(milliseconds = 150): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
