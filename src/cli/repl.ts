import { askedOn, parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { converse } from './repl/converse.ts';
import type { Prompt } from './repl/prompt.ts';
import { withArchive } from './with-archive.ts';

/** `repl`: questions and answers on a terminal, one conversation until `/new`. Questions may be piped in. */
export const repl: Command = async (args, terminal) => {
  const given = parseArguments(args, { words: false });
  const day = askedOn(given);
  let prompt: Prompt | null = null;
  // Notes from work in the background (vectors, a new index) must not break into the line that is being typed.
  const note = (line: string) => (prompt ? prompt.interject(() => terminal.note(line)) : terminal.note(line));
  const beside = Object.create(terminal, { note: { value: note } });
  return withArchive(
    given,
    beside,
    (asking, config) =>
      converse(asking, { day, config, json: given.flags.json === true }, terminal, (opened) => {
        prompt = opened;
      }),
    true,
  );
};
