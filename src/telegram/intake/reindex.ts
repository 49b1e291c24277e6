import { WenbaoError } from '../../errors.ts';
import type { BotTools } from '../bot-context.ts';
import { openFrames } from '../conversation/frames.ts';
import { asSignal } from '../conversation/grammy-signal.ts';
import type { Place } from '../conversation/place.ts';
import { type Outgoing, plainMessage, sendMessages } from '../conversation/send-messages.ts';
import { describeError } from '../network/describe-error.ts';
import type { IndexingStep } from './reading.ts';
import type { Words } from './summary-text.ts';

/** What re-indexing needs of the tools. */
type ReindexTools = Pick<BotTools, 'api' | 'state' | 'log' | 't' | 'keeper' | 'pace' | 'cutOff'>;

/** Where a re-index is told of. */
interface ReindexTold {
  readonly place: Place;
  /** Names the reply, so that a repetition after a kill does not report twice. */
  readonly key: string;
  readonly words: Words;
  /** Stands above the progress and the report. */
  readonly head: string;
}

/**
 * Brings the index up to date and tells the admin: one message that is edited as it goes, and turned into the report.
 * Whether it went well is given back; it never rejects.
 */
export async function reindexAndTell(tools: ReindexTools, { place, key, words, head }: ReindexTold): Promise<boolean> {
  const { api, pace, cutOff } = tools;
  const text = (line: string) => [head, line].filter(Boolean).join('\n\n');
  const [id] = await sendMessages(tools, place, [plainMessage(text(words('intake-indexing')))], key);
  const frames = openFrames<string>({ first: pace.editGap, gap: pace.editGap, life: null }, async (line, signal) => {
    if (id !== undefined) await api.editMessageText(place.chatId, id, text(line), {}, asSignal(signal));
  });
  const outcome = await reindex(tools, words, (step) => frames.show(words('intake-progress', { ...step })));
  frames.end();
  if (!cutOff.aborted) await turnInto(tools, { place, key, id }, plainMessage(text(outcome.line)));
  return outcome.done;
}

async function reindex(
  { keeper, log, cutOff, state }: ReindexTools,
  words: Words,
  onStep: (step: IndexingStep) => void,
): Promise<{ readonly done: boolean; readonly line: string }> {
  try {
    const report = await keeper.reindex(cutOff, onStep);
    const { added, changed, removed, articles, seconds, skipped } = report;
    log('reindexed', { added, changed, removed, articles, seconds, skipped: skipped.length });
    state.usage.count('reindexes');
    return {
      done: true,
      line: words('intake-report', { added, changed, removed, articles, seconds, skipped: skipped.length }),
    };
  } catch (error) {
    log('reindex_failed', { why: describeError(error) });
    return { done: false, line: failureLine(error, words) };
  }
}

/** What an admin is told of a failure: our own errors in their words, nothing of others. */
export function failureLine(error: unknown, words: Words): string {
  if (!(error instanceof WenbaoError)) return words('intake-failed');
  return words('intake-failed-why', { why: error.message, hint: error.hint });
}

/** The report takes the place of the progress; where that cannot be edited it is sent. */
async function turnInto(
  tools: ReindexTools,
  { place, key, id }: { readonly place: Place; readonly key: string; readonly id: number | undefined },
  message: Outgoing,
): Promise<void> {
  try {
    if (id === undefined) throw new Error('no message');
    await tools.api.editMessageText(place.chatId, id, message.text);
  } catch (error) {
    tools.log('edit_failed', { chat: place.chatId, why: describeError(error) });
    // The progress was part 0 of the reply; the report is part 1.
    await sendMessages(tools, place, id === undefined ? [message] : [message, message], key);
  }
}
