import { setMaxListeners } from 'node:events';
import { Bot } from 'grammy';
import { localDay } from '../domain/local-day.ts';
import type { State } from '../state/state.ts';
import { Latencies } from './access/latencies.ts';
import { outgoingPace } from './access/outgoing-pace.ts';
import type { BotContext, BotTools } from './bot-context.ts';
import type { CheckedSettings } from './bot-settings.ts';
import { openAnswerQueue } from './conversation/answer-queue.ts';
import { inOrder } from './conversation/in-order.ts';
import type { NewsService } from './follow/news-service.ts';
import { describeError } from './network/describe-error.ts';
import { Jobs } from './network/jobs.ts';
import { journalUpdates } from './network/journal-updates.ts';
import type { Log } from './network/log.ts';
import type { Pace } from './network/pace.ts';
import { pollingWatch } from './network/polling-watch.ts';
import { Reception } from './network/reception.ts';
import { retryTransformer } from './network/retry.ts';
import { takeUp } from './network/take-up.ts';
import { openTransport, type Transport } from './network/transport.ts';
import { addRoutes } from './routes.ts';
import type { ArchiveKeeper, ArchiveService, AskService } from './services.ts';
import { languageOfCode, loadTexts } from './translate.ts';

/** What the bot works with: the archive, and its own memory. */
export interface BotServices {
  readonly ask: AskService;
  readonly archive: ArchiveService;
  readonly keeper: ArchiveKeeper;
  readonly news: NewsService;
  readonly state: State;
}

/** A bot put together, not yet hearing anything. */
export interface BotParts {
  readonly bot: Bot<BotContext>;
  readonly tools: BotTools;
  readonly transport: Transport;
  readonly jobs: Jobs;
  readonly reception: Reception;
  /** Ends every kind of waiting: for answers, for repetitions. */
  readonly cutOff: AbortController;
}

/** Puts a bot together; opens no connection. */
export function assembleBot(settings: CheckedSettings, services: BotServices, log: Log, pace: Pace): BotParts {
  const transport = openTransport(settings.proxy);
  const bot = new Bot<BotContext>(settings.token, {
    client: { apiRoot: settings.apiRoot, timeoutSeconds: pace.requestSeconds, fetch: transport.fetch },
  });
  const cutOff = new AbortController();
  setMaxListeners(0, cutOff.signal); // one for each answer being worked on
  const jobs = new Jobs();
  const { state } = services;
  const reception = new Reception(state.updates);
  const { i18n, t } = loadTexts(
    settings.locales,
    ({ from }) => state.readers.get(from?.id ?? 0)?.language ?? languageOfCode(from?.language_code),
  );
  const order = inOrder(openAnswerQueue(settings.parallel, cutOff.signal));
  const failed = (error: unknown) => log('failed', { why: describeError(error) });
  const tools: BotTools = {
    ...services,
    api: bot.api,
    me: () => bot.botInfo,
    settings,
    pace,
    log,
    t,
    queue: order.queue,
    latencies: new Latencies(),
    transport,
    now: () => new Date(),
    today: () => localDay(new Date()),
    cutOff: cutOff.signal,
    // What a stop cuts off has nothing to tell: the journal and the outbox have it for the next start.
    aside: (work) => void jobs.run(work).catch((error) => cutOff.signal.aborted || failed(error)),
  };
  bot.api.config.use(
    journalUpdates(reception),
    outgoingPace({ ...pace, sendsPerSecond: settings.sendsPerSecond ?? pace.sendsPerSecond }, cutOff.signal),
    retryTransformer(pace, log, cutOff.signal),
    pollingWatch(pace, log, reception),
  );
  bot.catch(({ error }) => failed(error));
  takeUp(bot, jobs, tools);
  bot.use(i18n);
  addRoutes(bot, tools, order.middleware);
  return { bot, tools, transport, jobs, reception, cutOff };
}
