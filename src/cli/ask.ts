import { z } from 'zod';
import { type Asking, openAsking } from '../app/asking.ts';
import { loadConfig } from '../config.ts';
import { UsageError } from '../errors.ts';
import { answerJson } from '../render/answer-json.ts';
import { answerText } from '../render/answer-text.ts';
import { type Arguments, askedOn, parseArguments, textFlag } from './arguments.ts';
import type { Command, Terminal } from './command.ts';
import { progressLine } from './progress-line.ts';
import { readLines } from './read-lines.ts';

const QUESTION = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  question: z.string(),
  history: z
    .array(z.union([z.string(), z.object({ question: z.string() }).transform((turn) => turn.question)]))
    .optional(),
  asked_on: z.iso.date().optional(),
});

/** `ask Q [Q2 …]` and `ask --batch FILE`. */
export const ask: Command = async (args, terminal) => {
  const given = parseArguments(args, { batch: { type: 'string' } });
  const batch = textFlag(given, 'batch');
  if (batch === undefined && given.words.every((word) => word.trim() === '')) {
    throw new UsageError('没有写问题', { hint: '例如：wenbao ask "秦国文9月5日出席了哪些会议"' });
  }
  const config = await loadConfig(terminal.root, { archive: textFlag(given, 'archive'), db: textFlag(given, 'db') });
  const asking = await openAsking(config, { signal: terminal.signal, progress: progressLine(terminal) });
  try {
    return batch === undefined ? await askAll(asking, given, terminal) : await askBatch(asking, batch, given, terminal);
  } finally {
    await asking.close();
  }
};

/** Several questions are one conversation. */
async function askAll(asking: Asking, given: Arguments, terminal: Terminal): Promise<number> {
  const conversation = asking.conversation();
  let code = 0;
  for (const [at, question] of given.words.entries()) {
    const answer = await conversation.ask(question, { askedOn: askedOn(given), signal: terminal.signal });
    if (answer.reason?.code === 'question_too_long' || answer.reason?.code === 'empty_question') code = 2;
    if (given.flags.json) terminal.out(JSON.stringify(answerJson(answer)));
    else terminal.out((at > 0 ? '\n' : '') + answerText(answer, { colour: terminal.colour, width: terminal.width }));
  }
  return code;
}

/** One line in, one answer out; the earlier questions of a line's history are asked first, for the conversation. */
async function askBatch(asking: Asking, file: string, given: Arguments, terminal: Terminal): Promise<number> {
  for await (const line of readLines(file, QUESTION, terminal)) {
    const conversation = asking.conversation();
    const options = { askedOn: line.asked_on ?? askedOn(given), signal: terminal.signal };
    for (const earlier of line.history ?? []) await conversation.ask(earlier, { ...options, extractive: true });
    terminal.out(JSON.stringify(answerJson(await conversation.ask(line.question, options), line.id)));
  }
  return 0;
}
