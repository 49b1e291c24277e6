import { writeSync } from 'node:fs';
import { NO_SLOTS } from '../../domain/conversation.ts';
import type { StoredAnswer } from '../answers.ts';
import { openState } from '../open-state.ts';
import { keptOf } from './kept.ts';

// Lives the life of a bot until it is killed: resumes what waits, then receives and answers, and says what is done.
const [, , path = '', from = '1'] = process.argv;
const state = openState(path);
const say = (line: string) => writeSync(1, `${line}\n`);

function answer(updateId: number): void {
  const kept: Omit<StoredAnswer, 'id' | 'at'> = keptOf({ updateId, questionMessageId: updateId }, `第${updateId}件事`);
  if (state.updates.begin(updateId) === 'done') return;
  if (state.answers.byUpdate(updateId) === null) {
    const id = state.atomically(() => {
      state.usage.count('answers');
      const memory = { slots: NO_SLOTS, paper: null, day: null, questions: [`${updateId}`] };
      state.conversations.set(`telegram:${updateId}`, memory);
      return state.answers.keep(kept);
    });
    say(`kept ${updateId} ${id}`);
  }
  state.deliveries.note(`u:${updateId}`, 0, updateId);
  say(`sent ${updateId}`);
  state.updates.done(updateId);
  say(`done ${updateId}`);
}

for (const { id } of state.updates.pending()) answer(id);
for (let id = Number(from); ; id += 3) {
  const received = [id, id + 1, id + 2].map((update_id) => ({ update_id, message: { text: '问' } }));
  for (const one of state.updates.receive(received)) say(`received ${one}`);
  for (const one of received) answer(one.update_id);
}
