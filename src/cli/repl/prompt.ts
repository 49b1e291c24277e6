import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';

/** How a prompt is opened. */
export interface PromptOptions {
  readonly input: NodeJS.ReadStream;
  /** The terminal to draw on; null when lines come from a pipe or file. */
  readonly output: NodeJS.WriteStream | null;
  /** What stands before a line. */
  readonly prompt: () => string;
  /** Earlier lines, the latest first. */
  readonly history: readonly string[];
  readonly complete: (line: string) => Promise<readonly [string[], string]>;
  /** Ctrl-C while a line is being worked on; the lines waiting behind it are dropped, and counted here. */
  readonly onStop: (dropped: number) => void;
  /** Ctrl-C on an empty line: the next one quits. */
  readonly onWarn: () => void;
}

/** Reads lines, one at a time: what is typed or pasted while a line is worked on waits for its turn. */
export interface Prompt {
  /** The next line; null at the end. */
  next(): Promise<string | null>;
  /**
   * Writes something of its own and shows the prompt again behind it. While a line is worked on it waits for the end of
   * that, lest it break into a draft, whose lines are counted when they are taken away.
   */
  interject(write: () => void): void;
  /** Whether Ctrl-C ended it. */
  readonly interrupted: boolean;
  close(): void;
}

/** Opens a prompt on a terminal, with arrow keys, history and Tab; without a terminal it only takes lines apart. */
export function openPrompt(options: PromptOptions): Prompt {
  return new LinePrompt(options);
}

class LinePrompt implements Prompt {
  interrupted = false;
  readonly #options: PromptOptions;
  readonly #lines: Interface;
  readonly #screen: MutedOutput | null;
  readonly #queue: string[] = [];
  /** What waits until a line is done with. */
  readonly #held: (() => void)[] = [];
  #waiting: ((line: string | null) => void) | null = null;
  #closed = false;
  #warned = false;

  constructor(options: PromptOptions) {
    this.#options = options;
    const { output } = options;
    this.#screen = output && new MutedOutput(output);
    this.#lines = createInterface({
      input: options.input,
      terminal: this.#screen !== null,
      ...(this.#screen ? { output: this.#screen } : {}),
      prompt: options.prompt(),
      history: [...options.history],
      historySize: 1000,
      removeHistoryDuplicates: true,
      completer: (line: string, done: (error: null, found: [string[], string]) => void) => {
        options.complete(line).then(([texts, replaced]) => {
          // readline stops the input meanwhile and would start it again, for nobody, and the program would not end.
          if (!this.#closed) done(null, [texts, replaced]);
        });
      },
    });
    this.#lines.on('line', (line) => this.#take(line));
    this.#lines.on('close', () => this.#end());
    this.#lines.on('SIGINT', () => this.#interrupt());
    if (output) output.on('resize', () => this.#screen?.emit('resize'));
  }

  next(): Promise<string | null> {
    this.#release();
    const line = this.#queue.shift();
    if (line !== undefined) {
      this.#options.output?.write(`${this.#options.prompt()}${line}\n`);
      return Promise.resolve(line);
    }
    if (this.#closed) return Promise.resolve(null);
    if (this.#screen) {
      this.#screen.muted = false;
      this.#lines.setPrompt(this.#options.prompt());
      this.#lines.prompt(true);
    }
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  interject(write: () => void): void {
    if (this.#screen === null) write();
    else if (this.#waiting === null) this.#held.push(write);
    else {
      this.#options.output?.write('\r\x1b[J');
      write();
      this.#lines.prompt(true);
    }
  }

  close(): void {
    this.#lines.close();
    this.#release();
  }

  #release(): void {
    for (const write of this.#held.splice(0)) write();
  }

  #take(line: string): void {
    this.#warned = false;
    if (this.#waiting) this.#give(line);
    else this.#queue.push(line);
  }

  #give(line: string | null): void {
    const give = this.#waiting;
    this.#waiting = null;
    if (this.#screen) this.#screen.muted = true;
    give?.(line);
  }

  #end(): void {
    this.#closed = true;
    if (this.#waiting) {
      this.#options.output?.write('\n');
      this.#give(null);
    }
  }

  #interrupt(): void {
    if (this.#waiting === null) {
      this.#options.onStop(this.#queue.splice(0).length);
    } else if (this.#lines.line !== '') {
      this.#lines.write(null, { ctrl: true, name: 'e' });
      this.#lines.write(null, { ctrl: true, name: 'u' });
    } else if (this.#warned) {
      this.interrupted = true;
      this.#lines.close();
    } else {
      this.#warned = true;
      this.interject(() => this.#options.onWarn());
    }
  }
}

/** A terminal that shows nothing while it is muted: what is typed during an answer must not break into it. */
class MutedOutput extends Writable {
  muted = false;
  readonly isTTY = true;
  readonly #terminal: NodeJS.WriteStream;

  constructor(terminal: NodeJS.WriteStream) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
  }

  get columns(): number {
    return this.#terminal.columns || 80; // a terminal may not know its width: 0
  }

  get rows(): number {
    return this.#terminal.rows || 24;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    if (!this.muted) this.#terminal.write(chunk);
    done();
  }
}
