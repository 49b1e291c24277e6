import type { Command, Terminal } from './command.ts';
import { HELP } from './help.ts';

/** Each command is loaded only when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  ask: async () => (await import('./ask.ts')).ask,
  bot: async () => (await import('./bot.ts')).bot,
  eval: async () => (await import('./eval.ts')).evaluate,
  facets: async () => (await import('./facets.ts')).facets,
  index: async () => (await import('./index-archive.ts')).indexArchive,
  inspect: async () => (await import('./inspect.ts')).inspect,
  repl: async () => (await import('./repl.ts')).repl,
  search: async () => (await import('./search.ts')).search,
  stats: async () => (await import('./stats.ts')).stats,
};

/** Runs one command line. Resolves with the exit code: 0 done, 1 failed, 2 wrong usage or configuration. Never throws. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    process.stderr.write(
      `没有这个命令：${name.slice(0, 40).replace(/\p{C}/gu, '')}。请用 wenbao --help 查看全部命令。\n`,
    );
    return 2;
  }
  return runCommand(load, rest, root);
}

async function runCommand(load: () => Promise<Command>, args: readonly string[], root: string): Promise<number> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0); // the reader of a pipe has seen enough
  });
  try {
    return await (await load())(args, terminalFor(root, stop.signal));
  } catch (error) {
    return await report(error, stop.signal);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

async function report(error: unknown, signal: AbortSignal): Promise<number> {
  const { WenbaoError } = await import('../errors.ts');
  if (error instanceof WenbaoError) {
    process.stderr.write(`${oneLine(error.message)}。${oneLine(error.hint)}\n`);
    return error.exitCode;
  }
  if (signal.aborted) {
    process.stderr.write('已中止。\n');
    return 1;
  }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  process.stderr.write(
    `出现意外错误，未能完成（${oneLine(detail).slice(0, 300)}）。请把这一行连同所用命令报告给维护者。\n`,
  );
  return 1;
}

function oneLine(text: string): string {
  return text.replace(/\p{C}+/gu, ' ').replace(/。$/, '');
}

function terminalFor(root: string, signal: AbortSignal): Terminal {
  const shows = process.stderr.isTTY === true;
  let pending = false;
  const clear = () => {
    if (pending) process.stderr.write('\r\u001b[K');
    pending = false;
  };
  return {
    root,
    signal,
    colour: process.stdout.isTTY === true && process.stdout.hasColors(),
    width: process.stdout.isTTY ? process.stdout.columns : null,
    out: (line) => {
      clear();
      process.stdout.write(`${line}\n`);
    },
    note: (line) => {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (!shows) return;
      process.stderr.write(`\r\u001b[K${line}`);
      pending = true;
    },
  };
}
