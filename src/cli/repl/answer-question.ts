import type { Answer } from '../../domain/answer.ts';
import { answerJson } from '../../render/answer-json.ts';
import { answerText } from '../../render/answer-text.ts';
import type { Terminal } from '../command.ts';
import { failureOf } from '../failure.ts';
import type { DraftView } from './draft-view.ts';
import type { Session } from './session.ts';
import { startWaiting } from './waiting-note.ts';

/** How an answer is shown while it is made. */
interface Showing {
  readonly terminal: Terminal;
  /** Stops this answer, not the program. */
  readonly signal: AbortSignal;
  /** Shows a model's draft as it comes; null where none is to be seen. */
  readonly openDraft: (() => DraftView) | null;
}

/** Asks one question and prints its answer. One that fails is told in one line, and the next may be asked. */
export async function answerQuestion(question: string, session: Session, showing: Showing): Promise<void> {
  const { terminal, signal, openDraft } = showing;
  const { day: askedOn, paper } = session;
  const stopWaiting = startWaiting(terminal.progress);
  const draft = openDraft?.() ?? null;
  const onDraft = (words: string) => {
    stopWaiting();
    draft?.add(words);
  };
  const over = () => {
    stopWaiting();
    draft?.erase();
  };
  try {
    const options = { askedOn, paper, signal, ...(draft === null ? {} : { onDraft }) };
    const explained = await session.conversation.askExplained(question, options);
    over();
    session.last = explained;
    session.turns.push({ answer: explained.answer, askedOn, paper });
    terminal.out(shown(explained.answer, session, terminal));
  } catch (error) {
    over();
    if (signal.aborted && !terminal.signal.aborted) terminal.note('已停止。');
    else terminal.note(failureOf(error, signal).line);
  }
}

function shown(answer: Answer, { json }: Session, { colour, width }: Terminal): string {
  return json ? JSON.stringify(answerJson(answer)) : `${answerText(answer, { colour, width })}\n`;
}
