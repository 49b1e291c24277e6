import type { I18nFlavor } from '@grammyjs/i18n';
import type { Api, Composer, Context } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { Day } from '../domain/day.ts';
import type { State } from '../state/state.ts';
import type { Latencies } from './access/latencies.ts';
import type { CheckedSettings } from './bot-settings.ts';
import type { AnswerQueue } from './conversation/answer-queue.ts';
import type { NewsService } from './follow/news-service.ts';
import type { Log } from './network/log.ts';
import type { Pace } from './network/pace.ts';
import type { Transport } from './network/transport.ts';
import type { ArchiveKeeper, ArchiveService, AskService } from './services.ts';
import type { Translate } from './translate.ts';

/** An update with the words of its reader's language: `ctx.t('key', { … })`. */
export type BotContext = Context & I18nFlavor;

/** What a feature hangs its handlers on. */
export type Routes = Composer<BotContext>;

/** Everything that the features of the bot share; one object for the life of the bot. */
export interface BotTools {
  readonly api: Api;
  readonly me: () => UserFromGetMe;
  readonly state: State;
  readonly ask: AskService;
  readonly archive: ArchiveService;
  readonly keeper: ArchiveKeeper;
  readonly news: NewsService;
  readonly settings: CheckedSettings;
  readonly pace: Pace;
  readonly log: Log;
  readonly t: Translate;
  readonly queue: AnswerQueue;
  /** How long the last questions took, for `/status`: whoever answers one notes it. */
  readonly latencies: Latencies;
  /** The way to the Bot API, for downloads of files. */
  readonly transport: Transport;
  /** Today where this machine stands. */
  readonly today: () => Day;
  readonly now: () => Date;
  /** Aborted when the bot stops and has waited long enough. */
  readonly cutOff: AbortSignal;
  /** Does work beside the updates that a stop waits for (a digest being sent); failures go to the log. */
  readonly aside: (work: () => Promise<void>) => void;
}
