import { describe, expect, it } from 'vitest';
import { freshState } from './__fixtures__/state-folder.ts';

const follow = (subject: string, threadId: number | null = null, chatId = -100) => ({
  chatId,
  threadId,
  userId: 101,
  subject,
});

describe('follows', () => {
  it('are kept once for each chat and topic', () => {
    const { state, clock } = freshState();
    const first = state.follows.add(follow('防汛'));
    expect(first).toEqual({ id: 1, ...follow('防汛'), createdAt: clock.time });
    expect(state.follows.add({ ...follow('防汛'), userId: 102 })).toBeNull();
    expect(state.follows.add(follow('防汛', 4))).toMatchObject({ threadId: 4 });
    expect(state.follows.add(follow('防汛', null, -200))).toMatchObject({ chatId: -200 });
    expect(state.follows.of(-100, null)).toEqual([first]);
    expect(state.follows.get(1)).toEqual(first);
    expect(state.follows.all().map(({ chatId, threadId }) => [chatId, threadId])).toEqual([
      [-100, null],
      [-100, 4],
      [-200, null],
    ]);
  });

  it('are counted, and told of a chat with all of its topics', () => {
    const { state } = freshState();
    for (const threadId of [null, 4]) state.follows.add(follow('防汛', threadId));
    state.follows.add(follow('防汛', null, -200));
    expect(state.follows.inChat(-100).map(({ threadId }) => threadId)).toEqual([null, 4]);
    expect(state.follows.count()).toBe(3);
  });

  it('go along with a chat that gets another id, under their numbers, each once', () => {
    const { state } = freshState();
    state.follows.add(follow('防汛', null, -1));
    state.follows.add(follow('菜价', null, -1));
    state.follows.add(follow('菜价', null, -100));
    state.follows.moveChat(-1, -100);
    expect(state.follows.all().map(({ id, chatId, subject }) => [id, chatId, subject])).toEqual([
      [1, -100, '防汛'],
      [3, -100, '菜价'],
    ]);
  });

  it('end by subject, by number and with their chat', () => {
    const { state } = freshState();
    for (const subject of ['防汛', '菜价', '公交']) state.follows.add(follow(subject));
    state.follows.add(follow('公交', 4));
    state.follows.add(follow('公交', null, 5));
    expect([state.follows.remove(-100, null, '防汛'), state.follows.remove(-100, null, '防汛')]).toEqual([true, false]);
    expect([state.follows.removeById(2), state.follows.removeById(2)]).toEqual([true, false]);
    expect(state.follows.get(2)).toBeNull();
    expect([state.follows.removeChat(-100), state.follows.removeChat(-100)]).toEqual([2, 0]);
    expect(state.follows.all().map(({ chatId }) => chatId)).toEqual([5]);
  });

  it('never take over the number of an ended one, which stands in old buttons', () => {
    const { state } = freshState();
    const first = state.follows.add(follow('防汛'));
    state.follows.removeById(first?.id ?? 0);
    expect(state.follows.add(follow('菜价'))?.id).toBe(2);
  });
});
