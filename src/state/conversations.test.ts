import { describe, expect, it } from 'vitest';
import { NO_SLOTS } from '../domain/conversation.ts';
import { slotsOf } from './__fixtures__/kept.ts';
import { freshState } from './__fixtures__/state-folder.ts';
import type { ConversationMemory } from './conversations.ts';
import { openDatabase } from './database.ts';

const BLANK: ConversationMemory = { slots: NO_SLOTS, paper: null, day: null, questions: [] };
const FULL: ConversationMemory = {
  slots: slotsOf('澄江大桥'),
  paper: '澄江晚报',
  day: '2031-05-06',
  questions: ['大桥何时通车？', '那下午呢？'],
};

describe('the memory of a conversation', () => {
  it('is blank for one that is not known', () => {
    expect(freshState().state.conversations.get('telegram:1')).toEqual(BLANK);
  });

  it('comes back over restarts, for each topic its own', () => {
    const { state, reopen } = freshState();
    state.conversations.set('telegram:-100:4', FULL);
    state.conversations.set('telegram:-100:5', { ...BLANK, paper: '江洲日报' });
    const later = reopen();
    expect(later.conversations.get('telegram:-100:4')).toEqual(FULL);
    expect(later.conversations.get('telegram:-100:5').paper).toBe('江洲日报');
    expect(later.conversations.get('telegram:-100')).toEqual(BLANK);
    expect(later.conversations.count()).toBe(2);
  });

  it('is replaced by what is set later', () => {
    const { state } = freshState();
    state.conversations.set('telegram:1', FULL);
    state.conversations.set('telegram:1', { ...FULL, day: null });
    expect(state.conversations.get('telegram:1')).toEqual({ ...FULL, day: null });
  });

  it('keeps paper and day when it is cleared', () => {
    const { state } = freshState();
    state.conversations.set('telegram:1', FULL);
    state.conversations.clear('telegram:1');
    state.conversations.clear('telegram:2');
    expect(state.conversations.get('telegram:1')).toEqual({ ...BLANK, paper: '澄江晚报', day: '2031-05-06' });
  });

  it('holds the last ten questions', () => {
    const { state } = freshState();
    const questions = Array.from({ length: 14 }, (_, at) => `第${at + 1}问`);
    state.conversations.set('telegram:1', { ...BLANK, questions });
    expect(state.conversations.get('telegram:1').questions).toEqual(questions.slice(4));
  });

  it.each([`x'09007b7d'`, `x'01017b7d'`, `'{}'`, `x'01'`])('is blank where another version wrote %s', (bytes) => {
    const { state, path } = freshState();
    state.conversations.set('telegram:1', FULL);
    const db = openDatabase(path, 1000);
    db.script(`UPDATE conversations SET memory = ${bytes}`);
    db.close();
    expect(state.conversations.get('telegram:1')).toEqual({ ...BLANK, paper: '澄江晚报', day: '2031-05-06' });
  });
});
