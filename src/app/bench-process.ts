import { spawn } from 'node:child_process';
import { z } from 'zod';
import { MEASUREMENT } from '../eval/bench/measurement.ts';
import type { BenchTask, SystemOutcome } from './bench-system.ts';

const OUTCOME = z.discriminatedUnion('status', [
  z.object({ status: z.literal('measured'), measurement: MEASUREMENT }),
  z.object({
    status: z.literal('absent'),
    reason: z.enum(['not-installed', 'no-embedder', 'failed']),
    detail: z.string(),
  }),
]);

/** The words behind `wenbao bench` that make a process measure one system and print its outcome. */
export function wordsFor(system: string, task: BenchTask): readonly string[] {
  const { set, field, types, limit, budget, askedOn, db } = task;
  const options = { system, field, types, limit, budget, 'asked-on': askedOn, db };
  const given = Object.entries(options).filter(([, value]) => value !== null && value !== '');
  return [set, ...given.map(([name, value]) => `--${name}=${value}`)];
}

/**
 * Measures a system in a process of its own, so that its memory is told apart and given back. A process that ends without
 * an outcome is one that failed; its own notes stand on stderr. Rejects when stopped.
 */
export async function measureApart(
  launcher: string,
  system: string,
  task: BenchTask,
  signal: AbortSignal,
): Promise<SystemOutcome> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [launcher, 'bench', ...wordsFor(system, task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  try {
    const end = await new Promise<string>((done, fail) => {
      child.once('error', fail).once('close', (code, ended) => done(ended ?? `exit ${code}`));
    });
    signal.throwIfAborted();
    return outcomeOf(out) ?? { status: 'absent', reason: 'failed', detail: end };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function outcomeOf(out: string): SystemOutcome | null {
  const line = out.trim().split('\n').at(-1) ?? '';
  try {
    return OUTCOME.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
