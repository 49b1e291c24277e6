import { WenbaoError } from '../errors.ts';
import { oneLine } from '../render/terminal-safe.ts';

/** How a command failed, for a person: one line, and the exit code. */
export interface Failure {
  readonly line: string;
  readonly exitCode: 1 | 2;
}

/** Longest excerpt of an error that nobody foresaw. */
const LONGEST = 300;

/** Puts an error into one line: what is wrong and what to do. An error that is no WenbaoError after a stop is the stop. */
export function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (error instanceof WenbaoError) {
    return { line: `${sentence(error.message)}${sentence(error.hint)}`, exitCode: error.exitCode };
  }
  if (signal.aborted) return { line: '已中止。', exitCode: 1 };
  const detail = oneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  const line = `出现意外错误，未能完成（${detail.slice(0, LONGEST)}）。请把这一行连同所用命令报告给维护者。`;
  return { line, exitCode: 1 };
}

function sentence(text: string): string {
  const line = oneLine(text);
  return /[。！？]$/.test(line) ? line : `${line}。`;
}
