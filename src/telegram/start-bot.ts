import { run } from '@grammyjs/runner';
import { GrammyError } from 'grammy';
import { UsageError, WenbaoError } from '../errors.ts';
import type { AskService } from './services.ts';
import { assembleBot, type BotParts } from './bot-parts.ts';
import { type BotSettings, checkSettings } from './bot-settings.ts';
import { describeError } from './network/describe-error.ts';
import { DEFAULT_PACE, type Pace } from './network/pace.ts';
import { shutDown } from './network/shut-down.ts';
import { COMMANDS } from './texts.ts';
import { withoutToken } from './network/without-token.ts';

/** A bot that hears and answers. */
export interface RunningBot {
  /** Without `@`. */
  readonly username: string;
  /** Resolves when the bot has stopped; rejects with a WenbaoError when it can no longer receive messages. */
  readonly stopped: Promise<void>;
  /** Hears nothing more, lets running answers end for a bounded time, and tells the readers of the rest. */
  stop(): Promise<void>;
}

/**
 * Starts the bot with long polling and resolves when it hears. Rejects with UsageError when a setting is wrong, with
 * WenbaoError when Telegram cannot be reached in time, and with the signal's reason when it is aborted before.
 * Aborting `signal` later is the same as `stop()`. No line given to `log` holds the token or a message.
 */
export async function startBot(
  settings: BotSettings,
  ask: AskService,
  signal: AbortSignal,
  log: (line: string) => void,
  pace: Pace = DEFAULT_PACE,
): Promise<RunningBot> {
  const checked = checkSettings(settings);
  signal.throwIfAborted();
  const parts = assembleBot(checked, ask, withoutToken(log, checked.token), pace);
  const cancel = () => {
    parts.cutOff.abort();
    void parts.transport.close();
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await introduce(parts);
    signal.throwIfAborted();
  } catch (error) {
    cancel();
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
  const running = listen(parts);
  signal.addEventListener('abort', () => void running.stop(), { once: true });
  return running;
}

/** Makes sure of the token, of polling, and of the menu; without the menu a bot still works. */
async function introduce({ bot, log }: BotParts): Promise<void> {
  try {
    bot.botInfo = await bot.api.getMe();
    await bot.api.deleteWebhook();
  } catch (error) {
    throw startError(error);
  }
  try {
    await bot.api.setMyCommands(COMMANDS, { scope: { type: 'all_private_chats' } });
  } catch (error) {
    log(`命令菜单没有设成：${describeError(error)}`);
  }
}

function listen(parts: BotParts): RunningBot {
  const { bot, pace, log } = parts;
  const handle = run(bot, {
    runner: {
      fetch: { timeout: pace.pollSeconds, allowed_updates: ['message'] },
      retryInterval: pace.pollRetry,
      maxRetryTime: Number.POSITIVE_INFINITY,
      silent: true,
    },
  });
  log(`机器人 @${bot.botInfo.username} 已上线，等候提问`);
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= shutDown(parts, handle);
    return stopping;
  };
  const stopped = (handle.task() ?? Promise.resolve()).then(stop, async (error: unknown) => {
    await stop();
    throw endError(error);
  });
  stopped.catch(() => undefined); // a caller may look at it later
  return { username: bot.botInfo.username, stopped, stop };
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
