import { rmSync } from 'node:fs';
import { it } from 'vitest';
import { openState } from './open-state.ts';

it('x', () => {
  rmSync('/tmp/hostile/big', { recursive: true, force: true });
  const s = openState('/tmp/hostile/big/state.db');
  s.atomically(() => {
    for (let i = 0; i < 100000; i++)
      s.follows.add({ chatId: 1 + ((i / 50) | 0), threadId: null, userId: i, subject: '题目' + i });
  });
  let t = performance.now();
  s.follows.all().filter((f) => f.chatId === 7);
  console.log('all', performance.now() - t);
  t = performance.now();
  s.follows.inChat(7);
  console.log('inChat', performance.now() - t);
  t = performance.now();
  s.follows.count();
  console.log('count', performance.now() - t);
  t = performance.now();
  s.forgetPerson(5);
  console.log('forget', performance.now() - t);
  t = performance.now();
  s.updates.receive(
    Array.from({ length: 10000 }, (_, i) => ({ update_id: i + 1, message: { text: 'x'.repeat(200) } })),
  );
  console.log('receive 10k', performance.now() - t);
  t = performance.now();
  s.updates.pending();
  console.log('pending 10k', performance.now() - t);
  t = performance.now();
  s.forgetPerson(6);
  console.log('forget with 10k pending', performance.now() - t);
  s.close();
}, 100000);
