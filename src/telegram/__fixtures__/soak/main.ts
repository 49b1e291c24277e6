import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startBotApi } from '../bot-api-server.ts';
import { type BotProcess, type ProcessUsage, startBotProcess } from './bot-process.ts';
import { type LoadReport, pump } from './load.ts';

const PROGRAM = 'src/cli/wenbao.mjs';
const QUESTIONS = 'data/eval/sample.jsonl';
/** What must be kept: the rate that was asked for, nearly, and answers within a second for all but one in twenty. */
const KEPT = 0.98;
const SLOWEST = 1_000;
/** Growth of memory over the second half that is taken for noise, megabytes. */
const NOISE = 40;

/** A measurement after so many updates. */
type Sample = ProcessUsage & { readonly updates: number };

/** Runs the load and prints one table; the exit code is 1 when a question went without its one answer, or a target was missed. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      updates: { type: 'string', default: '10000' },
      rate: { type: 'string', default: '60' },
      readers: { type: 'string', default: '600' },
      profile: { type: 'string' },
    },
  });
  const [updates, perSecond, readers] = [Number(values.updates), Number(values.rate), Number(values.readers)];
  if (!(updates > 0 && perSecond > 0 && readers > 0)) {
    process.stderr.write('usage: soak-bot [--updates N] [--rate PER_SECOND] [--readers N] [--profile FOLDER]\n');
    return 2;
  }
  const api = await startBotApi();
  const bot = await startBotProcess(api, PROGRAM, values.profile);
  try {
    await Promise.race([
      api.world.until(() => api.callsOf('getUpdates')[0], 'the first poll'),
      bot.ended.then(fail(bot)),
    ]);
    const samples: Sample[] = [];
    const measure = async (done: number) => {
      const usage = await bot.usage();
      if (usage) samples.push({ ...usage, updates: done });
      api.calls.length = 0; // kept for tests; here they would only fill this process
      api.sent.length = 0;
    };
    const questions = questionsOf(readFileSync(QUESTIONS, 'utf8'));
    const report = await pump(api, { questions, updates, perSecond, readers }, (done) => void measure(done));
    await measure(updates);
    process.stdout.write(table(report, samples, perSecond, api.violations));
    return verdict(report, samples, perSecond, api.violations);
  } finally {
    await bot.stop();
    await api.close();
  }
}

function fail(bot: BotProcess): () => never {
  return () => {
    throw new Error(`the bot has ended:\n${bot.lastLines().join('\n')}`);
  };
}

function questionsOf(lines: string): readonly string[] {
  const rows = lines.split('\n').filter(Boolean);
  return rows.map((line) => String(JSON.parse(line).question)).filter((question) => question !== '');
}

function table(report: LoadReport, samples: readonly Sample[], perSecond: number, faults: readonly string[]): string {
  const { updates, questions, presses, seconds, latencies, unanswered, doubled } = report;
  const rows: [string, string][] = [
    ['updates', `${updates} (${questions} questions, ${presses} presses) at ${perSecond} a second`],
    ['questions answered a second', (latencies.length / seconds).toFixed(1)],
    ['p50, p95, p99, slowest (ms)', [0.5, 0.95, 0.99, 1].map((part) => quantile(latencies, part)).join(', ')],
    ['processor time a question (ms)', processorTime(report, samples)],
    [
      'memory (MB) after n updates',
      quarters(samples)
        .map((one) => `${one.megabytes} (${one.updates})`)
        .join(', '),
    ],
    ['calls', [...report.calls].map(([method, count]) => `${method} ${count}`).join(', ')],
    ['without answer, answered twice', `${unanswered}, ${doubled}`],
    ['broken rules of the Bot API', String(faults.length)],
  ];
  const lines = rows.map(([name, value]) => `| ${name} | ${value} |\n`);
  return [...lines, ...[...new Set(faults)].slice(0, 5).map((fault) => `  ${fault}\n`)].join('');
}

function verdict(report: LoadReport, samples: readonly Sample[], perSecond: number, faults: readonly string[]): number {
  const { latencies, seconds, questions, updates, unanswered, doubled } = report;
  const asked = (perSecond * questions) / updates;
  const grown = growth(samples);
  const missed = [
    ...(unanswered + doubled > 0 ? ['not every question got one answer'] : []),
    ...(faults.length > 0 ? ['rules of the Bot API were broken'] : []),
    ...(latencies.length / seconds < asked * KEPT ? ['it does not keep up'] : []),
    ...(quantile(latencies, 0.95) >= SLOWEST ? ['answers are slow'] : []),
    ...(grown > NOISE ? [`memory grew by ${grown} MB over the second half`] : []),
  ];
  for (const line of missed) process.stdout.write(`missed: ${line}\n`);
  return missed.length > 0 ? 1 : 0;
}

function quantile(sorted: readonly number[], part: number): number {
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);
}

/** Of the bot alone, start-up left out. */
function processorTime({ questions, updates }: LoadReport, samples: readonly Sample[]): string {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.updates === first.updates) return 'unknown';
  const asked = ((last.updates - first.updates) * questions) / updates;
  return (((last.seconds - first.seconds) * 1000) / asked).toFixed(1);
}

/** Five measurements, evenly spread over the run. */
function quarters(samples: readonly Sample[]): readonly Sample[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((part) => samples[Math.round((samples.length - 1) * part)] ?? []);
}

/** How much the smallest memory of the last quarter lies above the greatest of the second: garbage comes and goes. */
function growth(samples: readonly Sample[]): number {
  const quarter = Math.floor(samples.length / 4);
  if (quarter < 2) return 0; // too short a run to tell
  const second = samples.slice(quarter, 2 * quarter).map(({ megabytes }) => megabytes);
  const last = samples.slice(3 * quarter).map(({ megabytes }) => megabytes);
  return Math.min(...last) - Math.max(...second);
}

process.exitCode = await main();
