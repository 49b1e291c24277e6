import { describe, expect, it } from 'vitest';
import { keptOf } from './__fixtures__/kept.ts';
import { freshState } from './__fixtures__/state-folder.ts';
import type { AnswerId } from './answers.ts';

function judged() {
  const { state, clock } = freshState();
  const answerId = state.answers.keep(keptOf());
  const give = (userId: number, verdict: 'good' | 'bad', citation: number | null = null, agreed = false) => {
    clock.pass(1);
    state.feedback.give({ answerId, userId, verdict, citation, agreed });
  };
  return { state, clock, answerId, give };
}

describe('feedback', () => {
  it('comes back as it was given', () => {
    const { state, clock, answerId, give } = judged();
    give(101, 'bad', 2, true);
    expect(state.feedback.of(answerId, 101)).toEqual({
      answerId,
      userId: 101,
      verdict: 'bad',
      citation: 2,
      agreed: true,
      at: clock.time,
    });
    expect(state.feedback.of(answerId, 102)).toBeNull();
  });

  it('is one verdict a person, answer and citation: the later one', () => {
    const { state, answerId, give } = judged();
    give(101, 'bad');
    give(101, 'good', 1);
    give(102, 'bad');
    give(101, 'good', null, true);
    expect(state.feedback.counts()).toEqual({ good: 2, bad: 1 });
    expect(state.feedback.of(answerId, 101)).toMatchObject({ verdict: 'good', citation: null, agreed: true });
  });

  it('tells the verdict on the answer before those on its citations', () => {
    const { state, answerId, give } = judged();
    give(101, 'bad');
    give(101, 'good', 1);
    expect(state.feedback.of(answerId, 101)?.citation).toBeNull();
  });

  it('may be taken back', () => {
    const { state, answerId, give } = judged();
    give(101, 'bad');
    give(102, 'bad');
    state.feedback.withdraw(answerId, 101);
    expect(state.feedback.list(10).map(({ userId }) => userId)).toEqual([102]);
  });

  it('is listed with the latest first', () => {
    const { state, give } = judged();
    for (const person of [1, 2, 3]) give(person, 'good');
    expect(state.feedback.list(2).map(({ userId }) => userId)).toEqual([3, 2]);
  });

  it('on an answer that is not there any more is not kept', () => {
    const { state } = judged();
    const answerId = 'gone00000000' as AnswerId; // as it stands in an old button
    state.feedback.give({ answerId, userId: 101, verdict: 'bad', citation: null, agreed: true });
    expect(state.feedback.counts()).toEqual({ good: 0, bad: 0 });
  });
});
