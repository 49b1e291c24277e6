import { COMMANDS } from './commands.ts';
import { commandLine, findCommand } from './find-command.ts';
import { papersHeld } from './scope-commands.ts';
import type { Session } from './session.ts';

/** What readline wants of a completer: the possible texts, and the end of the line that they would replace. */
type Completion = readonly [texts: string[], replaced: string];

/** Most suggestions at once. */
const MOST = 30;
/** Characters of a name looked for at the end of a line; a longer name needs no help. */
const LONGEST_NAME = 8;

/** Completes commands and what stands behind them, in questions the names of people and of papers behind 《. Never rejects. */
export async function complete(line: string, session: Session): Promise<Completion> {
  try {
    const isCommand = /^[/／]/.test(line);
    if (isCommand && !/\s/.test(line)) return commandNames(line);
    return isCommand ? await commandWords(line, session) : await questionWords(line, session);
  } catch {
    return [[], line];
  }
}

function commandNames(line: string): Completion {
  const typed = line.replace('／', '/').toLowerCase();
  const names = COMMANDS.filter(({ name, tells }) => name.startsWith(typed) && (tells !== '' || name === typed));
  return [names.map(({ name, words }) => (words === '' ? name : `${name} `)), line];
}

async function commandWords(line: string, session: Session): Promise<Completion> {
  const { name } = commandLine(line) ?? { name: '' };
  const found = findCommand(name, COMMANDS);
  const words = line.replace(/^\S+\s+/, '');
  if (found.status !== 'found' || !found.command.complete) return [[], line];
  return [[...(await found.command.complete(words, session))].slice(0, MOST), words];
}

/** A question has no spaces to tell where a name begins: the longest end of it that begins a name. */
async function questionWords(line: string, session: Session): Promise<Completion> {
  const paper = /《([^》]{0,20})$/.exec(line);
  if (paper) {
    const typed = paper[1] ?? '';
    const papers = (await papersHeld(session)).filter((name) => name.startsWith(typed));
    return [papers.map((name) => `${name}》`), typed];
  }
  const letters = Array.from(/[\p{L}·]*$/u.exec(line.slice(-4 * LONGEST_NAME))?.[0] ?? '').slice(-LONGEST_NAME);
  for (let from = 0; from < letters.length; from++) {
    const typed = letters.slice(from).join('');
    const names = (await session.asking.names(typed, MOST)).filter((name) => name !== typed);
    if (names.length > 0) return [names, typed];
  }
  return [[], line];
}
