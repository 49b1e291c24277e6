import type { BotTools } from '../bot-context.ts';
import { describeError } from '../network/describe-error.ts';
import { lookForNews } from './look-for-news.ts';
import { sendDigests } from './send-digests.ts';

/** The watch over what people follow. */
interface RunningNews {
  /** Looks whether the archive has anything new and begins to send it; resolves when it has looked. Never rejects. */
  look(): Promise<void>;
  /** Looks no more and ends sending behind the digest that is being sent; the rest is sent after the next start. */
  stop(): void;
}

/** Looks at the archive now and each `pace.news`, and sends what waits, beginning with what an earlier run left behind. */
export function startNews(tools: BotTools): RunningNews {
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, tools.cutOff]);
  let sending = false;
  const send = () => {
    if (sending || signal.aborted) return;
    sending = true;
    tools.aside(() =>
      sendDigests(tools, signal).finally(() => {
        sending = false;
      }),
    );
  };
  const once = async () => {
    try {
      if (!signal.aborted) await lookForNews(tools, signal);
    } catch (error) {
      if (!signal.aborted) tools.log('news_failed', { why: describeError(error) });
    }
    send();
  };
  const look = oneAtATime(once);
  const timer = setInterval(() => void look(), tools.pace.news);
  timer.unref();
  void look();
  return {
    look,
    stop: () => {
      clearInterval(timer);
      end.abort();
    },
  };
}

/** Runs work once at a time; who calls meanwhile gets one further run, shared by all who wait. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  const start = (): Promise<void> => {
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return start();
    waiting ??= running.then(() => {
      waiting = null;
      return start();
    });
    return waiting;
  };
}
