import { createInterface } from 'node:readline/promises';
import { type Conversation, openAsking } from '../app/asking.ts';
import { loadConfig } from '../config.ts';
import type { Answer } from '../domain/answer.ts';
import { dayFields } from '../domain/day.ts';
import { answerText, sourceLines } from '../render/answer-text.ts';
import { whyText } from '../render/why-text.ts';
import { askedOn, parseArguments, textFlag } from './arguments.ts';
import type { Command, Terminal } from './command.ts';
import { progressLine } from './progress-line.ts';

const HELP = `直接输入问题即可，例如：秦国文9月5日出席了哪些会议
  /sources        再看一次上一个答复的出处
  /why            上一个答复是怎么查出来的
  /date 日期      假定今天是这一天，如 /date 2022-09-06；/date 恢复
  /new            开始新的对话
  /help           本说明
  /quit           退出`;

interface State {
  askedOn: string;
  last: Answer | null;
}

/** `repl`: questions and answers on a terminal, one conversation until `/new`. */
export const repl: Command = async (args, terminal) => {
  const given = parseArguments(args);
  const config = await loadConfig(terminal.root, { archive: textFlag(given, 'archive'), db: textFlag(given, 'db') });
  const asking = await openAsking(config, { signal: terminal.signal, progress: progressLine(terminal) });
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY === true,
    prompt: '问报> ',
  });
  const close = () => lines.close();
  terminal.signal.addEventListener('abort', close);
  lines.on('SIGINT', close);
  const conversation = asking.conversation();
  const state: State = { askedOn: askedOn(given), last: null };
  try {
    terminal.note('输入问题开始，/help 查看用法，Ctrl-D 退出。');
    lines.prompt();
    for await (const line of lines) {
      if (line.trim() === '/quit') break;
      if (line.trim() !== '') await handle(line.trim(), conversation, state, terminal);
      lines.prompt();
    }
    return 0;
  } finally {
    lines.close();
    terminal.signal.removeEventListener('abort', close);
    await asking.close();
  }
};

async function handle(line: string, conversation: Conversation, state: State, terminal: Terminal): Promise<void> {
  const look = { colour: terminal.colour, width: terminal.width };
  if (!line.startsWith('/')) {
    state.last = await conversation.ask(line, { askedOn: state.askedOn, signal: terminal.signal });
    terminal.out(`${answerText(state.last, look)}\n`);
    return;
  }
  const [command, word] = line.split(/\s+/);
  if (command === '/new') {
    conversation.forget();
    state.last = null;
    terminal.out('好，开始新的对话。');
  } else if (command === '/sources')
    terminal.out(state.last ? sourceLines(state.last, look).join('\n') || '上一个答复没有出处。' : '还没有答复。');
  else if (command === '/why') terminal.out(state.last ? whyText(state.last) : '还没有答复。');
  else if (command === '/date') terminal.out(setDate(word, state));
  else terminal.out(HELP);
}

function setDate(word: string | undefined, state: State): string {
  if (word !== undefined && !(dayFields(word) && !word.startsWith('X'))) return '日期请写成 2022-09-06 的样子。';
  state.askedOn = word ?? askedOn({ words: [], flags: {} });
  return `今天按${state.askedOn}算。`;
}
