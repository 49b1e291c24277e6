import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type BenchPlan, peersNamed, runBench } from '../app/bench.ts';
import { measureApart } from '../app/bench-process.ts';
import { measureSystem } from '../app/bench-system.ts';
import type { BenchReport } from '../domain/bench-report.ts';
import { UsageError, WenbaoError } from '../errors.ts';
import { benchMarkdown } from '../render/bench-markdown.ts';
import { benchText } from '../render/bench-text.ts';
import { type Arguments, askedOn, configOf, parseArguments, textFlag } from './arguments.ts';
import type { Command, Terminal } from './command.ts';
import { progressLine } from './progress-line.ts';

const OWN_OPTIONS = {
  peers: { type: 'string' },
  limit: { type: 'string' },
  field: { type: 'string' },
  types: { type: 'string' },
  budget: { type: 'string' },
  out: { type: 'string' },
  system: { type: 'string' },
} as const;

/** Seconds of questions for each peer when `--budget` is not given. */
const BUDGET = 120;

/**
 * `bench --beir DIR… [--peers LIST] [--limit N] [--field NAME] [--types PREFIX] [--budget SECONDS] [--out FILE]`: measures
 * search on retrieval sets in the BEIR layout, beside what else could be taken. With `--system NAME` it measures that one
 * in this process and prints the raw outcome: so each gets a process of its own.
 */
export const bench: Command = async (args, terminal) => {
  const given = parseArguments(setsAsWords(args), { own: OWN_OPTIONS, words: true });
  const plan = planOf(given, args);
  const system = textFlag(given, 'system');
  if (system !== undefined) return measureHere(system, plan, given, terminal);
  const out = textFlag(given, 'out');
  if (out !== undefined) await checkPlace(out);
  const launcher = join(terminal.root, 'src', 'cli', 'wenbao.mjs');
  const report = await runBench(plan, {
    signal: terminal.signal,
    note: terminal.note,
    measure: (name, task) => measureApart(launcher, name, task, terminal.signal),
    keep: async (soFar) => {
      if (out !== undefined) await writeReport(out, soFar);
    },
  });
  terminal.out(given.flags.json ? JSON.stringify(report) : benchText(report));
  return 0;
};

/** `--beir A --beir B`, `--beir=A` and `--beir A B` all name sets. */
function setsAsWords(args: readonly string[]): readonly string[] {
  return args.flatMap((word) => {
    if (word === '--beir') return [];
    return word.startsWith('--beir=') ? word.slice('--beir='.length) : word;
  });
}

function planOf(given: Arguments, args: readonly string[]): BenchPlan {
  if (given.words.length === 0) {
    throw new UsageError('bench 需要 --beir 文件夹', { hint: '例如：wenbao bench --beir data/my-set' });
  }
  if (given.flags.archive !== undefined) {
    throw new UsageError('bench 用不到 --archive', { hint: '请用 --beir 指定测试集' });
  }
  const db = textFlag(given, 'db');
  return {
    sets: given.words.map((folder) => resolve(folder)),
    peers: peersNamed(textFlag(given, 'peers') ?? 'all'),
    limit: countFlag(given, 'limit'),
    field: textFlag(given, 'field') ?? 'text',
    types: textFlag(given, 'types') ?? '',
    budget: countFlag(given, 'budget') ?? BUDGET,
    askedOn: askedOn(given),
    db: db === undefined ? null : resolve(db),
    command: ['wenbao', 'bench', ...args].map(quoted).join(' '),
  };
}

function countFlag(given: Arguments, name: string): number | null {
  const text = textFlag(given, name);
  if (text === undefined) return null;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 1_000_000) return count;
  throw new UsageError(`--${name} 不对：${text.slice(0, 20)}`, { hint: '请写 1 到 1000000 之间的整数' });
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

async function measureHere(system: string, plan: BenchPlan, given: Arguments, terminal: Terminal): Promise<number> {
  const [set = ''] = plan.sets;
  const { field, types, limit, budget, askedOn: day, db } = plan;
  const task = { set, field, types, limit, budget, askedOn: day, db };
  const outcome = await measureSystem(system, task, await configOf(given, terminal), {
    signal: terminal.signal,
    progress: progressLine(terminal),
    note: terminal.note,
  });
  terminal.out(JSON.stringify(outcome));
  return 0;
}

/** A run takes long: where its report goes is looked at first. */
async function checkPlace(file: string): Promise<void> {
  try {
    await access(dirname(resolve(file)), constants.W_OK);
  } catch (cause) {
    throw new UsageError(`写不到 --out 所指的文件夹：${dirname(file)}`, { hint: '请先建立文件夹，或改正路径', cause });
  }
}

async function writeReport(file: string, report: BenchReport): Promise<void> {
  try {
    await writeFile(file, benchMarkdown(report));
  } catch (cause) {
    throw new WenbaoError(`写不了文件：${file}`, { hint: '请检查路径、权限和磁盘空间', cause });
  }
}
