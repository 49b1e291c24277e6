import { describe, expect, it } from 'vitest';
import { freshState } from './__fixtures__/state-folder.ts';

const NOTHING = { questions: 0, tokens: 0 };

describe('use', () => {
  it('adds up by person and day, over restarts', () => {
    const { state, reopen } = freshState();
    state.usage.add(101, '2031-05-07', { questions: 1 });
    state.usage.add(101, '2031-05-07', { questions: 1, tokens: 400 });
    state.usage.add(101, '2031-05-08', { tokens: 50.4 });
    state.usage.add(-7, '2031-05-07', { questions: 9 });
    const { usage } = reopen();
    expect(usage.of(101, '2031-05-07')).toEqual({ questions: 2, tokens: 400 });
    expect(usage.of(101, '2031-05-08')).toEqual({ questions: 0, tokens: 50 });
    expect([usage.of(101, '2031-05-06'), usage.of(102, '2031-05-07')]).toEqual([NOTHING, NOTHING]);
  });

  it('of somebody who was forgotten still counts for the day, in memory alone', () => {
    const { state, reopen } = freshState();
    state.usage.add(101, '2031-05-06', { questions: 3 });
    state.usage.add(101, '2031-05-07', { questions: 5, tokens: 10 });
    state.forgetPerson(101);
    state.usage.add(101, '2031-05-07', { questions: 1 });
    state.forgetPerson(101);
    expect(state.usage.of(101, '2031-05-07')).toEqual({ questions: 6, tokens: 10 });
    expect(state.usage.of(101, '2031-05-06')).toEqual(NOTHING);
    expect(reopen().usage.of(101, '2031-05-07')).toEqual(NOTHING);
  });
});

describe('counters', () => {
  it('go on over restarts', () => {
    const { state, reopen } = freshState();
    state.usage.count('questions');
    state.usage.count('questions', 4);
    state.usage.count('refused');
    expect([...reopen().usage.counters()]).toEqual([
      ['questions', 5],
      ['refused', 1],
    ]);
  });
});
