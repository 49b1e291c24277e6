import { expect, it } from 'vitest';
import { freshState } from './__fixtures__/state-folder.ts';

const file = (name: string) => ({ chatId: 101, userId: 101, name, path: `/state/intake/${name}` });

it('files wait until they are taken, under numbers that never come again', () => {
  const { state, clock, reopen } = freshState();
  const first = state.intake.add(file('一版.txt'));
  const second = state.intake.add(file('二版.pdf'));
  const { intake } = reopen();
  expect(intake.get(second)).toEqual({ id: second, ...file('二版.pdf'), at: clock.time });
  intake.remove(second);
  expect([intake.get(second), intake.list().map(({ id }) => id)]).toEqual([null, [first]]);
  expect(intake.add(file('三版.md'))).toBe(3);
});
