import { describe, expect, it } from 'vitest';
import { type BenchReport, type BenchSystem, type Interval, METRICS, type Metric } from '../domain/bench-report.ts';
import { benchMarkdown } from './bench-markdown.ts';
import { benchText } from './bench-text.ts';

const interval = (mean: number): Interval => ({ mean, low: mean - 0.05, high: mean + 0.04 });
const metrics = (mean: number) =>
  Object.fromEntries(METRICS.map((metric) => [metric, interval(mean)])) as Record<Metric, Interval>;

function system(name: string, mean: number, parts: Partial<BenchSystem> = {}): BenchSystem {
  return {
    name,
    indexSeconds: 12.34,
    bytes: 300 * 1024 * 1024,
    peakBytes: 1.5 * 1024 * 1024,
    latency: { p50: 1.26, p95: 20, p99: 250.4 },
    failed: 0,
    groups: [
      { name: 'all', questions: 200, metrics: metrics(mean) },
      { name: 'date', questions: 20, metrics: metrics(mean) },
    ],
    differences: [],
    ...parts,
  };
}

const difference = (mean: number) => [
  { metric: 'hit@1' as const, questions: 50, difference: interval(mean), ahead: mean - 0.05 > 0 },
];

const report: BenchReport = {
  setting: {
    machine: 'a machine',
    runtime: 'Node 20',
    day: '2031-04-01',
    askedOn: '2031-03-31',
    budget: 60,
    command: 'wenbao bench x',
  },
  sets: [
    {
      set: 'a|b\u001b[31m',
      documents: 1000,
      questions: 200,
      field: 'text_with_year',
      systems: [
        system('wenbao', 0.8, { indexSeconds: null }),
        system('minisearch', 0.6, { differences: difference(0.2), bytes: null }),
        system('other', 0.95, { differences: difference(-0.15), failed: 2 }),
        system('lance-ngram', 0.79, { differences: difference(0.01) }),
      ],
      absent: [{ name: 'sqlite-trigram', reason: 'not-installed', detail: 'libsql' }],
    },
  ],
};

describe('benchText', () => {
  const text = benchText(report);
  it.each([
    ['what was measured', '测试集 a|b：1000篇，200问，按 text_with_year 提问'],
    ['a ready index', '用现成索引'],
    ['a peer in memory', '在内存中'],
    ['who is ahead', '+.200 [+.150, +.240] 领先'],
    ['who is better', '−.150 [−.200, −.110] 落后'],
    ['what is too close', '+.010 [−.040, +.050] 难分高下'],
    ['a partial run', '50/200'],
    ['a peer that is missing', 'SQLite FTS5 trigram 未运行：没有安装（libsql）'],
    ['a system without a title by its name', 'other'],
  ])('shows %s', (_, part) => {
    expect(text).toContain(part);
  });

  it('puts columns under each other though Chinese is twice as wide', () => {
    const rows = text.split('\n').filter((line) => /^ {2}(问报|other) .* MB/.test(line));
    expect(rows).toHaveLength(2);
    expect(rows.map((row) => row.replace(/[^\u0000-\u007f（）]/g, '  ').indexOf('1.3 ms'))).toEqual(
      Array(2).fill(rows[1]?.replace(/[^\u0000-\u007f（）]/g, '  ').indexOf('1.3 ms')),
    );
  });

  it('leaves out the types when all questions are of one, and gives nothing a minus', () => {
    const [set] = report.sets;
    if (!set) throw new Error('the report has a set');
    const groups = ['all', 'date'].map((name) => ({ name, questions: 200, metrics: metrics(0.5) }));
    const even = { metric: 'hit@1' as const, questions: 200, difference: { mean: 0, low: -0.0002, high: 0.001 } };
    const systems = [
      system('wenbao', 0.5, { groups }),
      system('minisearch', 0.5, { groups, differences: [{ ...even, ahead: false }] }),
    ];
    const single = benchText({ ...report, sets: [{ ...set, systems }] });
    expect(single).not.toContain('date');
    expect(single).toContain('+.000 [+.000, +.001] 难分高下');
  });

  it('passes no control character on', () => {
    expect(text).not.toContain('\u001b');
  });
});

describe('benchMarkdown', () => {
  it('has the command, the day and tables that a name cannot break', () => {
    const markdown = benchMarkdown(report);
    expect(markdown).toContain('```\nwenbao bench x\n```');
    expect(markdown).toContain('### a\\|b: 1000 documents, 200 questions, asked by `text_with_year`');
    expect(markdown).toContain('| Wenbao | ready one used | 300 MB | 1.5 MB | 1.3 ms | 20.0 ms | 250 ms | 0 |');
    expect(markdown).toContain('| other | 50/200 | −.150 [−.200, −.110] behind |');
    expect(markdown).toContain('- SQLite FTS5 trigram: not run, not installed (libsql).');
    const tables = markdown.split('\n').filter((line) => line.startsWith('|'));
    expect(tables.length).toBeGreaterThan(15);
    for (const line of tables) expect(line.endsWith('|')).toBe(true);
  });
});
