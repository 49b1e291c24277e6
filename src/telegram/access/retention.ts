import type { BotTools } from '../bot-context.ts';
import { describeError } from '../network/describe-error.ts';

const DAY = 86_400_000;

/** What keeping to the retention setting needs of the tools. */
type RetentionTools = Pick<BotTools, 'state' | 'settings' | 'log' | 'now'>;

/**
 * Deletes what was not touched for as many days as the operator's setting says, at once and every day from now on; without
 * a setting nothing is ever deleted.
 */
export function startRetention(tools: RetentionTools, every = DAY): { stop(): void } {
  const { retentionDays } = tools.settings;
  if (retentionDays === null) return { stop: () => undefined };
  const expire = () => {
    try {
      const rows = tools.state.expire(new Date(tools.now().getTime() - retentionDays * DAY));
      tools.log('expired', { rows });
    } catch (error) {
      tools.log('failed', { why: describeError(error) });
    }
  };
  expire();
  const timer = setInterval(expire, every);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
