import { describe, expect, it } from 'vitest';
import type { Measurement } from './measurement.ts';
import type { BenchQuestion } from './read-questions.ts';
import { systemReport } from './system-report.ts';

const questions: BenchQuestion[] = Array.from({ length: 40 }, (_, at) => ({
  id: `q${at}`,
  text: '何时？',
  type: at < 30 ? 'date' : 'place',
  strict: at % 4 === 0,
  history: [],
  askedOn: null,
  relevant: { judged: new Set([`d${at}`]), also: new Set() },
}));

/** Finds the first `right` of the first `asked` questions. */
function measurement(right: number, asked = 40): Measurement {
  const answers = questions.slice(0, asked).map(({ id }, at) => ({
    id,
    ranking: [at < right ? `d${at}` : 'wrong'],
    milliseconds: at + 1,
    failed: at === 39,
  }));
  return { indexSeconds: 1, bytes: null, peakBytes: 1024, answers };
}

describe('systemReport', () => {
  it('counts all questions, each type and the strict ones', () => {
    const { groups, latency, failed, differences } = systemReport('wenbao', measurement(32), questions, null);
    expect(groups.map(({ name, questions: count, metrics }) => [name, count, metrics['hit@1'].mean])).toEqual([
      ['all', 40, 0.8],
      ['date', 30, 1],
      ['place', 10, 0.2],
      ['strict', 10, 0.8],
    ]);
    expect(latency).toEqual({ p50: 20, p95: 38, p99: 40 });
    expect(failed).toBe(1);
    expect(differences).toEqual([]);
  });

  it.each([
    ['a weaker peer', 10, 40, 0.55, true],
    ['a peer that is as good', 32, 40, 0, false],
    ['a better peer', 40, 40, -0.2, false],
    ['a slow peer, on what it was asked', 5, 10, 0.5, true],
  ])('compares with %s', (_, right, asked, mean, ahead) => {
    const peer = systemReport('peer', measurement(right, asked), questions, measurement(32));
    expect(peer.differences.map(({ metric, questions: count }) => [metric, count])).toEqual([
      ['hit@1', asked],
      ['hit@10', asked],
    ]);
    expect(peer.differences[0]?.difference.mean).toBeCloseTo(mean, 12);
    expect(peer.differences[0]?.ahead).toBe(ahead);
    expect(peer.groups[0]?.questions).toBe(asked);
  });
});
