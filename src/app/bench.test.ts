import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { writeTinySet } from '../eval/bench/__fixtures__/tiny-set.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { type BenchPlan, peersNamed, runBench } from './bench.ts';
import { type BenchTask, measureSystem, type SystemOutcome } from './bench-system.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-bench-test-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));
const one = writeTinySet(join(top, 'one'));
const other = writeTinySet(join(top, 'other'), { qrelsFile: 'qrels/test.tsv' });

const plan: BenchPlan = {
  sets: [one],
  peers: ['minisearch', 'sqlite-trigram'],
  limit: null,
  field: 'text',
  types: '',
  budget: 60,
  askedOn: '2031-04-01',
  db: null,
  command: 'wenbao bench one',
};
const task: BenchTask = { ...plan, set: one };

/** A `measure` that says what it is told for each system and keeps what it was given. */
function recordedMeasure(outcomes: Readonly<Record<string, SystemOutcome>>) {
  const asked: (readonly [string, BenchTask])[] = [];
  const measure = async (name: string, given: BenchTask): Promise<SystemOutcome> => {
    asked.push([name, given]);
    return outcomes[name] ?? { status: 'absent', reason: 'not-installed', detail: name };
  };
  return { asked, measure };
}

function found(...ids: readonly string[]): SystemOutcome {
  const answers = ids.map((id, at) => ({ id: `q${at + 1}`, ranking: [id], milliseconds: 2, failed: false }));
  return { status: 'measured', measurement: { indexSeconds: 1, bytes: 10, peakBytes: 20, answers } };
}

describe('runBench', () => {
  it('gives what is measured after each set, so that a run cut short loses only the rest', async () => {
    const { measure } = recordedMeasure({ wenbao: found('t1') });
    const kept: number[] = [];
    const keep = async ({ sets }: { readonly sets: readonly unknown[] }) => void kept.push(sets.length);
    await runBench({ ...plan, sets: [one, other], db: join(top, 'db') }, { ...recordedRun(), measure, keep });
    expect(kept).toEqual([1, 2]);
  });

  it('sets peers against the product on each set, and goes on without those that are not installed', async () => {
    const { asked, measure } = recordedMeasure({ wenbao: found('t1', 't2', 't3'), minisearch: found('t1', 't9') });
    const run = recordedRun();
    const report = await runBench({ ...plan, sets: [one, other], db: join(top, 'db') }, { ...run, measure });
    expect(report.sets.map(({ set, documents, questions }) => [set, documents, questions])).toEqual([
      ['one', 4, 3],
      ['other', 4, 3],
    ]);
    const [first] = report.sets;
    expect(
      first?.systems.map(({ name, groups }) => [name, groups[0]?.questions, groups[0]?.metrics['hit@1'].mean]),
    ).toEqual([
      ['wenbao', 3, 1],
      ['minisearch', 2, 0.5],
    ]);
    expect(first?.systems[1]?.differences[0]?.difference.mean).toBe(0.5);
    expect(first?.absent).toEqual([{ name: 'sqlite-trigram', reason: 'not-installed', detail: 'sqlite-trigram' }]);
    expect(asked.map(([name, { set, db }]) => [name, set, db])).toEqual(
      [one, other].flatMap((set) =>
        ['wenbao', 'minisearch', 'sqlite-trigram'].map((name) => [
          name,
          set,
          join(top, 'db', set === one ? 'one' : 'other'),
        ]),
      ),
    );
    expect(run.notes).toHaveLength(6);
  });

  it('looks at every set before it measures one', async () => {
    const { asked, measure } = recordedMeasure({});
    const sets = [one, join(top, 'none')];
    await expect(runBench({ ...plan, sets }, { ...recordedRun(), measure })).rejects.toThrow('不是 BEIR 格式的测试集');
    expect(asked).toEqual([]);
  });

  it('fails when the product itself did', async () => {
    const { measure } = recordedMeasure({ wenbao: { status: 'absent', reason: 'failed', detail: 'SIGKILL' } });
    await expect(runBench(plan, { ...recordedRun(), measure })).rejects.toThrow('没有跑完（SIGKILL）');
  });
});

describe('peersNamed', () => {
  it.each([
    ['none', []],
    ['lance-ngram, minisearch', ['minisearch', 'lance-ngram']],
  ])('takes “%s”', (list, names) => {
    expect(peersNamed(list)).toEqual(names);
  });

  it('knows all, and says which there are when a name is unknown', () => {
    expect(peersNamed('all')).toHaveLength(6);
    expect(() => peersNamed('minisearch,elastic')).toThrow('没有这个对照方案：elastic');
  });
});

describe('measureSystem', () => {
  const config = plainConfig(one, join(top, 'unused'));

  it('indexes and asks the product by its own code, and uses a ready index as it is', async () => {
    const kept = { ...task, set: other, db: join(top, 'kept') };
    const [fresh, ready] = [
      await measureSystem('wenbao', kept, config, recordedRun()),
      await measureSystem('wenbao', kept, config, recordedRun()),
    ];
    if (fresh.status !== 'measured' || ready.status !== 'measured') throw new Error('the product was not measured');
    const best = Object.fromEntries(fresh.measurement.answers.map(({ id, ranking }) => [id, ranking[0]]));
    expect(best).toEqual({ q1: 't1', q2: 't2', q3: 't3' });
    expect(fresh.measurement.indexSeconds).toBeGreaterThan(0);
    expect(ready.measurement.indexSeconds).toBeNull();
    expect(fresh.measurement.bytes).toBeGreaterThan(1000);
    expect(fresh.measurement.peakBytes).toBeGreaterThan(20 * 1024 * 1024);
    expect(existsSync(config.db)).toBe(false);
  });

  it('measures a peer, and leaves nothing behind', async () => {
    const folder = mkdtempSync(join(top, 'tmp-'));
    vi.stubEnv('TMPDIR', folder);
    const outcome = await measureSystem('sqlite-trigram', { ...task, limit: 2 }, config, recordedRun());
    vi.unstubAllEnvs();
    if (outcome.status !== 'measured') throw new Error('the peer was not measured');
    expect(outcome.measurement.answers).toHaveLength(2);
    expect(outcome.measurement.bytes).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells why a peer did not run', async () => {
    const outcome = await measureSystem('langchain-vectors', task, config, recordedRun());
    expect(outcome).toEqual({ status: 'absent', reason: 'no-embedder', detail: '' });
  });

  it('stops when told to', async () => {
    const run = recordedRun();
    run.stop.abort();
    await expect(measureSystem('minisearch', task, config, run)).rejects.toThrow(/abort/i);
  });
});
