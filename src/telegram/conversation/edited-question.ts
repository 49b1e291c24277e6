import { NO_SLOTS } from '../../domain/conversation.ts';
import type { BotContext, BotTools } from '../bot-context.ts';
import { conversationId } from './place.ts';
import { type Question, questionFrom } from './question.ts';
import { questionIn } from './question-in.ts';
import { type Turn, takeTurn } from './question-turn.ts';
import { replaceMessages } from './replace-messages.ts';
import { newTurn, outgoingOf } from './reply-to-question.ts';

/** How long after a question that was never answered its edit is still taken for it, seconds. */
const RECENT = 24 * 3600;

/**
 * Answers an edited question anew: as it was asked, after what the conversation remembered then, on the same day; its
 * messages are changed in place. One that has no answer (it was stopped, or failed) is asked like a new one while it is recent.
 */
export async function answerEdited(ctx: BotContext, tools: BotTools): Promise<void> {
  const message = ctx.editedMessage;
  const asked = message ? questionIn(message, ctx.me) : null;
  if (message === undefined || asked === null) return;
  const question = questionFrom(ctx, asked);
  const isRecent = message.edit_date - message.date < RECENT;
  await takeTurn(tools, question, () => editedTurn(tools, question) ?? (isRecent ? newTurn(tools, question) : null));
}

/** The turn of a question that was answered in other words; null for one without an answer. */
function editedTurn(tools: BotTools, question: Question): Turn | null {
  const { state } = tools;
  const old = state.answers.byQuestion(question.place.chatId, question.messageId);
  if (old === null) return null;
  const id = conversationId(question.place);
  const { at: _, ...asBefore } = old;
  return {
    slots: old.before,
    paper: old.paper,
    askedOn: old.askedOn,
    // The same words: a change of something else, or a run that ended between keeping the answer and showing it.
    kept: old.answer.question === question.text ? old : null,
    keep({ answer, slots }) {
      const memory = state.conversations.get(id);
      // Nothing was asked since, nor was the conversation cleared: it goes on from the new answer.
      if (state.answers.latest(id)?.id === old.id && memory.questions.length > 0) {
        const questions = [...memory.questions.slice(0, -1), question.text];
        state.conversations.set(id, { ...memory, slots, questions });
      }
      // What others had said before may have been erased meanwhile.
      const before = state.answers.get(old.id)?.before ?? NO_SLOTS;
      // Its messages are known by the update that asked first.
      const anew = { ...asBefore, before, answer };
      return { ...anew, id: state.answers.keep(anew), at: tools.now() };
    },
    deliver: (answer) =>
      replaceMessages(tools, question.place, outgoingOf(tools, question, answer), `u:${old.updateId}`),
  };
}
