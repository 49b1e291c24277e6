import { GrammyError } from 'grammy';
import { UsageError, WenbaoError } from '../errors.ts';
import { startRetention } from './access/retention.ts';
import { assembleBot, type BotParts, type BotServices } from './bot-parts.ts';
import { type BotSettings, checkSettings } from './bot-settings.ts';
import { setMenus } from './commands/menus.ts';
import { startNews } from './follow/news.ts';
import { describeError } from './network/describe-error.ts';
import { startHealth } from './network/health.ts';
import type { Hearing } from './network/hearing.ts';
import { openLog } from './network/log.ts';
import { DEFAULT_PACE, type Pace } from './network/pace.ts';
import { startPolling } from './network/polling.ts';
import { resumePending } from './network/resume-pending.ts';
import { shutDown } from './network/shut-down.ts';
import { startWebhook } from './network/webhook.ts';

/** A bot that hears and answers. */
export interface RunningBot {
  /** Without `@`. */
  readonly username: string;
  /** Resolves when the bot has stopped; rejects with a WenbaoError when it can no longer receive messages. */
  readonly stopped: Promise<void>;
  /** Hears nothing more, lets running answers end for a bounded time; the rest is answered after the next start. */
  stop(): Promise<void>;
}

/** How the bot is run. */
interface BotRun {
  readonly signal: AbortSignal;
  /** Takes log lines; none holds the token or a message. */
  readonly write: (line: string) => void;
  readonly pace?: Pace;
}

/**
 * Starts the bot, by webhook or long polling, and resolves when it hears. Rejects with UsageError when a setting is wrong,
 * with WenbaoError when Telegram cannot be reached in time, and with the signal's reason when it is aborted before.
 * Aborting the signal later is the same as `stop()`.
 */
export async function startBot(
  settings: BotSettings,
  services: BotServices,
  { signal, write, pace = DEFAULT_PACE }: BotRun,
): Promise<RunningBot> {
  const checked = checkSettings(settings);
  signal.throwIfAborted();
  const parts = assembleBot(checked, services, openLog(write, checked.token), pace);
  const cancel = () => {
    parts.cutOff.abort();
    void parts.transport.close();
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await introduce(parts);
    signal.throwIfAborted();
    const running = await listen(parts);
    signal.addEventListener('abort', () => void running.stop(), { once: true });
    return running;
  } catch (error) {
    cancel();
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** Makes sure of the token; the menus may come later or not at all. */
async function introduce({ bot, tools }: BotParts): Promise<void> {
  try {
    bot.botInfo = await bot.api.getMe();
  } catch (error) {
    throw startError(error);
  }
  tools.aside(() => setMenus(tools));
}

/** Takes up what was left, then hears; whatever runs beside (news, retention, health) ends with the hearing. */
async function listen(parts: BotParts): Promise<RunningBot> {
  const { bot, tools } = parts;
  const { settings, log } = tools;
  // First, for a port that is taken ends the start, and nothing may be left that listens or polls.
  const health = settings.healthPort === null ? null : await startHealth(parts, settings.healthPort);
  const resumed = resumePending(parts);
  const hearing = await hear(parts).catch(async (error: unknown) => {
    await health?.close();
    throw error;
  });
  const beside = [startNews(tools), startRetention(tools)];
  log('online', { bot: bot.botInfo.username, by: settings.webhook === null ? 'polling' : 'webhook', resumed });
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= (async () => {
      for (const { stop: end } of beside) end();
      await shutDown(parts, hearing);
      await health?.close();
    })();
    return stopping;
  };
  const stopped = hearing.ended.then(stop, async (error: unknown) => {
    await stop();
    throw endError(error);
  });
  stopped.catch(() => undefined); // a caller may look at it later
  return { username: bot.botInfo.username, stopped, stop };
}

function hear(parts: BotParts): Promise<Hearing> {
  const { webhook } = parts.tools.settings;
  return webhook === null ? pollingAlone(parts) : startWebhook(parts, webhook);
}

/** Polling finds nothing while a webhook is set. */
async function pollingAlone(parts: BotParts): Promise<Hearing> {
  try {
    await parts.bot.api.deleteWebhook();
  } catch (error) {
    throw startError(error);
  }
  return startPolling(parts);
}

/** Telegram says 401 for a token that it does not know and 404 for one that cannot be. */
function startError(error: unknown): WenbaoError {
  if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) return wrongToken();
  return new WenbaoError(`连不上 Telegram：${describeError(error)}`, {
    hint: '请检查网络；需要代理时设 TELEGRAM_PROXY，用自建服务器时设 TELEGRAM_API_ROOT',
  });
}

function endError(error: unknown): WenbaoError {
  const code = error instanceof GrammyError ? error.error_code : 0;
  if (code === 401) return wrongToken();
  if (code === 409) {
    return new WenbaoError('另有程序在用同一个令牌收消息', { hint: '一个令牌只能开一个机器人，请先停掉另一个' });
  }
  return new WenbaoError(`收不到消息：${describeError(error)}`, { hint: '请检查网络后重新启动机器人' });
}

function wrongToken(): UsageError {
  return new UsageError('Telegram 不认这个机器人令牌', {
    hint: '请向 @BotFather 核对令牌，改正 .env 里的 TELEGRAM_BOT_TOKEN',
  });
}
