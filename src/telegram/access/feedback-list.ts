import { type FeedbackGold, goldFromFeedback, type RatedAnswer, ratedAnswer } from '../../domain/feedback-gold.ts';
import { localDay } from '../../domain/local-day.ts';
import { lineWithin } from '../../render/shortened.ts';
import type { StoredAnswer } from '../../state/answers.ts';
import type { ReaderFeedback } from '../../state/feedback.ts';
import type { State } from '../../state/state.ts';
import type { Words } from '../answer/frame.ts';
import type { Outgoing } from '../conversation/send-messages.ts';

/** Verdicts looked through at most, the latest. */
const LOOKED_AT = 1_000;
const SHOWN = 10;
const LINE_UNITS = 150;

/** A 👎 whose reader agreed that question and answer may be read. */
interface AgreedFault {
  readonly feedback: ReaderFeedback;
  readonly stored: StoredAnswer;
}

/** `/feedback`: how many verdicts there are, and the questions and answers of the latest 👎 that may be read. */
export function feedbackMessage(state: Pick<State, 'feedback' | 'answers'>, words: Words): Outgoing {
  const { good, bad } = state.feedback.counts();
  const faults = agreedFaults(state);
  const shown = faults.slice(0, SHOWN).map(({ feedback, stored }) =>
    words(feedback.citation === null ? 'access-feedback-row' : 'access-feedback-row-citation', {
      day: localDay(feedback.at),
      citation: feedback.citation ?? 0,
      question: lineWithin(stored.answer.question, LINE_UNITS),
      answer: lineWithin(stored.answer.text, LINE_UNITS),
    }),
  );
  const head = words('access-feedback-head', { good, bad, agreed: faults.length });
  return {
    text: [head, ...shown].join('\n\n'),
    entities: [],
    keyboard: faults.length > 0 ? [[{ text: words('access-feedback-export'), callback_data: 'm:e' }]] : [],
  };
}

/** What may be exported: questions in the shape that `eval --gold` reads, and verdicts too vague to ask anything by. */
interface FeedbackExport {
  readonly gold: readonly FeedbackGold[];
  readonly open: number;
}

/** Questions to be asked again, of the 👎 whose readers agreed. */
export function feedbackExport(state: Pick<State, 'feedback' | 'answers' | 'conversations'>): FeedbackExport {
  return goldFromFeedback(
    agreedFaults(state)
      .toReversed()
      .map((fault) => rated(fault, state)),
  );
}

function agreedFaults({ feedback, answers }: Pick<State, 'feedback' | 'answers'>): readonly AgreedFault[] {
  return feedback.list(LOOKED_AT).flatMap((given) => {
    const stored = given.agreed && given.verdict === 'bad' ? answers.get(given.answerId) : null;
    return stored === null ? [] : [{ feedback: given, stored }];
  });
}

function rated({ feedback, stored }: AgreedFault, state: Pick<State, 'conversations'>): RatedAnswer {
  const { answer, askedOn, paper } = stored;
  const { verdict, citation } = feedback;
  const history = historyOf(stored, state);
  return ratedAnswer(`fb-${stored.id}`, { verdict, citation, comment: '', answer, history, askedOn, paper });
}

/**
 * The questions before this one, as far as the conversation still has them; else the one that it followed. In a group others
 * asked those, who have agreed to nothing.
 */
function historyOf({ chatId, conversationId, answer, before }: StoredAnswer, state: Pick<State, 'conversations'>) {
  if (chatId < 0) return [];
  const { questions } = state.conversations.get(conversationId);
  const at = questions.lastIndexOf(answer.question);
  if (at >= 0) return questions.slice(0, at);
  return before.plan === null ? [] : [before.plan.question];
}
