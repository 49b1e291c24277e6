import { describe, expect, it } from 'vitest';
import { freshState } from './__fixtures__/state-folder.ts';

const NEW = { id: 101, language: null, standing: 'default', dailyQuestions: null };

describe('people and groups', () => {
  it('that never came are null', () => {
    expect(freshState().state.readers.get(101)).toBeNull();
  });

  it('are noted with their first and last visit', () => {
    const { state, clock } = freshState();
    const first = clock.time;
    state.readers.seen(101);
    clock.pass(5);
    state.readers.seen(101);
    expect(state.readers.get(101)).toEqual({ ...NEW, firstSeen: first, lastSeen: clock.time });
  });

  it('keep what is set, before and after a visit and over restarts', () => {
    const { state, clock, reopen } = freshState();
    state.readers.setLanguage(101, 'en');
    state.readers.setStanding(101, 'banned');
    state.readers.setDailyQuestions(101, 20);
    state.readers.seen(101);
    const kept = { id: 101, language: 'en', standing: 'banned', dailyQuestions: 20 };
    expect(reopen().readers.get(101)).toEqual({ ...kept, firstSeen: clock.time, lastSeen: clock.time });
  });

  it('may be set back', () => {
    const { state } = freshState();
    state.readers.setStanding(101, 'allowed');
    state.readers.setDailyQuestions(101, 0);
    expect(state.readers.get(101)).toMatchObject({ standing: 'allowed', dailyQuestions: 0 });
    state.readers.setStanding(101, 'default');
    state.readers.setDailyQuestions(101, null);
    expect(state.readers.get(101)).toMatchObject(NEW);
  });

  it('are listed by their last visit, in parts', () => {
    const { state, clock } = freshState();
    for (const id of [1, -2, 3, 4]) {
      clock.pass(1);
      state.readers.seen(id);
    }
    clock.pass(1);
    state.readers.seen(1);
    const ids = (limit: number, offset: number) => state.readers.list(limit, offset).map(({ id }) => id);
    expect([ids(3, 0), ids(3, 3), ids(3, 6)]).toEqual([[1, 4, 3], [-2], []]);
    expect(state.readers.count()).toBe(4);
  });
});
