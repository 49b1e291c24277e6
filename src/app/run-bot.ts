import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import type { AskService } from '../telegram/services.ts';
import { type Asking, type Conversation, openAsking } from './asking.ts';
import type { RunOptions } from './run-options.ts';
import { today } from './today.ts';

/** Conversations kept in memory at most; the one longest silent is forgotten first. */
const MOST_CONVERSATIONS = 2000;

/** Runs the Telegram bot until the signal. Rejects with a UsageError when the token is missing. */
export async function runBot(config: Config, options: RunOptions): Promise<void> {
  const { token, ...connection } = config.telegram;
  if (token === null) {
    throw new UsageError('没有设置 TELEGRAM_BOT_TOKEN', {
      hint: '请在 Telegram 里向 @BotFather 申请机器人，把令牌写进 .env',
    });
  }
  const asking = await openAsking(config, { ...options, background: true });
  try {
    const { startBot } = await import('../telegram/start-bot.ts');
    const running = await startBot({ token, ...connection }, askService(asking), options.signal, options.note);
    await running.stopped;
  } catch (error) {
    if (!options.signal.aborted) throw error; // told to stop before it was up
  } finally {
    await asking.close();
  }
}

/** Conversations by chat, in order of last use. */
function askService(asking: Asking): AskService {
  const conversations = new Map<string, Conversation>();
  return {
    answer: (question, id, signal) => {
      const conversation = conversations.get(id) ?? asking.conversation();
      conversations.delete(id);
      conversations.set(id, conversation);
      const oldest = conversations.keys().next();
      if (conversations.size > MOST_CONVERSATIONS && !oldest.done) conversations.delete(oldest.value);
      return conversation.ask(question, { askedOn: today(), signal });
    },
    forget: (id) => {
      conversations.delete(id);
    },
  };
}
