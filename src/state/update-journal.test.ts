import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clock, freshState } from './__fixtures__/state-folder.ts';
import { openState } from './open-state.ts';

const update = (id: number, text = '问一句') => ({ update_id: id, message: { from: { id: 101 }, text } });

describe('the journal of updates', () => {
  it('takes each update once, however often it is received', () => {
    const { state } = freshState();
    expect(state.updates.receive([update(11), update(12)])).toEqual([11, 12]);
    expect(state.updates.receive([update(12), update(13)])).toEqual([13]);
    expect(state.updates.receive([])).toEqual([]);
    expect(state.updates.pending().map(({ id }) => id)).toEqual([11, 12, 13]);
  });

  it('gives what waits in order of id, as it was sent', () => {
    const { state } = freshState();
    state.updates.receive([update(22, '后一句 😀 \u0000\uD800'), update(21)]);
    expect(state.updates.pending()).toEqual([
      { id: 21, update: update(21), attempts: 0 },
      { id: 22, update: update(22, '后一句 😀 \u0000\uD800'), attempts: 0 },
    ]);
  });

  it('lets an update be taken up once a life of the program, and counts the lives', () => {
    const { state, reopen } = freshState();
    state.updates.receive([update(11)]);
    expect([state.updates.begin(11), state.updates.begin(11)]).toEqual(['take', 'done']);
    const second = reopen();
    expect(second.updates.pending()).toEqual([{ id: 11, update: update(11), attempts: 1 }]);
    expect(second.updates.begin(11)).toBe('take');
    expect(reopen().updates.pending()[0]?.attempts).toBe(2);
  });

  it('takes up again what was put back, and does not count that attempt', () => {
    const { state, reopen } = freshState();
    state.updates.receive([update(11)]);
    state.updates.begin(11);
    state.updates.putBack(11);
    state.updates.putBack(11);
    expect(state.updates.pending()[0]?.attempts).toBe(0);
    expect([state.updates.begin(11), state.updates.begin(11)]).toEqual(['take', 'done']);
    expect(reopen().updates.pending()[0]?.attempts).toBe(1);
  });

  it('knows what is done with, over restarts, and has wiped what it said', () => {
    const { state, reopen, path } = freshState();
    state.updates.receive([update(11, `不可说的话${'，'.repeat(40)}`), update(12)]);
    expect(readFileSync(`${path}-wal`).includes('不可说的话')).toBe(true);
    state.updates.begin(11);
    state.updates.done(11);
    const later = reopen();
    expect(readFileSync(path).includes('不可说的话')).toBe(false);
    expect(later.updates.receive([update(11)])).toEqual([]);
    expect(later.updates.begin(11)).toBe('done');
    expect(later.updates.pending().map(({ id }) => id)).toEqual([12]);
  });

  it('may be told of updates that it never received', () => {
    const { state, reopen } = freshState();
    expect(state.updates.begin(77)).toBe('take');
    state.updates.done(77);
    expect(reopen().updates.begin(77)).toBe('done');
  });

  it('takes an id that comes again after days for a new update, for Telegram keeps none that long', () => {
    const { state, clock } = freshState();
    state.updates.receive([update(11)]);
    state.updates.begin(11);
    state.deliveries.note('u:11', 0, 31);
    state.updates.done(11);
    clock.pass(30);
    expect(state.updates.receive([update(11, '同号')])).toEqual([]);
    clock.pass(24 * 7);
    expect(state.updates.receive([update(11, '另一句')])).toEqual([11]);
    expect(state.deliveries.sent('u:11').size).toBe(0);
    expect([state.updates.begin(11), state.updates.pending()[0]?.update]).toEqual(['take', update(11, '另一句')]);
  });

  it('never takes a waiting update for an old one', () => {
    const { state, clock } = freshState();
    state.updates.receive([update(11)]);
    clock.pass(24 * 30);
    expect(state.updates.receive([update(11)])).toEqual([]);
    expect(state.updates.pending()).toHaveLength(1);
  });

  it('tells the newest id of this run', () => {
    const { state, reopen } = freshState();
    expect(state.updates.newest()).toBeNull();
    state.updates.receive([update(12), update(13)]);
    expect(state.updates.newest()).toBe(13);
    expect(reopen().updates.newest()).toBeNull();
  });

  it('writes down a batch as a whole or not at all', () => {
    const { state } = freshState();
    const bad = { update_id: 12, toJSON: () => JSON.parse('{') };
    expect(() => state.updates.receive([update(11), bad])).toThrow(SyntaxError);
    expect(state.updates.pending()).toEqual([]);
  });
});

const IDS = [1, 2, 3, 4];
const step = fc.oneof(
  fc.record({ act: fc.constant('receive' as const), ids: fc.subarray(IDS) }),
  fc.record({ act: fc.constantFrom('begin' as const, 'done' as const), id: fc.constantFrom(...IDS) }),
  fc.record({ act: fc.constant('kill' as const) }),
);

/** The journal as it should be: what waits, what is done with, what this life has taken up. */
class Model {
  readonly waiting = new Set<number>();
  readonly done = new Set<number>();
  taken = new Set<number>();

  receive(ids: readonly number[]): number[] {
    const fresh = ids.filter((id) => !this.waiting.has(id) && !this.done.has(id));
    for (const id of fresh) this.waiting.add(id);
    return fresh;
  }

  begin(id: number): 'take' | 'done' {
    if (this.done.has(id) || this.taken.has(id)) return 'done';
    this.taken.add(id);
    return 'take';
  }

  finish(id: number): void {
    this.waiting.delete(id);
    this.done.add(id);
  }
}

it('whatever happens in whatever order, each update received is given until it is done with, and never after', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { path, state: first, clock } = freshState(new Clock());
      const model = new Model();
      let state = first;
      for (const event of steps) {
        if (event.act === 'receive') {
          expect(state.updates.receive(event.ids.map((id) => update(id)))).toEqual(model.receive(event.ids));
        } else if (event.act === 'begin') {
          expect(state.updates.begin(event.id)).toBe(model.begin(event.id));
        } else if (event.act === 'done') {
          state.updates.done(event.id);
          model.finish(event.id);
        } else {
          state.close();
          state = openState(path, clock.now);
          model.taken = new Set();
        }
        expect(state.updates.pending().map(({ id }) => id)).toEqual([...model.waiting].sort());
      }
      state.close();
    }),
    { numRuns: 25 },
  );
});
