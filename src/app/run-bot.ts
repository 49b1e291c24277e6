import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { archiveKeeper } from './archive-keeper.ts';
import { openAsking } from './asking.ts';
import { archiveService, askService } from './bot-services.ts';
import { newsService } from './news.ts';
import type { RunOptions } from './run-options.ts';
import { tokenLedger } from './token-ledger.ts';

/**
 * Runs the Telegram bot until the signal: first its state, then the archive, then the way to Telegram; closed in the
 * opposite order. Rejects with a UsageError when the token is missing.
 */
export async function runBot(config: Config, options: RunOptions): Promise<void> {
  const { token, ...settings } = config.telegram;
  if (token === null) {
    throw new UsageError('没有设置 TELEGRAM_BOT_TOKEN', {
      hint: '请在 Telegram 里向 @BotFather 申请机器人，把令牌写进 .env',
    });
  }
  const [{ openState }, { startBot }] = await Promise.all([
    import('../state/open-state.ts'),
    import('../telegram/start-bot.ts'),
  ]);
  const state = openState(config.state);
  try {
    const asking = await openAsking(config, { ...options, background: true, ledger: tokenLedger(state.usage) });
    try {
      const services = {
        state,
        ask: askService(asking),
        archive: archiveService(asking),
        keeper: archiveKeeper(config, options),
        news: newsService(asking, config.db),
      };
      const folders = {
        locales: join(config.root, 'src', 'telegram', 'locales'),
        stateFolder: dirname(config.state),
      };
      const model = config.chat?.model ?? config.localChat?.model ?? null;
      const run = { signal: options.signal, write: options.note };
      const running = await startBot({ token, ...settings, ...folders, model }, services, run);
      options.note(`机器人 @${running.username} 已上线，等候提问。Ctrl-C 停止。`);
      await running.stopped;
    } catch (error) {
      if (!options.signal.aborted) throw error; // told to stop before it was up
    } finally {
      await asking.close();
    }
  } finally {
    state.close();
  }
}
