import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { openState } from '../../state/open-state.ts';
import type { State } from '../../state/state.ts';
import type { BotServices } from '../bot-parts.ts';
import type { BotSettings } from '../bot-settings.ts';
import type { Pace } from '../network/pace.ts';
import { type RunningBot, startBot } from '../start-bot.ts';
import { type BotApiServer, startBotApi } from './bot-api-server.ts';
import { FakeArchive } from './fake-archive.ts';
import { QuietNews, RecordingAsk, RecordingKeeper } from './fake-services.ts';
import { QUICK } from './quick-pace.ts';
import type { Reader } from './readers/reader.ts';
import { testSettings } from './test-settings.ts';
import { type MessageParts, message } from './updates.ts';

export { RecordingAsk } from './fake-services.ts';
export { QUICK } from './quick-pace.ts';
export { testSettings } from './test-settings.ts';
export { aWhile, until } from './waiting.ts';

/** A whole bot at work on a loopback Bot API, on fake services and a state file of its own. */
export interface Bench {
  readonly api: BotApiServer;
  readonly ask: RecordingAsk;
  readonly archive: FakeArchive;
  readonly keeper: RecordingKeeper;
  readonly news: QuietNews;
  readonly state: State;
  /** Folder of the state file; files that wait for confirmation lie there. */
  readonly folder: string;
  readonly log: readonly string[];
  /** The bot that runs now. */
  readonly bot: RunningBot;
  readonly stopSignal: AbortController;
  /** Somebody in the private chat with the bot. */
  reader(userId?: number): Reader;
  /** Lets a message come in; its id. */
  send(parts: MessageParts): number;
  /** First lines of what was sent, in order. */
  heads(): readonly string[];
  /** Stops the bot, opens the state file anew and starts another one on it, with settings changed where told. */
  restart(settings?: Partial<BotSettings>): Promise<void>;
}

/** How a bench differs from the usual one. */
export interface BenchOptions {
  readonly settings?: Partial<BotSettings>;
  readonly pace?: Partial<Pace>;
  /** In place of the fakes. */
  readonly services?: Partial<Omit<BotServices, 'state'>>;
  /** Called before the bot starts. */
  readonly prepare?: (api: BotApiServer, ask: RecordingAsk, state: State) => void;
}

const benches: RunningBench[] = [];

/**
 * Starts a bot. After the test it is stopped; no call may have broken a rule, no press may have stayed without an answer,
 * and no log line may hold the token.
 */
export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  const bench = new RunningBench(await startBotApi(), options);
  benches.push(bench);
  options.prepare?.(bench.api, bench.ask, bench.state);
  await bench.start();
  return bench;
}

afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.end();
});

class RunningBench implements Bench {
  readonly api: BotApiServer;
  readonly ask = new RecordingAsk();
  readonly archive = new FakeArchive();
  readonly keeper = new RecordingKeeper();
  readonly news = new QuietNews(this.archive);
  readonly folder = mkdtempSync(join(tmpdir(), 'wenbao-bot-'));
  readonly log: string[] = [];
  readonly #options: BenchOptions;
  state: State;
  stopSignal = new AbortController();
  #bot: RunningBot | null = null;

  constructor(api: BotApiServer, options: BenchOptions) {
    this.api = api;
    this.#options = options;
    this.state = this.#open();
  }

  get bot(): RunningBot {
    if (!this.#bot) throw new Error('the bot is not running');
    return this.#bot;
  }

  async start(changed: Partial<BotSettings> = {}): Promise<void> {
    const { ask, archive, keeper, news, state } = this;
    const settings = { token: this.api.token, apiRoot: this.api.root, stateFolder: this.folder };
    this.#bot = await startBot(
      testSettings({ ...settings, ...this.#options.settings, ...changed }),
      { ask, archive, keeper, news, ...this.#options.services, state },
      {
        signal: this.stopSignal.signal,
        write: (line) => this.log.push(line),
        pace: { ...QUICK, ...this.#options.pace },
      },
    );
  }

  reader(userId = 7): Reader {
    return this.api.reader(userId);
  }

  send(parts: MessageParts): number {
    const { message: built } = message(parts);
    const id = (this.api.world.chats.get(built.chat.id)?.lastId ?? 0) + 1;
    this.api.deliver({ message: { ...built, message_id: id } });
    return id;
  }

  heads(): readonly string[] {
    return this.api.sent.map(({ text }) => text.split('\n')[0] ?? '');
  }

  async restart(settings: Partial<BotSettings> = {}): Promise<void> {
    await this.bot.stop();
    this.state.close();
    this.state = this.#open();
    this.stopSignal = new AbortController();
    await this.start(settings);
  }

  async end(): Promise<void> {
    await this.#bot?.stop();
    await this.api.close();
    this.state.close();
    rmSync(this.folder, { recursive: true, force: true });
    expect(this.api.violations).toEqual([]);
    expect(this.api.unanswered()).toEqual([]);
    expect(this.log.join('\n')).not.toContain(this.api.token.split(':')[1]);
  }

  #open(): State {
    return openState(join(this.folder, 'state.db'));
  }
}
