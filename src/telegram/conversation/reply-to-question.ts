import type { Api } from 'grammy';
import { answerMessages } from '../../render/answer-entities.ts';
import type { Formatted } from '../../render/entities.ts';
import type { AskService } from '../services.ts';
import { withDeadline } from '../network/deadline.ts';
import { describeError } from '../network/describe-error.ts';
import type { Pace } from '../network/pace.ts';
import { conversationId, type Place } from './place.ts';
import { plainMessage, sendMessages } from './send-messages.ts';
import { TEXTS } from '../texts.ts';
import { showTyping } from './typing.ts';

/** What a reply needs beside the question. */
export interface ReplyTools {
  readonly api: Api;
  readonly ask: AskService;
  readonly pace: Pace;
  readonly log: (line: string) => void;
  /** Aborted when the bot stops and has waited long enough. */
  readonly cutOff: AbortSignal;
}

/**
 * Answers one question in its place: one answer, or one line that there is none, whatever happens. The log gets times
 * and outcomes, never the question.
 */
export async function replyToQuestion(question: string, place: Place, tools: ReplyTools): Promise<void> {
  const stopTyping = showTyping(tools.api, place, tools.pace.typing);
  const messages = await answerOrApology(question, place, tools).finally(stopTyping);
  await sendMessages(tools.api, place, messages, tools.log);
}

async function answerOrApology(question: string, place: Place, tools: ReplyTools): Promise<readonly Formatted[]> {
  const started = Date.now();
  try {
    const answer = await withDeadline(
      async (signal) => tools.ask.answer(question, conversationId(place), signal),
      tools.pace.answer,
      tools.cutOff,
    );
    tools.log(`答了一个问题：${answer.status}，${answer.mode}，${Date.now() - started} 毫秒`);
    const messages = answerMessages(answer);
    return messages.length > 0 ? messages : [plainMessage(TEXTS.failed)];
  } catch (error) {
    tools.log(`有一个问题没有答成：${describeError(error)}`);
    return [plainMessage(tools.cutOff.aborted ? TEXTS.interrupted : TEXTS.failed)];
  }
}
