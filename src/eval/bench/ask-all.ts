import type { BenchAnswer } from './measurement.ts';
import { DEPTH } from './metrics.ts';
import type { BenchQuestion } from './read-questions.ts';

/** Gives the documents for a question, best first. */
type SearchQuestion = (question: BenchQuestion, k: number) => Promise<readonly string[]>;

/** How long to ask, and when to stop at once. */
interface AskingLimits {
  /** Seconds after which no further question is asked; one is always asked. */
  readonly budget: number;
  readonly signal: AbortSignal;
}

/** Questions asked before the clock runs, so that what loads at first use is not timed. */
const WARMING = 3;

/**
 * Asks question after question and times each. One that makes the search fail counts as not found, and the next is asked.
 * Rejects when stopped.
 */
export async function askAll(
  search: SearchQuestion,
  questions: readonly BenchQuestion[],
  { budget, signal }: AskingLimits,
): Promise<readonly BenchAnswer[]> {
  for (const question of questions.slice(0, WARMING)) await answer(search, question, signal);
  const answers: BenchAnswer[] = [];
  const started = performance.now();
  for (const question of questions) {
    answers.push(await answer(search, question, signal));
    if (performance.now() - started > budget * 1000) break;
  }
  return answers;
}

async function answer(search: SearchQuestion, question: BenchQuestion, signal: AbortSignal): Promise<BenchAnswer> {
  signal.throwIfAborted();
  const started = performance.now();
  const found = await search(question, DEPTH).catch(() => {
    signal.throwIfAborted();
    return null;
  });
  const milliseconds = performance.now() - started;
  const ranking = [...new Set(found ?? [])].slice(0, DEPTH);
  return { id: question.id, ranking, milliseconds, failed: found === null };
}
