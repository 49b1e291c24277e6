import { z } from 'zod';
import type { Asking } from '../app/asking.ts';
import { UsageError } from '../errors.ts';
import { answerJson } from '../render/answer-json.ts';
import { answerText } from '../render/answer-text.ts';
import { whyText } from '../render/why-text.ts';
import { askedOn, parseArguments, textFlag } from './arguments.ts';
import { ASKED_ON, HISTORY, ID } from './batch-fields.ts';
import type { Command, Terminal } from './command.ts';
import { readLines } from './read-lines.ts';
import { withArchive } from './with-archive.ts';

const QUESTION = z.object({ id: ID, question: z.string(), history: HISTORY, asked_on: ASKED_ON });

/** `ask Q [Q2 …]` and `ask --batch FILE`. */
export const ask: Command = async (args, terminal) => {
  const given = parseArguments(args, {
    own: { batch: { type: 'string' }, explain: { type: 'boolean' } },
    words: true,
  });
  const batch = textFlag(given, 'batch');
  if (batch === undefined && given.words.every((word) => word.trim() === '')) {
    throw new UsageError('没有写问题', { hint: '例如：wenbao ask "秦国文9月5日出席了哪些会议"' });
  }
  if (batch !== undefined && given.words.length > 0) {
    throw new UsageError('--batch 与问题不能同时写', { hint: '请把问题写进文件，或去掉 --batch' });
  }
  const { json, explain } = given.flags;
  const how = { day: askedOn(given), json: json === true, explain: explain === true };
  return withArchive(given, terminal, (asking) =>
    batch === undefined ? askAll(asking, given.words, how, terminal) : askBatch(asking, batch, how, terminal),
  );
};

/** What the command line says of every question. */
interface How {
  readonly day: string;
  readonly json: boolean;
  /** Whether answers come with how they came about. */
  readonly explain: boolean;
}

/** Several questions are one conversation. */
async function askAll(
  asking: Asking,
  questions: readonly string[],
  { day, json, explain }: How,
  terminal: Terminal,
): Promise<number> {
  const conversation = asking.conversation();
  let code = 0;
  for (const [at, question] of questions.entries()) {
    const explained = await conversation.askExplained(question, { askedOn: day, signal: terminal.signal });
    const { answer } = explained;
    if (answer.reason?.code === 'question_too_long' || answer.reason?.code === 'empty_question') code = 2;
    if (json) {
      terminal.out(JSON.stringify(answerJson(answer, undefined, explain ? explained.explain() : undefined)));
      continue;
    }
    terminal.out((at > 0 ? '\n' : '') + answerText(answer, { colour: terminal.colour, width: terminal.width }));
    if (explain) terminal.out(`\n${whyText(answer, explained.explain())}`);
  }
  return code;
}

/** One line in, one answer out; the earlier questions of a line's history are asked first, for the conversation. */
async function askBatch(asking: Asking, file: string, { day, explain }: How, terminal: Terminal): Promise<number> {
  for await (const line of readLines(file, QUESTION, terminal)) {
    const conversation = asking.conversation();
    const options = { askedOn: line.asked_on ?? day, signal: terminal.signal };
    await conversation.recall(line.history ?? [], options);
    const explained = await conversation.askExplained(line.question, options);
    const explanation = explain ? explained.explain() : undefined;
    terminal.out(JSON.stringify(answerJson(explained.answer, line.id, explanation)));
  }
  return 0;
}
