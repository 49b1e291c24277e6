import type { Filter } from 'grammy';
import type { InlineQueryResult, InlineQueryResultsButton } from 'grammy/types';
import { oneLine } from '../../render/terminal-safe.ts';
import { InwardFlood } from '../access/inward-flood.ts';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { withDeadline } from '../network/deadline.ts';
import { describeError } from '../network/describe-error.ts';
import { findInline } from './find-inline.ts';
import { inlineResults, PAGE } from './inline-results.ts';
import { INLINE_START, inlineAdmission } from './may-use-inline.ts';

type InlineContext = Filter<BotContext, 'inline_query'>;

/** Milliseconds in which a query must be answered; Telegram forgets it soon after. */
const DEADLINE = 8_000;
/** Queries looked up at once, all people together. */
const AT_ONCE = 8;
/** Seconds that Telegram may show a person the same answer again. */
const CACHE = { results: 10, hint: 60 };
/** Results a query is paged through. */
const DEEPEST = 200;
/** Characters of a query that are read; Telegram sends 256. */
const LONGEST = 256;

/**
 * Hears inline queries, of those let in by name alone; everybody else is shown the way to the bot. It decides on this
 * itself, so that it stands before the admission of other updates. A newer query of the same person ends the older.
 */
export function addInline(routes: Routes, tools: BotTools): void {
  const flood = new InwardFlood(tools.pace);
  const newest = new Map<number, AbortController>();
  routes.on('inline_query', async (ctx) => {
    const { id } = ctx.from;
    const admission = ctx.from.is_bot ? 'silence' : inlineAdmission(tools, id);
    if (admission === 'silence') return give(ctx, [], { cache: CACHE.hint }, tools);
    if (flood.take(id, 'inline', tools.now().getTime()) !== 'pass') return give(ctx, [], { cache: 0 }, tools);
    if (admission === 'hinted') return give(ctx, [], { cache: CACHE.hint, hint: 'inline-not-allowed' }, tools);
    if (oneLine(ctx.inlineQuery.query) === '') return give(ctx, [], { cache: CACHE.hint, hint: 'inline-empty' }, tools);
    newest.get(id)?.abort();
    if (newest.size >= AT_ONCE) return give(ctx, [], { cache: 0 }, tools);
    const own = new AbortController();
    newest.set(id, own);
    try {
      await answer(ctx, tools, AbortSignal.any([own.signal, tools.cutOff]));
    } finally {
      if (newest.get(id) === own) newest.delete(id);
    }
  });
}

/** Answers within the deadline or not at all. */
async function answer(ctx: InlineContext, tools: BotTools, signal: AbortSignal): Promise<void> {
  const query = oneLine(ctx.inlineQuery.query).slice(0, LONGEST);
  const offset = offsetIn(ctx.inlineQuery.offset);
  const deadline = Math.min(DEADLINE, tools.pace.answer);
  const started = performance.now();
  try {
    const all = await withDeadline(() => findInline(query, offset + PAGE + 1, tools), deadline, signal);
    const words = (key: string, variables?: Record<string, string | number>) => ctx.t(key, variables);
    const { results, used } = inlineResults(all, offset, tools.me().username, words);
    const next = offset + used;
    const more = used > 0 && next < all.length && next < DEEPEST;
    tools.state.usage.count('inline');
    tools.log('inline', { results: used, ms: Math.round(performance.now() - started) });
    const hint = used === 0 && offset === 0 ? { hint: 'inline-nothing' } : {};
    await give(ctx, results, { cache: CACHE.results, next: more ? String(next) : '', ...hint }, tools);
  } catch (error) {
    if (!signal.aborted) tools.log('inline_failed', { why: describeError(error) });
  }
}

/** The offset is the bot's own, but a client may send any. */
function offsetIn(offset: string): number {
  return /^\d{1,3}$/.test(offset) ? Math.min(Number(offset), DEEPEST) : 0;
}

interface Giving {
  readonly cache: number;
  readonly next?: string;
  /** Key of the line on the button to the private chat. */
  readonly hint?: string;
}

async function give(
  ctx: InlineContext,
  results: readonly InlineQueryResult[],
  { cache, next = '', hint }: Giving,
  { log }: BotTools,
): Promise<void> {
  const button: InlineQueryResultsButton | null =
    hint === undefined ? null : { text: ctx.t(hint), start_parameter: INLINE_START };
  try {
    await ctx.answerInlineQuery(results, {
      is_personal: true,
      cache_time: cache,
      next_offset: next,
      ...(button ? { button } : {}),
    });
  } catch (error) {
    log('inline_not_given', { why: describeError(error) });
  }
}
