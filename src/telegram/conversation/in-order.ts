import type { MiddlewareFn } from 'grammy';
import type { BotContext } from '../bot-context.ts';
import type { AnswerQueue } from './answer-queue.ts';
import { conversationId, placeOf } from './place.ts';

/** Messages of one conversation taken up in the order they came in, and the queue that they line up in. */
interface InOrder {
  readonly middleware: MiddlewareFn<BotContext>;
  readonly queue: AnswerQueue;
}

/**
 * Lets the next message of a conversation pass when the one before it has its place in the queue, or is done with. Without
 * this a message whose handler stands earlier among the routes would overtake one that came in before it.
 */
export function inOrder(queue: AnswerQueue): InOrder {
  const last = new Map<string, Promise<void>>();
  const open = new Map<string, () => void>();
  return {
    middleware: async (ctx, next) => {
      if (!ctx.msg) return next();
      const key = conversationId(placeOf(ctx.msg));
      const before = last.get(key);
      let pass: () => void = () => undefined;
      const mine = new Promise<void>((resolve) => {
        pass = resolve;
      });
      last.set(key, mine);
      await before;
      open.set(key, pass);
      try {
        await next();
      } finally {
        pass();
        if (open.get(key) === pass) open.delete(key);
        if (last.get(key) === mine) last.delete(key);
      }
    },
    queue: {
      run: (job) => {
        const running = queue.run(job);
        open.get(job.key)?.();
        return running;
      },
      stop: (id) => queue.stop(id),
      stopAll: (isMeant) => queue.stopAll(isMeant),
      get size() {
        return queue.size;
      },
    },
  };
}
