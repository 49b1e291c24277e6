import { lineWithin } from '../../render/shortened.ts';
import type { Words } from '../answer/frame.ts';
import type { BotTools } from '../bot-context.ts';

const MODEL_UNITS = 80;

/** What `/status` needs of the tools. */
type StatusTools = Pick<BotTools, 'state' | 'archive' | 'queue' | 'latencies' | 'today' | 'now' | 'settings'>;

/** How the bot is doing, one matter a line. `since` is when it started. Rejects with a WenbaoError when the index cannot be read. */
export async function statusText(tools: StatusTools, words: Words, since: Date): Promise<string> {
  const { state, archive, queue, today, now } = tools;
  const [version, holdings] = await Promise.all([archive.version(), archive.holdings()]);
  const { questions, tokens } = state.usage.of(0, today());
  return [
    words('access-status-uptime', uptimeOf(now().getTime() - since.getTime())),
    words('access-status-today', { questions, tokens }),
    ...counterLines(tools, words),
    latencyLine(tools, words),
    words('access-status-queue', { running: queue.size.running, waiting: queue.size.waiting }),
    modelLine(tools, words),
    words('access-status-index', { version }),
    words('access-status-holdings', { issues: holdings.issues.length, articles: holdings.articles }),
    words('access-status-state', { size: (state.bytes() / 1024 / 1024).toFixed(1) }),
    words('access-status-readers', { readers: state.readers.count(), follows: state.follows.count() }),
  ].join('\n');
}

/** Counters since the first start: those of answers, of the model and of everything else in a line each. */
function counterLines({ state }: StatusTools, words: Words): string[] {
  const counters = state.usage.counters();
  const of = (name: string) => counters.get(name) ?? 0;
  return [
    words('access-status-answers', valuesOf(ANSWERS, of)),
    words('access-status-model-counters', valuesOf(MODEL, of)),
    words('access-status-others', valuesOf(OTHERS, of)),
  ];
}

const ANSWERS = ['questions', 'answered', 'partial', 'refused', 'failed', 'stopped'] as const satisfies string[];
const MODEL = ['model_answers', 'model_dropped_claims', 'model_errors'] as const satisfies string[];
const OTHERS = ['digests', 'inline', 'files', 'reindexes'] as const satisfies string[];

function valuesOf(names: readonly string[], of: (name: string) => number): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}

function modelLine({ settings }: StatusTools, words: Words): string {
  if (settings.model === null) return words('access-status-no-model');
  return words('access-status-model', { model: lineWithin(settings.model, MODEL_UNITS) });
}

function latencyLine({ latencies }: StatusTools, words: Words): string {
  const [half, most] = [latencies.within(0.5), latencies.within(0.95)];
  return half === null || most === null
    ? words('access-status-no-latency')
    : words('access-status-latency', { p50: Math.round(half), p95: Math.round(most) });
}

/** In whole minutes together, and by units. */
function uptimeOf(milliseconds: number): Record<'total' | 'days' | 'hours' | 'minutes', number> {
  const total = Math.floor(milliseconds / 60_000);
  return { total, days: Math.floor(total / 1440), hours: Math.floor(total / 60) % 24, minutes: total % 60 };
}
