import type { Asking } from '../../app/asking.ts';
import type { Config } from '../../config.ts';
import { isDumbTerminal } from '../../config.ts';
import type { Day } from '../../domain/day.ts';
import { bookTitle } from '../../render/citation-line.ts';
import type { Terminal } from '../command.ts';
import { failureOf } from '../failure.ts';
import { answerQuestion } from './answer-question.ts';
import { COMMANDS } from './commands.ts';
import { complete } from './complete.ts';
import { draftView } from './draft-view.ts';
import { commandLine, findCommand, noSuchCommand } from './find-command.ts';
import { openHistory } from './history-file.ts';
import { openPrompt, type Prompt } from './prompt.ts';
import { openSession, type Session } from './session.ts';

/** The exit code of a program that Ctrl-C ended, by custom of shells: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** Reads lines and answers them until the end of the input, `/quit`, or Ctrl-C twice. Resolves with the exit code. */
export async function converse(
  asking: Asking,
  settings: { readonly day: Day; readonly config: Config; readonly json: boolean },
  terminal: Terminal,
  onPrompt: (prompt: Prompt | null) => void,
): Promise<number> {
  const { day, config, json } = settings;
  const session = openSession(asking, { day, json, stateFolder: config.stateFolder });
  const screen = screenOf();
  const history = openHistory(screen ? config.history : null);
  let running = new AbortController();
  const prompt = openPrompt({
    input: process.stdin,
    output: screen,
    prompt: () => promptOf(session),
    history: history.lines,
    complete: (line) => complete(line, session),
    onStop: (dropped) => {
      running.abort();
      if (dropped > 0) prompt.interject(() => terminal.note(`排在后面的${dropped}行也不再处理。`));
    },
    onWarn: () => terminal.note('再按一次 Ctrl-C 退出；也可以用 /quit 或 Ctrl-D。'),
  });
  const close = () => prompt.close();
  terminal.signal.addEventListener('abort', close);
  onPrompt(prompt);
  try {
    if (screen) terminal.note('输入问题开始，/help 查看用法，Ctrl-D 退出。');
    for (let line = await prompt.next(); line !== null && !terminal.signal.aborted; line = await prompt.next()) {
      if (line.trim() === '') continue;
      history.add(line);
      running = new AbortController();
      const signal = AbortSignal.any([terminal.signal, running.signal]);
      if ((await handle(line, session, terminal, signal)) === 'quit') break;
    }
    return terminal.signal.aborted || prompt.interrupted ? INTERRUPTED : 0;
  } finally {
    onPrompt(null);
    close();
    terminal.signal.removeEventListener('abort', close);
  }
}

/** Says what the next question is limited to, lest that be forgotten: 「问报《云溪晚报》2022-09-06> 」. */
function promptOf({ paper, day, firstDay }: Session): string {
  return `问报${paper === null ? '' : bookTitle(paper)}${day === firstDay ? '' : day}> `;
}

/** The terminal that a person types on; null when lines are piped in. */
function screenOf(): NodeJS.WriteStream | null {
  if (process.stdin.isTTY !== true) return null;
  if (process.stdout.isTTY) return process.stdout;
  return process.stderr.isTTY ? process.stderr : null;
}

async function handle(line: string, session: Session, terminal: Terminal, signal: AbortSignal): Promise<'quit' | null> {
  const showsDrafts = process.stdin.isTTY === true && process.stdout.isTTY === true && !isDumbTerminal();
  const openDraft = showsDrafts ? () => draftView({ ...screenSize, colour: terminal.colour }) : null;
  const ask = (question: string) => answerQuestion(question, session, { terminal, signal, openDraft });
  const command = commandLine(line);
  if (command === null) {
    await ask(line.trim());
    return null;
  }
  const found = findCommand(command.name, COMMANDS);
  if (found.status !== 'found') {
    terminal.note(noSuchCommand(command.name, found));
    return null;
  }
  if (found.command.quits) return 'quit';
  try {
    await found.command.run(command.words, { session, terminal, ask });
  } catch (error) {
    terminal.note(failureOf(error, signal).line);
  }
  return null;
}

const screenSize = {
  write: (text: string) => void process.stdout.write(text),
  columns: () => process.stdout.columns || 80,
  rows: () => process.stdout.rows || 24,
};
