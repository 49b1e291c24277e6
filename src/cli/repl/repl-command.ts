import type { Terminal } from '../command.ts';
import type { Session } from './session.ts';

/** What a command of the REPL works with. What was asked to be seen goes to `terminal.out`, the rest to `terminal.note`. */
export interface Desk {
  readonly session: Session;
  readonly terminal: Terminal;
  /** Asks a question as if it had been typed. */
  ask(question: string): Promise<void>;
}

/** One command of the REPL. */
export interface ReplCommand {
  /** With the slash: `/sources`. */
  readonly name: string;
  /** What may stand behind the name; empty for nothing. */
  readonly words: string;
  /** What it does, for /help. */
  readonly tells: string;
  /** It ends the REPL; whoever reads the lines acts on it. */
  readonly quits?: true;
  /** `words` is what stood behind the name, trimmed. Rejects with a WenbaoError that says what to do. */
  run(words: string, desk: Desk): Promise<void>;
  /** What the words typed so far could become. */
  complete?(words: string, session: Session): Promise<readonly string[]>;
}
