import { createInterface } from 'node:readline/promises';
import type { Asking, Conversation, ExplainedAnswer } from '../app/asking.ts';
import { dayFields, hasYear } from '../domain/day.ts';
import { answerText, sourceLines } from '../render/answer-text.ts';
import { whyText } from '../render/why-text.ts';
import { askedOn, parseArguments } from './arguments.ts';
import type { Command, Terminal } from './command.ts';
import { failureOf } from './failure.ts';
import { withArchive } from './with-archive.ts';

const HELP = `直接输入问题即可，例如：秦国文9月5日出席了哪些会议
  /sources        再看一次上一个答复的出处
  /why            上一个答复是怎么查出来的：怎样理解、怎样检索、取了什么、没取什么
  /date 日期      假定今天是这一天，如 /date 2022-09-06；只写 /date 恢复
  /new            开始新的对话
  /help           本说明
  /quit           退出`;

interface State {
  readonly conversation: Conversation;
  /** The day that questions are asked on, and the one to go back to. */
  day: string;
  readonly firstDay: string;
  last: ExplainedAnswer | null;
}

/** `repl`: questions and answers on a terminal, one conversation until `/new`. Questions may be piped in. */
export const repl: Command = async (args, terminal) => {
  const given = parseArguments(args, { words: false });
  const day = askedOn(given);
  return withArchive(given, terminal, (asking) => converse(asking, day, terminal), true);
};

async function converse(asking: Asking, day: string, terminal: Terminal): Promise<number> {
  const typed = process.stdin.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    ...(typed ? { output: process.stdout } : {}),
    terminal: typed,
    prompt: '问报> ',
  });
  let closed = false;
  lines.once('close', () => {
    closed = true;
  });
  const close = () => lines.close();
  terminal.signal.addEventListener('abort', close);
  lines.on('SIGINT', close);
  const state: State = { conversation: asking.conversation(), day, firstDay: day, last: null };
  try {
    if (typed) terminal.note('输入问题开始，/help 查看用法，Ctrl-D 退出。');
    if (typed) lines.prompt();
    for await (const line of lines) {
      if (line.trim() === '/quit' || terminal.signal.aborted) break;
      if (line.trim() !== '') await handle(line.trim(), state, terminal);
      if (typed && !closed) lines.prompt();
    }
    return 0;
  } finally {
    lines.close();
    terminal.signal.removeEventListener('abort', close);
  }
}

async function handle(line: string, state: State, terminal: Terminal): Promise<void> {
  const look = { colour: terminal.colour, width: terminal.width };
  const [command, word] = line.split(/\s+/);
  if (!line.startsWith('/')) await answer(line, state, terminal);
  else if (command === '/new') {
    state.conversation.forget();
    state.last = null;
    terminal.out('好，开始新的对话。');
  } else if (command === '/sources')
    terminal.out(
      state.last ? sourceLines(state.last.answer, look).join('\n') || '上一个答复没有出处。' : '还没有答复。',
    );
  else if (command === '/why')
    terminal.out(state.last ? whyText(state.last.answer, state.last.explain()) : '还没有答复。');
  else if (command === '/date') terminal.out(setDate(word, state));
  else terminal.out(HELP);
}

/** One question that fails is told in one line, and the next may be asked. */
async function answer(question: string, state: State, terminal: Terminal): Promise<void> {
  try {
    state.last = await state.conversation.askExplained(question, { askedOn: state.day, signal: terminal.signal });
    terminal.out(`${answerText(state.last.answer, { colour: terminal.colour, width: terminal.width })}\n`);
  } catch (error) {
    terminal.note(failureOf(error, terminal.signal).line);
  }
}

function setDate(word: string | undefined, state: State): string {
  if (word !== undefined && !(dayFields(word) && hasYear(word))) return '日期请写成 2022-09-06 的样子。';
  state.day = word ?? state.firstDay;
  return `今天按${state.day}算。`;
}
