import { setMaxListeners } from 'node:events';
import { Bot } from 'grammy';
import type { AskService } from './services.ts';
import type { CheckedSettings } from './bot-settings.ts';
import { describeError } from './network/describe-error.ts';
import { Jobs } from './network/jobs.ts';
import type { Pace } from './network/pace.ts';
import { pollingWatch } from './network/polling-watch.ts';
import { retryTransformer } from './network/retry.ts';
import { addRoutes } from './routes.ts';
import { openTransport, type Transport } from './network/transport.ts';

/** A bot put together, not yet hearing anything. */
export interface BotParts {
  readonly bot: Bot;
  readonly transport: Transport;
  readonly jobs: Jobs;
  readonly pace: Pace;
  readonly log: (line: string) => void;
  /** Ends every kind of waiting: for answers, for repetitions. */
  readonly cutOff: AbortController;
  /** Id of the newest update that was taken up; null before the first. */
  newest: number | null;
}

/** Puts a bot together; opens no connection. */
export function assembleBot(
  settings: CheckedSettings,
  ask: AskService,
  log: (line: string) => void,
  pace: Pace,
): BotParts {
  const transport = openTransport(settings.proxy);
  const bot = new Bot(settings.token, {
    client: { apiRoot: settings.apiRoot, timeoutSeconds: pace.requestSeconds, fetch: transport.fetch },
  });
  const cutOff = new AbortController();
  setMaxListeners(0, cutOff.signal); // one for each answer being worked on
  const parts: BotParts = { bot, transport, jobs: new Jobs(), pace, log, cutOff, newest: null };
  bot.api.config.use(retryTransformer(pace, log, cutOff.signal), pollingWatch(pace, log));
  bot.catch((error) => log(`一条消息没有处理成：${describeError(error)}`));
  bot.use((ctx, next) => {
    parts.newest = Math.max(parts.newest ?? 0, ctx.update.update_id);
    return parts.jobs.run(next);
  });
  addRoutes(bot, settings.allowed, { api: bot.api, ask, pace, log, cutOff: cutOff.signal });
  return parts;
}
