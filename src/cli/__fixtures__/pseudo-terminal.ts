import { spawn, spawnSync } from 'node:child_process';
import { invocation, type RunSettings, temporary } from './wenbao.ts';

/** One thing that a person at a terminal does: waits to see a text behind what was seen before, then types. */
export interface Step {
  readonly see: string;
  readonly type: string;
}

/** What was on a terminal from first to last, cursor movements and colours included, and the exit code. */
export interface TerminalRun {
  readonly out: string;
  readonly code: number | null;
  /** Steps whose text was seen. */
  readonly done: number;
}

/** Plays a person at a terminal: Python's own `pty`, since Node has none. Its only argument is the JSON of the run. */
const DRIVER = `
import fcntl, json, os, pty, select, signal, struct, sys, termios, time
run = json.loads(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    os.chdir(run['cwd'])
    os.execve(run['command'][0], run['command'], run['env'])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', run['rows'], run['columns'], 0, 0))
seen, place, done, alive, end = b'', 0, 0, True, time.time() + 45
def look(wait):
    global seen, alive
    if not select.select([terminal], [], [], wait)[0]:
        return
    try:
        more = os.read(terminal, 65536)
    except OSError:
        more = b''
    seen += more
    alive = more != b''
for step in run['steps']:
    wanted = step['see'].encode()
    while alive and time.time() < end and seen.find(wanted, place) < 0:
        look(0.1)
    found = seen.find(wanted, place)
    if found < 0:
        break
    place, done = found + len(wanted), done + 1
    time.sleep(0.15)
    os.write(terminal, step['type'].encode())
while alive and time.time() < end:
    look(0.1)
if alive:
    os.kill(child, signal.SIGKILL)
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(json.dumps({'out': seen.decode('utf8', 'replace'), 'code': code, 'done': done}))
`;

/** Whether there is a Python that can play a person at a terminal. */
export function hasPseudoTerminal(): boolean {
  if (process.platform === 'win32') return false;
  return spawnSync('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode']).status === 0;
}

/** Runs the real launcher on a terminal of 80 columns and 40 rows and does these steps. */
export async function onTerminal(
  args: readonly string[],
  steps: readonly Step[],
  env: RunSettings['env'] = {},
): Promise<TerminalRun> {
  const invoked = invocation(args, { TERM: 'xterm-256color', ...env });
  const run = { ...invoked, cwd: temporary(), steps, columns: 80, rows: 40 };
  const driver = spawn('python3', ['-c', DRIVER, JSON.stringify(run)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  driver.stdout.setEncoding('utf8').on('data', (more) => {
    text += more;
  });
  await new Promise((done) => driver.once('close', done));
  return JSON.parse(text) as TerminalRun; // what the driver prints
}
