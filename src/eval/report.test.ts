import { describe, expect, it } from 'vitest';
import type { EvalMade, EvalScores, Judged } from '../domain/eval-report.ts';
import { NO_SCORES } from './no-scores.ts';
import { belowFloors, raisedFloors, reportOf } from './report.ts';

const made: EvalMade = { askedOn: '2023-07-01', gold: '0', index: '1', model: null, prompts: {} };
const judged = (type: string, scores: Partial<EvalScores>, faults: string[] = []): Judged => ({
  id: type,
  type,
  question: '？',
  faults,
  scores: { ...NO_SCORES, ...scores },
});
const report = reportOf(
  [
    judged('list', { right: [1, 1], facts: [2, 3], refusedWrongly: [0, 1] }),
    judged('list', { right: [0, 1], facts: [0, 1], refusedWrongly: [1, 1] }, ['缺 某会']),
    judged('who', { right: [1, 1], facts: [1, 1], refusedWrongly: [0, 1] }),
  ],
  { made, byModel: 0, milliseconds: [30, 10, 20] },
);

describe('reportOf', () => {
  it('adds up the whole and each type, and keeps what is wrong', () => {
    expect(report).toMatchObject({
      right: [2, 3],
      facts: [3, 5],
      byType: { list: { right: [1, 2], facts: [2, 4] }, who: { right: [1, 1] } },
      milliseconds: { p50: 20, p95: 30 },
      wrong: [{ id: 'list', faults: ['缺 某会'] }],
    });
  });
});

describe('floors', () => {
  it.each([
    [{ right: 0.66 }, []],
    [{ right: 0.67 }, ['right']],
    [{ right: 0.9, facts: 0.7 }, ['right', 'facts']],
    [{ refusedWrongly: 0.34 }, []],
    [{ refusedWrongly: 0.33 }, ['refusedWrongly']],
    [{ citationRecall: 1 }, []], // nothing was cited
  ])('%j', (floors, below) => {
    expect(belowFloors(report, floors)).toEqual(below);
  });

  it('rise to what was reached and never fall; a ceiling sinks and never rises', () => {
    expect(raisedFloors(report, { right: 0.5, facts: 0.9, refusedWrongly: 0.2, quotes: 1 })).toEqual({
      right: 0.666,
      facts: 0.9,
      refusedWrongly: 0.2,
      quotes: 1,
    });
    expect(raisedFloors(report, {})).toEqual({ right: 0.666, facts: 0.6, refusedWrongly: 0.334 });
  });
});
