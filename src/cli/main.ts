import { oneLine } from '../render/terminal-safe.ts';
import type { Command } from './command.ts';
import { failureOf } from './failure.ts';
import { HELP } from './help.ts';
import { guardStreams, terminalFor } from './terminal.ts';

/** Each command is loaded only when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  ask: async () => (await import('./ask.ts')).ask,
  backup: async () => (await import('./backup.ts')).backup,
  bench: async () => (await import('./bench.ts')).bench,
  bot: async () => (await import('./bot.ts')).bot,
  doctor: async () => (await import('./doctor.ts')).doctor,
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
  guardStreams();
  const [name, ...rest] = args;
  if (name === undefined || [name, ...rest].some((word) => word === '--help' || word === '-h') || name === 'help') {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load) return runCommand(load, rest, root);
  process.stderr.write(`没有这个命令：${oneLine(name).slice(0, 40)}。请用 wenbao --help 查看全部命令。\n`);
  return 2;
}

async function runCommand(load: () => Promise<Command>, args: readonly string[], root: string): Promise<number> {
  const stop = new AbortController();
  const terminal = terminalFor(root, stop.signal);
  const onSignal = () => stop.abort();
  const fail = (error: unknown): number => {
    const { line, exitCode } = failureOf(error, stop.signal);
    terminal.note(line);
    return exitCode;
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  // What slips past every `catch` (an event without a listener) is told like the rest, not as a stack trace.
  process.once('uncaughtException', (error) => process.exit(fail(error)));
  try {
    return await (await load())(args, terminal);
  } catch (error) {
    return fail(error);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
