import { expect, it } from 'vitest';
import { freshState } from './__fixtures__/state-folder.ts';

it('parts that were delivered are known by their reply, over restarts', () => {
  const { state, reopen } = freshState();
  state.deliveries.note('u:51', 0, 900);
  state.deliveries.note('u:51', 2, 902);
  state.deliveries.note('d:51', 0, 903);
  state.deliveries.note('u:51', 2, 904);
  const { deliveries } = reopen();
  expect([...deliveries.sent('u:51')]).toEqual([
    [0, 900],
    [2, 904],
  ]);
  expect(deliveries.sent('u:5').size).toBe(0);
});
