import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { invocation, type RunSettings, temporary } from './wenbao.ts';

/** One thing that a person at a terminal does: waits to see a text behind what was seen before, then types. */
export interface Step {
  readonly see: string;
  readonly type?: string;
}

/** A run of the real program on a terminal of 80 columns and 40 rows, and the person who sits at it. */
export interface PseudoTerminal {
  /** Everything that came on it so far, cursor movements and colours included. */
  readonly out: string;
  /** Does these steps. Rejects with the text that did not come, and with what came instead. */
  play(steps: readonly Step[]): Promise<void>;
  /** Waits for the end of the program: its exit code, as a shell tells it. Rejects when it does not end. */
  ended(): Promise<number>;
}

/** Milliseconds after which a run is given up: a machine under load needs many times the seconds of a quiet one. */
const PATIENCE = 100_000;
/** For tests with such a run, so that it is the run that says what was missing. */
export const TERMINAL_TIMEOUT = PATIENCE + 20_000;

/**
 * What Node guesses colours from beside TERM. Where `CI` is set it would take the terminal of a test for the log of a
 * build and show none.
 */
const GUESSED_FROM = {
  CI: undefined,
  TEAMCITY_VERSION: undefined,
  TF_BUILD: undefined,
  NODE_DISABLE_COLORS: undefined,
};

/** Holds the other end of a terminal: Python's own `pty`, since Node has none. Its only argument is the JSON of the run. */
const HOLDER = `
import fcntl, json, os, pty, select, struct, sys, termios
run = json.loads(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', run['rows'], run['columns'], 0, 0))
    os.chdir(run['cwd'])
    os.execve(run['command'][0], run['command'], run['env'])
while True:
    ready = select.select([0, terminal], [], [])[0]
    if terminal in ready:
        try:
            shown = os.read(terminal, 65536)
        except OSError:
            shown = b''
        if not shown:
            break
        sys.stdout.buffer.write(shown)
        sys.stdout.buffer.flush()
    if 0 in ready:
        typed = os.read(0, 65536)
        if not typed:
            sys.exit(1)
        os.write(terminal, typed)
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
sys.exit(code if code >= 0 else 128 - code)
`;

/** Whether there is a Python that can hold a terminal. */
export function hasPseudoTerminal(): boolean {
  if (process.platform === 'win32') return false;
  return spawnSync('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode']).status === 0;
}

/** Starts the real launcher on a terminal; it is gone when the test is over. */
export function openPseudoTerminal(args: readonly string[], env: RunSettings['env'] = {}): PseudoTerminal {
  const invoked = invocation(args, { TERM: 'xterm-256color', ...GUESSED_FROM, ...env });
  const run = { ...invoked, cwd: temporary(), columns: 80, rows: 40 };
  const holder = spawn('python3', ['-c', HOLDER, JSON.stringify(run)], { stdio: ['pipe', 'pipe', 'inherit'] });
  // Without its holder a terminal hangs up, and that ends the program.
  onTestFinished(() => void holder.kill('SIGKILL'));
  return new HeldTerminal(holder);
}

class HeldTerminal implements PseudoTerminal {
  out = '';
  readonly #holder: ChildProcessByStdio<Writable, Readable, null>;
  readonly #closed: Promise<number | null>;
  /** Behind what was seen. */
  #place = 0;
  /** Why nothing more comes; null while something may. */
  #end: string | null = null;
  #look: () => void = () => undefined;

  constructor(holder: ChildProcessByStdio<Writable, Readable, null>) {
    this.#holder = holder;
    const late = setTimeout(() => holder.kill('SIGKILL'), PATIENCE);
    holder.stdin.on('error', () => undefined); // typed at a program that has just ended
    holder.stdout.setEncoding('utf8').on('data', (text) => {
      this.out += text;
      this.#look();
    });
    this.#closed = new Promise((done) => {
      holder.once('close', (code) => {
        clearTimeout(late);
        this.#end = code === null ? `After ${PATIENCE / 1000} seconds` : `When the program had ended with ${code}`;
        this.#look();
        done(code);
      });
    });
  }

  async play(steps: readonly Step[]): Promise<void> {
    for (const { see, type } of steps) {
      await this.#see(see);
      if (type !== undefined) this.#holder.stdin.write(type);
    }
  }

  async ended(): Promise<number> {
    const code = await this.#closed;
    if (code === null) throw this.#missing('its end');
    return code;
  }

  #see(text: string): Promise<void> {
    return new Promise((seen, missed) => {
      this.#look = () => {
        const found = this.out.indexOf(text, this.#place);
        if (found < 0 && this.#end === null) return;
        this.#look = () => undefined;
        if (found < 0) return missed(this.#missing(JSON.stringify(text)));
        this.#place = found + text.length;
        seen();
      };
      this.#look();
    });
  }

  #missing(what: string): Error {
    return new Error(`${this.#end}, ${what} was still missing on the terminal, behind:\n${this.out.slice(-2000)}`);
  }
}
