import { describe, expect, it } from 'vitest';
import { answerOf } from './__fixtures__/kept.ts';
import { freshState } from './__fixtures__/state-folder.ts';
import { openDatabase } from './database.ts';

const digest = (words: string, chatId = -100, threadId: number | null = null) => ({
  chatId,
  threadId,
  paper: '澄江晚报',
  issueDay: '2031-05-06',
  answer: answerOf(words),
  followIds: [3, 8],
});

describe('the outbox of digests', () => {
  it('gives what waits, oldest first, over restarts, until it is done', () => {
    const { state, reopen } = freshState();
    const ids = ['防汛', '菜价'].map((words) => state.digests.add(digest(words), []));
    const { digests } = reopen();
    expect(digests.pending()).toEqual([
      { id: ids[0], ...digest('防汛') },
      { id: ids[1], ...digest('菜价') },
    ]);
    digests.done(ids[0] ?? 0);
    expect(digests.pending().map(({ id }) => id)).toEqual([ids[1]]);
    expect(digests.get(ids[0] ?? 0)).toEqual({ id: ids[0], ...digest('防汛'), answer: null });
    expect(digests.get(99)).toBeNull();
  });

  it('goes along with a chat that gets another id, what it was told as well', () => {
    const { state } = freshState();
    const id = state.digests.add(digest('防汛', -1), ['大坝', '开闸']);
    state.digests.add(digest('菜价', -100), ['大坝']);
    state.digests.moveChat(-1, -100);
    expect(state.digests.get(id)).toEqual({ id, ...digest('防汛', -100) });
    expect([...state.digests.toldOf(-100, null, ['大坝', '开闸'])]).toEqual(['大坝', '开闸']);
    expect(state.digests.toldOf(-1, null, ['大坝', '开闸']).size).toBe(0);
  });

  it('tells what a chat and topic was told, also while it waits', () => {
    const { state } = freshState();
    state.digests.add(digest('防汛'), ['大坝', '开闸']);
    state.digests.add(digest('防汛', -100, 4), ['撤离']);
    const told = (thread: number | null) => [...state.digests.toldOf(-100, thread, ['开闸', '撤离', '水退'])];
    expect([told(null), told(4), told(5)]).toEqual([['开闸'], ['撤离'], []]);
    expect(state.digests.toldOf(-200, null, ['开闸']).size).toBe(0);
  });

  it('takes a digest and what it tells together or not at all', () => {
    const { state } = freshState();
    const bad = { ...digest('防汛'), answer: { ...answerOf('防汛'), timingsMs: JSON.parse('{}') } };
    Object.assign(bad.answer.timingsMs, { toJSON: () => JSON.parse('{') });
    expect(() => state.digests.add(bad, ['大坝'])).toThrow(SyntaxError);
    expect([state.digests.pending(), state.digests.toldOf(-100, null, ['大坝'])]).toEqual([[], new Set()]);
  });

  it('passes over what another version wrote', () => {
    const { state, path } = freshState();
    const id = state.digests.add(digest('防汛'), []);
    state.digests.add(digest('菜价'), []);
    const db = openDatabase(path, 1000);
    db.run(`UPDATE digests SET answer = x'0900', follows = '[' WHERE id = ?`, id);
    db.close();
    expect(state.digests.pending().map(({ answer }) => answer?.question)).toEqual(['菜价是怎么回事？']);
    expect(state.digests.get(id)).toMatchObject({ answer: null, followIds: [] });
  });
});
