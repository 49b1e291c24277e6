import { performance } from 'node:perf_hooks';
import type { StoredAnswer } from '../../state/answers.ts';
import { noteSpent, spend } from '../access/spend.ts';
import { tellTokensSpent } from '../access/tell-tokens-spent.ts';
import type { BotTools } from '../bot-context.ts';
import { withDeadline } from '../network/deadline.ts';
import { describeError } from '../network/describe-error.ts';
import type { Asked, Given } from '../services.ts';
import { StoppedError } from './answer-queue.ts';
import { countAnswer } from './count-answer.ts';
import { conversationId } from './place.ts';
import type { Question } from './question.ts';
import { plainMessage, sendMessages, sendSurely } from './send-messages.ts';
import { openShowing, type Showing } from './showing.ts';
import { jobIdOf } from './stop-button.ts';

/** What a question is asked with when its turn has come, and what becomes of its answer. */
export interface Turn extends Pick<Asked, 'slots' | 'paper' | 'askedOn'> {
  /** The answer that an earlier run of the program kept; null when the question is still to be asked. */
  readonly kept: StoredAnswer | null;
  /** Writes the answer down; called within a transaction. */
  keep(given: Given): StoredAnswer;
  /** Brings it to the reader. Whatever an earlier run brought already stays as it is. Rejects with DeliveryFailed. */
  deliver(answer: StoredAnswer): Promise<void>;
}

/** One line instead of an answer. */
interface Line {
  readonly key: string;
  readonly variables?: Readonly<Record<string, string | number>>;
}

/**
 * Asks a question when its conversation's turn has come: one answer or one line, whatever happens; nothing at all when the
 * bot is cut off, for then the next run asks it. `prepare` is called in the turn; null means that there is nothing to do.
 * Takes its place in the queue before it returns. Rejects with DeliveryFailed when the answer is to be sent later.
 */
export async function takeTurn(tools: BotTools, question: Question, prepare: () => Turn | null): Promise<void> {
  const { place, updateId, words } = question;
  const jobId = jobIdOf({ ...place, userId: question.userId });
  const showing = openShowing(tools, { place, updateId, jobId, draftId: place.messageId, words });
  const lineOf = ({ key, variables }: Line) => [plainMessage(words(key, { ...variables }))];
  const work = async (signal: AbortSignal, leaveDesk: () => void) => {
    const turn = prepare();
    if (turn === null) return;
    const outcome = turn.kept ?? (await answerOrLine(tools, question, turn, showing, signal));
    showing.end();
    leaveDesk();
    if ('answer' in outcome) {
      await turn.deliver(outcome);
      await tellTokensSpent(tools, question);
    } else {
      await sendSurely(tools, place, lineOf(outcome), `u:${updateId}`);
    }
  };
  try {
    await tools.queue.run({ key: conversationId(place), id: jobId, onWait: showing.waits, work });
  } catch (error) {
    if (tools.cutOff.aborted) return;
    if (!(error instanceof StoppedError)) throw error;
    tools.state.usage.count('stopped');
    tools.log('stopped', { chat: place.chatId });
    await sendMessages(tools, place, lineOf({ key: 'conversation-stopped' }), `u:${updateId}`);
  } finally {
    showing.end();
    if (!tools.cutOff.aborted) await showing.clear();
  }
}

async function answerOrLine(
  tools: BotTools,
  question: Question,
  turn: Turn,
  showing: Showing,
  signal: AbortSignal,
): Promise<StoredAnswer | Line> {
  const { chatId } = question.place;
  const allowance = spend(tools, question.userId, chatId);
  if (!allowance.mayAsk) return allowance;
  const started = performance.now();
  showing.begins(tools.ask.hasModel && allowance.useModel);
  try {
    const { useModel } = allowance;
    const { slots, paper, askedOn } = turn;
    const asked = { question: question.text, slots, paper, askedOn, useModel, onDraft: showing.draft };
    const given = await withDeadline(
      (inTime) => tools.ask.answer({ ...asked, signal: inTime }),
      tools.pace.answer,
      signal,
    );
    signal.throwIfAborted(); // stopped in the last moment
    return keepAnswer(tools, question, turn, given, performance.now() - started);
  } catch (error) {
    if (signal.aborted) throw error;
    tools.state.usage.count('failed');
    tools.log('answer_failed', { chat: chatId, why: describeError(error) });
    return { key: 'conversation-failed' };
  }
}

function keepAnswer(
  tools: BotTools,
  { userId, place: { chatId } }: Question,
  turn: Turn,
  given: Given,
  milliseconds: number,
): StoredAnswer {
  const { answer } = given;
  const kept = tools.state.atomically(() => {
    const tokens = (answer.usage?.promptTokens ?? 0) + (answer.usage?.completionTokens ?? 0);
    noteSpent(tools, userId, chatId, tokens);
    countAnswer(tools.state.usage, answer);
    return turn.keep(given);
  });
  const ms = Math.round(milliseconds);
  tools.latencies.note(ms);
  tools.log('answered', { status: answer.status, mode: answer.mode, ms, chat: chatId });
  return kept;
}
