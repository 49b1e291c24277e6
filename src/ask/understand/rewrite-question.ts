import type { ChatModel } from '../../domain/chat-model.ts';
import type { Slots } from '../../domain/conversation.ts';
import type { Day } from '../../domain/day.ts';
import { WenbaoError } from '../../errors.ts';
import { type Prompt, renderMessages } from '../../models/prompt.ts';
import { afterThinking } from '../../models/thinking.ts';
import { talkOf } from '../conversation/talk.ts';
import { dayWords } from '../draft/day-words.ts';
import { unfence } from '../write/unfence.ts';

/** A follow-up and what its conversation holds. */
export interface RewriteTask {
  readonly question: string;
  readonly slots: Slots;
  readonly askedOn: Day;
}

/** Makes a follow-up a question that stands by itself; null when nothing usable came. The caller checks what it says. */
export type Rewriter = (task: RewriteTask, signal: AbortSignal | undefined) => Promise<string | null>;

/** A reader waits for the answer, not for this: milliseconds after which the rules decide alone. */
const LONGEST_WAIT = 8000;
/** A reply longer than this, reasoning and all, is not waited for. Characters. */
const LONGEST_REASONING = 4000;
/** Longest rewrite taken, in characters. */
const LONGEST_REWRITE = 160;

/**
 * Has a chat model rewrite a follow-up. Null when the model fails, is too slow or writes more than one line; rejects only
 * when `signal` aborts.
 */
export async function rewriteWithModel(
  task: RewriteTask,
  model: ChatModel,
  prompt: Prompt,
  signal?: AbortSignal,
  longestWait = LONGEST_WAIT,
): Promise<string | null> {
  const messages = renderMessages(prompt, {
    asked_on: dayWords(task.askedOn, true),
    context: unfence(talkOf(task.slots)),
    question: unfence(task.question),
  });
  const waited = AbortSignal.timeout(longestWait);
  try {
    let reply = '';
    for await (const piece of model.stream(messages, signal ? AbortSignal.any([signal, waited]) : waited)) {
      reply += piece;
      if (afterThinking(reply).length > LONGEST_REASONING) return null;
    }
    return questionIn(afterThinking(reply));
  } catch (error) {
    if (signal?.aborted || (!waited.aborted && !(error instanceof WenbaoError))) throw error;
    return null;
  }
}

/** The one line of a reply, without the marks and labels that models put around it. */
function questionIn(reply: string): string | null {
  const [line, ...further] = reply
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  if (line === undefined || further.length > 0) return null;
  const bare = line.replace(/^(?:改写后?(?:的问题)?|问题|本问)[:：]\s{0,3}/, '').replace(/^[“"「](.{2,})[”"」]$/, '$1');
  return bare.length >= 2 && bare.length <= LONGEST_REWRITE ? bare : null;
}
