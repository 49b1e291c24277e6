import { z } from 'zod';
import type { Asking } from '../app/asking.ts';
import type { Answer } from '../domain/answer.ts';
import { UsageError } from '../errors.ts';
import { answerJson } from '../render/answer-json.ts';
import { answerText } from '../render/answer-text.ts';
import { askedOn, parseArguments, textFlag } from './arguments.ts';
import { ASKED_ON, HISTORY, ID } from './batch-fields.ts';
import type { Command, Terminal } from './command.ts';
import { readLines } from './read-lines.ts';
import { withArchive } from './with-archive.ts';

const QUESTION = z.object({ id: ID, question: z.string(), history: HISTORY, asked_on: ASKED_ON });

/** `ask Q [Q2 …]` and `ask --batch FILE`. */
export const ask: Command = async (args, terminal) => {
  const given = parseArguments(args, { own: { batch: { type: 'string' } }, words: true });
  const batch = textFlag(given, 'batch');
  if (batch === undefined && given.words.every((word) => word.trim() === '')) {
    throw new UsageError('没有写问题', { hint: '例如：wenbao ask "秦国文9月5日出席了哪些会议"' });
  }
  if (batch !== undefined && given.words.length > 0) {
    throw new UsageError('--batch 与问题不能同时写', { hint: '请把问题写进文件，或去掉 --batch' });
  }
  const day = askedOn(given);
  return withArchive(given, terminal, (asking) =>
    batch === undefined
      ? askAll(asking, given.words, day, given.flags.json === true, terminal)
      : askBatch(asking, batch, day, terminal),
  );
};

/** Several questions are one conversation. */
async function askAll(
  asking: Asking,
  questions: readonly string[],
  day: string,
  json: boolean,
  terminal: Terminal,
): Promise<number> {
  const conversation = asking.conversation();
  const tell = noticeTeller(terminal);
  let code = 0;
  for (const [at, question] of questions.entries()) {
    const answer = await conversation.ask(question, { askedOn: day, signal: terminal.signal });
    if (answer.reason?.code === 'question_too_long' || answer.reason?.code === 'empty_question') code = 2;
    if (json) {
      tell(answer);
      terminal.out(JSON.stringify(answerJson(answer)));
    } else terminal.out((at > 0 ? '\n' : '') + answerText(answer, { colour: terminal.colour, width: terminal.width }));
  }
  return code;
}

/** One line in, one answer out; the earlier questions of a line's history are asked first, for the conversation. */
async function askBatch(asking: Asking, file: string, day: string, terminal: Terminal): Promise<number> {
  const tell = noticeTeller(terminal);
  for await (const line of readLines(file, QUESTION, terminal)) {
    const conversation = asking.conversation();
    const options = { askedOn: line.asked_on ?? day, signal: terminal.signal };
    await conversation.recall(line.history ?? [], options);
    const answer = await conversation.ask(line.question, options);
    tell(answer);
    terminal.out(JSON.stringify(answerJson(answer, line.id)));
  }
  return 0;
}

/** The JSON of an answer has no place for its notice: each is noted once. */
function noticeTeller(terminal: Terminal): (answer: Answer) => void {
  const told = new Set<string>();
  return ({ notice }) => {
    if (notice === null || told.has(notice)) return;
    told.add(notice);
    terminal.note(notice);
  };
}
