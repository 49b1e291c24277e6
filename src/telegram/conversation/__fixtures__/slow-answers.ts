import type { Answer } from '../../../domain/answer.ts';
import { listAnswer } from '../../../render/__fixtures__/answers.ts';
import type { BenchOptions, RecordingAsk } from '../../__fixtures__/bot-bench.ts';
import { until } from '../../__fixtures__/waiting.ts';
import type { Asked } from '../../services.ts';

/** Options of a bench that soon shows how far a question is, and takes its time also on a loaded machine. */
export function showsSoon(options: BenchOptions = {}): BenchOptions {
  return { ...options, pace: { status: 20, answer: 60_000, requestSeconds: 20, ...options.pace } };
}

/** Answers that are given when a test says so. */
export interface SlowAnswers {
  /** Waits until this question is being worked on, then answers it. */
  give(question: string, parts?: Partial<Answer>): Promise<void>;
  /** Waits until this question is being worked on, then lets words of a draft be seen. */
  draft(question: string, words: string): Promise<void>;
  /** Whether the work on this question was told to end. */
  wasStopped(question: string): boolean;
  /** Questions being worked on. */
  readonly open: readonly string[];
}

/** Makes the service wait with every answer until it is told. */
export function slowAnswers(ask: RecordingAsk): SlowAnswers {
  const open = new Map<string, { readonly asked: Asked; readonly answer: (answer: Answer) => void }>();
  ask.reply = (question, signal, asked) =>
    new Promise<Answer>((resolve, reject) => {
      open.set(question, { asked, answer: resolve });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const taken = async (question: string) => {
    await until(() => open.has(question));
    const found = open.get(question);
    if (!found) throw new Error(`${question} is not being worked on`);
    return found;
  };
  return {
    async give(question, parts = {}) {
      const { answer } = await taken(question);
      open.delete(question);
      answer(listAnswer({ question, text: `答：${question}[1]`, ...parts }));
    },
    async draft(question, words) {
      const { asked } = await taken(question);
      asked.onDraft?.(words);
    },
    wasStopped: (question) => open.get(question)?.asked.signal.aborted ?? false,
    get open() {
      return [...open.keys()];
    },
  };
}
