import { expect, it } from 'vitest';
import { answerOf, keptOf, slotsOf } from './__fixtures__/kept.ts';
import { freshState } from './__fixtures__/state-folder.ts';
import type { State } from './state.ts';

const DAY = 24;

/** One of everything, with numbers from `first` on. */
function live(state: State, first: number, day: string): void {
  const id = `telegram:${first}`;
  state.updates.receive([{ update_id: first }, { update_id: first + 1 }]);
  state.updates.begin(first);
  state.updates.done(first);
  state.deliveries.note(`u:${first}`, 0, 31);
  const answerId = state.answers.keep(keptOf({ conversationId: id, chatId: first, questionMessageId: 7 }));
  state.feedback.give({ answerId, userId: 101, verdict: 'good', citation: null, agreed: false });
  state.conversations.set(id, { slots: slotsOf('大桥'), paper: null, day: null, questions: [] });
  state.readers.seen(first);
  state.readers.setLanguage(first + 1, 'en');
  state.usage.add(first, day, { questions: 1 });
  state.usage.count('questions');
  const digest = {
    chatId: first,
    threadId: null,
    paper: null,
    issueDay: null,
    answer: answerOf('防汛'),
    followIds: [],
  };
  state.digests.done(state.digests.add(digest, ['大坝']));
  state.digests.add(digest, []);
  state.follows.add({ chatId: first, threadId: null, userId: first, subject: '防汛' });
}

it('what was last touched before the time goes; wishes, settings and what waits stay', () => {
  const { state, clock } = freshState();
  live(state, 1000, '2031-05-07');
  const old = state.invitations.create(1, 1, new Date(clock.time.getTime() + 3_600_000));
  clock.pass(10 * DAY);
  live(state, 2000, '2031-05-17');
  const before = new Date(clock.time.getTime() - 5 * DAY * 3_600_000);
  // update, delivery, answer, conversation, sent digest, invitation, reader without settings, use of a day
  expect(state.expire(before)).toBe(8);
  expect(state.expire(before)).toBe(0);
  expect(state.updates.pending().map(({ id }) => id)).toEqual([1001, 2001]);
  expect([state.deliveries.sent('u:1000').size, state.deliveries.sent('u:2000').size]).toEqual([0, 1]);
  expect([state.answers.count(), state.conversations.count(), state.feedback.counts().good]).toEqual([1, 1, 1]);
  expect(state.readers.list(9, 0).map(({ id }) => id)).toEqual([2000, 2001, 1001]);
  expect([state.usage.of(1000, '2031-05-07').questions, state.usage.of(2000, '2031-05-17').questions]).toEqual([0, 1]);
  expect(state.usage.counters().get('questions')).toBe(2);
  expect(state.digests.pending().map(({ chatId }) => chatId)).toEqual([1000, 2000]);
  expect(state.digests.toldOf(1000, null, ['大坝']).size).toBe(1);
  expect(state.follows.all()).toHaveLength(2);
  expect(state.invitations.redeem(old, 5, new Date(0))).toBe(false);
});

it('a conversation that goes on stays, whole, when its first answers go', () => {
  const { state, clock } = freshState();
  const first = state.answers.keep(keptOf({ questionMessageId: 1 }));
  clock.pass(10 * DAY);
  const second = state.answers.keep(keptOf({ questionMessageId: 2, before: slotsOf('大桥') }));
  state.expire(new Date(clock.time.getTime() - DAY * 3_600_000));
  expect([state.answers.get(first), state.answers.get(second)?.before]).toEqual([null, slotsOf('大桥')]);
});

it('somebody whose answers in a group went is still forgotten in the memory of the group', () => {
  const { state, clock } = freshState();
  const group = 'telegram:-100';
  state.answers.keep(keptOf({ conversationId: group, chatId: -100, userId: 101 }));
  clock.pass(10 * DAY);
  state.conversations.set(group, { slots: slotsOf('大桥'), paper: null, day: null, questions: ['大桥呢？'] });
  state.expire(new Date(clock.time.getTime() - DAY * 3_600_000));
  state.forgetPerson(101);
  expect(state.conversations.get(group).questions).toEqual([]);
});
