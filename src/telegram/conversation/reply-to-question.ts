import { NO_SLOTS } from '../../domain/conversation.ts';
import type { StoredAnswer } from '../../state/answers.ts';
import { spend } from '../access/spend.ts';
import { answerOutgoing } from '../answer/answer-messages.ts';
import type { BotContext, BotTools } from '../bot-context.ts';
import { conversationId } from './place.ts';
import { type Question, questionFrom } from './question.ts';
import { type Turn, takeTurn } from './question-turn.ts';
import { type Outgoing, plainMessage, sendSurely } from './send-messages.ts';

/** Asks a text in the place of an update, as if its reader had typed it; for commands that ask something. */
export function askText(ctx: BotContext, tools: BotTools, text: string): Promise<void> {
  return replyToQuestion(tools, questionFrom(ctx, { text, fresh: false }));
}

/**
 * Answers a question as the next of its conversation; one beyond the day's quota is told so without having to wait. Takes
 * its place in the queue before it returns.
 */
export function replyToQuestion(tools: BotTools, question: Question): Promise<void> {
  const { place, userId, updateId, words } = question;
  const allowance = spend(tools, userId, place.chatId);
  if (allowance.mayAsk || tools.state.answers.byUpdate(updateId) !== null) {
    return takeTurn(tools, question, () => newTurn(tools, question));
  }
  return sendSurely(tools, place, [plainMessage(words(allowance.key, { ...allowance.variables }))], `u:${updateId}`);
}

/** The turn of a question that was not asked before. */
export function newTurn(tools: BotTools, question: Question): Turn {
  const { state } = tools;
  const id = conversationId(question.place);
  const kept = state.answers.byUpdate(question.updateId);
  const memory = state.conversations.get(id);
  const { paper } = memory;
  const slots = question.fresh ? NO_SLOTS : memory.slots;
  const askedOn = memory.day ?? tools.today();
  return {
    slots,
    paper,
    askedOn,
    kept,
    keep({ answer, slots: after }) {
      // Somebody who had asked here was forgotten meanwhile: what was understood from their words is not kept again.
      const isErased = state.conversations.get(id).questions.length < memory.questions.length;
      const given = {
        conversationId: id,
        chatId: question.place.chatId,
        userId: question.userId,
        questionMessageId: question.messageId,
        updateId: question.updateId,
        answer,
        before: isErased ? NO_SLOTS : slots,
        askedOn,
        paper,
      };
      const earlier = question.fresh || isErased ? [] : memory.questions;
      const remembered = isErased ? NO_SLOTS : after;
      state.conversations.set(id, { ...memory, slots: remembered, questions: [...earlier, question.text] });
      return { ...given, id: state.answers.keep(given), at: tools.now() };
    },
    async deliver(answer) {
      await sendSurely(tools, question.place, outgoingOf(tools, question, answer), `u:${question.updateId}`);
    },
  };
}

/** The messages of an answer; one line for an answer that says nothing at all. */
export function outgoingOf(tools: BotTools, { words }: Question, answer: StoredAnswer): readonly Outgoing[] {
  const messages = answerOutgoing(answer, words, tools.me().username);
  return messages.length > 0 ? messages : [plainMessage(words('conversation-failed'))];
}
