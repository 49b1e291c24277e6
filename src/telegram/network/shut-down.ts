import type { RunnerHandle } from '@grammyjs/runner';
import type { BotParts } from '../bot-parts.ts';
import { settledWithin } from './deadline.ts';
import { describeError } from './describe-error.ts';

/**
 * Stops in order: hears nothing more, lets running answers end, cuts off those that take too long so that their readers
 * are told, tells Telegram what was taken up, hangs up. Each step is bounded by the pace. Never rejects.
 */
export async function shutDown(parts: BotParts, handle: RunnerHandle): Promise<void> {
  const { jobs, pace, log, cutOff, transport } = parts;
  await settledWithin(Promise.resolve(handle.stop()), pace.farewell);
  if (jobs.size > 0) log(`正在停机，等 ${jobs.size} 个答复完成`);
  if (!(await jobs.idle(pace.drain))) {
    cutOff.abort();
    await jobs.idle(pace.farewell);
  }
  await settledWithin(confirm(parts), pace.farewell);
  cutOff.abort();
  await transport.close();
  log('机器人已停');
}

/** The runner confirms a batch with its next poll, which a stop forgoes: without this it would come in again. */
async function confirm({ bot, newest, log }: BotParts): Promise<void> {
  if (newest === null) return;
  try {
    await bot.api.getUpdates({ offset: newest + 1, limit: 1, timeout: 0, allowed_updates: ['message'] });
  } catch (error) {
    log(`最后一批消息没有确认：${describeError(error)}`);
  }
}
