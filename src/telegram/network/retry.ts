import { type ApiCallFn, HttpError, type RawApi, type Transformer } from 'grammy';
import { describeError, neverSent } from './describe-error.ts';
import type { Log } from './log.ts';
import type { Pace } from './pace.ts';
import type { ForeignSignal } from './transport.ts';

type Reply = Awaited<ReturnType<ApiCallFn<RawApi>>>;
type Outcome = { readonly reply: Reply } | { readonly error: unknown };

/** Polls have a rhythm of their own (the runner's); a typing sign or a frame of a draft that comes late is worth nothing. */
const NOT_REPEATED = new Set(['getUpdates', 'sendChatAction', 'sendMessageDraft']);
/** Calls that change nothing when made twice; any other is repeated only when the first surely was not carried out. */
const HARMLESS_TWICE = new Set([
  'getMe',
  'getFile',
  'getChat',
  'getChatMember',
  'getWebhookInfo',
  'setWebhook',
  'deleteWebhook',
  'getMyCommands',
  'setMyCommands',
  'deleteMyCommands',
  'getMyDescription',
  'setMyDescription',
  'getMyShortDescription',
  'setMyShortDescription',
  'answerCallbackQuery',
  'answerInlineQuery',
  'leaveChat',
]);

/**
 * Repeats calls: after 429 when Telegram says, after 5xx and where no connection was made with growing waits. A message
 * whose reply was lost is not sent again, for it may well have arrived. Ends at `pace.giveUp` or when `signal` or the call's own
 * signal aborts, with the last outcome.
 */
export function retryTransformer(pace: Pace, log: Log, signal: AbortSignal): Transformer {
  return async (prev, method, payload, callSignal) => {
    if (NOT_REPEATED.has(method)) return prev(method, payload, callSignal);
    const givenUp = Date.now() + pace.giveUp;
    for (let count = 0; ; count++) {
      const outcome = await attempt(() => prev(method, payload, callSignal));
      const wait = waitAfter(outcome, method, Math.min(pace.firstRetry * 2 ** count, pace.longestRetry));
      if (wait === null || signal.aborted || Date.now() + wait > givenUp) return settle(outcome);
      log('retry', { method, why: reasonOf(outcome), wait_ms: wait });
      await pause(wait, callSignal ? [signal, callSignal] : [signal]);
      if (signal.aborted || callSignal?.aborted) return settle(outcome);
    }
  };
}

/** Waits, at most until one of the signals aborts. */
function pause(milliseconds: number, signals: readonly ForeignSignal[]): Promise<void> {
  if (signals.some(({ aborted }) => aborted)) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    for (const signal of signals) signal.addEventListener('abort', end);
  });
}

async function attempt<T extends Reply>(call: () => Promise<T>): Promise<{ reply: T } | { error: unknown }> {
  try {
    return { reply: await call() };
  } catch (error) {
    return { error };
  }
}

function settle<T extends Reply>(outcome: { reply: T } | { error: unknown }): T {
  if ('reply' in outcome) return outcome.reply;
  throw outcome.error;
}

/** Milliseconds to wait before the next attempt; null when there must be none. */
function waitAfter(outcome: Outcome, method: string, backOff: number): number | null {
  if ('error' in outcome) {
    if (!(outcome.error instanceof HttpError)) return null;
    return HARMLESS_TWICE.has(method) || neverSent(outcome.error) ? backOff : null;
  }
  const { reply } = outcome;
  if (reply.ok) return null;
  if (reply.error_code === 429) return (reply.parameters?.retry_after ?? 0) * 1000 || backOff;
  return reply.error_code >= 500 ? backOff : null;
}

function reasonOf(outcome: Outcome): string {
  if ('error' in outcome) return describeError(outcome.error);
  return outcome.reply.ok ? '' : String(outcome.reply.error_code);
}
