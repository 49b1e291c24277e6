import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_SLOTS } from '../domain/conversation.ts';
import { answerOf, keptOf, slotsOf } from './__fixtures__/kept.ts';
import { freshState, temporaryFolder } from './__fixtures__/state-folder.ts';
import type { AnswerId } from './answers.ts';
import type { ConversationMemory } from './conversations.ts';
import { openDatabase, type Row } from './database.ts';
import type { State } from './state.ts';

const PERSON = 987_654_321;
const GROUP = -1_001_234_567_890;
const IN_GROUP = `telegram:${GROUP}`;
/** Words that only the person used. */
const WORDS = '鹤湾渡口的灯塔';

/** Everything that a person may leave behind, in private and in a group; gives the answer to somebody who asked after them. */
function live(state: State, person: number, words: string): AnswerId {
  const privateId = `telegram:${person}`;
  const message = (chat: number) => ({ message: { from: { id: person }, chat: { id: chat }, text: words } });
  const update = person + 10;
  const reply = { message: { from: { id: 5 }, text: '接着问', reply_to_message: message(GROUP).message } };
  const updates = [message(person), message(GROUP), reply];
  state.updates.receive(updates.map((body, at) => ({ update_id: update + at, ...body })));
  state.updates.begin(update);
  state.updates.done(update);
  state.deliveries.note(`u:${update}`, 0, 31);
  state.deliveries.note(`m:2031-05-07:${person}`, 0, 33);
  const answer = state.answers.keep(
    keptOf({ conversationId: privateId, chatId: person, userId: person, updateId: update }, words),
  );
  for (const id of [privateId, `${privateId}:4`, IN_GROUP]) state.conversations.set(id, memoryOf(words));
  const inGroup = { conversationId: IN_GROUP, chatId: GROUP };
  state.answers.keep(keptOf({ ...inGroup, userId: person, questionMessageId: person }, words));
  const after = state.answers.keep(
    keptOf({ ...inGroup, userId: 5, questionMessageId: person + 1, before: slotsOf(words) }, '别人问的'),
  );
  state.readers.seen(person);
  state.readers.setLanguage(person, 'en');
  const code = state.invitations.create(person, 3, new Date('2041-01-01'));
  state.invitations.redeem(code, person, new Date());
  state.usage.add(person, '2031-05-07', { questions: 3, tokens: 40 });
  state.feedback.give({ answerId: answer, userId: person, verdict: 'bad', citation: null, agreed: true });
  state.feedback.give({ answerId: after, userId: person, verdict: 'good', citation: 1, agreed: false });
  const follow = state.follows.add({ chatId: GROUP, threadId: null, userId: person, subject: words });
  state.follows.add({ chatId: person, threadId: null, userId: person, subject: words });
  const digest = { threadId: null, paper: null, issueDay: null, answer: answerOf(words), followIds: [follow?.id ?? 0] };
  state.deliveries.note(`d:${state.digests.add({ ...digest, chatId: person }, [`${words}一`])}`, 0, 32);
  state.digests.add({ ...digest, chatId: GROUP }, ['一件事']);
  return after;
}

function memoryOf(words: string): ConversationMemory {
  return { slots: slotsOf(words), questions: [words], paper: null, day: null };
}

/** All bytes of the state's files. */
function filesOf(path: string): Buffer {
  const folder = dirname(path);
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}

/** Pieces of every packed column that a person's rows have. */
function packedOf(path: string, person: number): readonly Buffer[] {
  const db = openDatabase(path, 1000);
  const rows: readonly Row[] = [
    ...db.all('SELECT answer AS bytes FROM answers WHERE person = ?', person),
    ...db.all('SELECT memory AS bytes FROM conversations WHERE id LIKE ?', `telegram:${person}%`),
    ...db.all('SELECT body AS bytes FROM updates WHERE person = ? AND body IS NOT NULL', person),
    ...db.all('SELECT answer AS bytes FROM digests WHERE chat = ?', person),
  ];
  db.close();
  const pieces = rows.map(({ bytes }) => bytesIn(bytes));
  return pieces.flatMap((bytes) => [bytes.subarray(20, 44), bytes.subarray(-24)]);
}

function bytesIn(cell: Row[string]): Buffer {
  return Buffer.from(cell instanceof Uint8Array ? cell : '');
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

describe('forgetting a person', () => {
  it('leaves no byte of them in any file', () => {
    const { state, path } = freshState();
    for (let other = 1000; other < 1120; other += 3) live(state, other, `${other}的话`);
    live(state, PERSON, WORDS);
    for (let other = 2000; other < 2120; other += 3) live(state, other, `${other}的话`);
    const traces = [...packedOf(path, PERSON), Buffer.from(WORDS), Buffer.from(`${PERSON}`), integer(PERSON)];
    const found = () => traces.filter((trace) => filesOf(path).includes(trace)).length;
    expect(traces.length).toBeGreaterThan(10);
    expect(found()).toBeGreaterThan(10);
    for (let other = 1000; other < 1120; other += 15) state.forgetPerson(other);
    state.forgetPerson(PERSON);
    expect(found()).toBe(0);
  });

  it('leaves no copies where rows were moved when pages were balanced', () => {
    const { state, path } = freshState();
    const random = randomNumbers();
    const said: string[] = [];
    const follow = (chatId: number, word: string) => {
      const isTheirs = chatId % 4 === 0;
      const userId = isTheirs ? PERSON : 5;
      state.follows.add({ chatId, threadId: null, userId, subject: word + '填'.repeat(random(100)) });
      if (isTheirs) said.push(word);
    };
    state.atomically(() => {
      for (let at = 0; at < 4000; at += 1) {
        follow(1000 + random(200), `W${random(1e9)}x${at}y`);
        if (at % 5 === 0) state.follows.removeChat(1000 + random(200));
      }
    });
    state.forgetPerson(PERSON);
    const bytes = filesOf(path);
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter((word) => bytes.includes(word))).toEqual([]);
    expect(bytes.includes(state.follows.all()[0]?.subject ?? '无')).toBe(true);
  });

  it('leaves to the others what is theirs', () => {
    const { state } = freshState();
    const after = live(state, PERSON, WORDS);
    live(state, 1000, '江洲的桥');
    state.conversations.set(IN_GROUP, { ...memoryOf(WORDS), paper: '澄江晚报', day: '2031-05-06' });
    state.forgetPerson(PERSON);
    expect(state.answers.get(after)).toMatchObject({ userId: 5, before: NO_SLOTS, answer: answerOf('别人问的') });
    expect(state.conversations.get(IN_GROUP)).toEqual({
      slots: NO_SLOTS,
      questions: [],
      paper: '澄江晚报',
      day: '2031-05-06',
    });
    expect(state.conversations.get('telegram:1000').questions).toEqual(['江洲的桥']);
    expect(state.readers.list(9, 0).map(({ id }) => id)).toEqual([1000]);
    expect(state.follows.all().map(({ userId }) => userId)).toEqual([1000, 1000]);
    expect(state.digests.pending().map(({ chatId }) => chatId)).toEqual([1000, GROUP]);
    expect(state.digests.toldOf(GROUP, null, ['一件事']).size).toBe(1);
    expect(state.feedback.counts()).toEqual({ good: 1, bad: 1 });
  });

  it('leaves the update of somebody else to be answered, without the message of the person that it answers', () => {
    const { state } = freshState();
    live(state, PERSON, WORDS);
    state.forgetPerson(PERSON);
    expect(state.updates.pending().map(({ update }) => update)).toEqual([
      { update_id: PERSON + 12, message: { from: { id: 5 }, text: '接着问' } },
    ]);
    expect(state.updates.begin(PERSON + 11)).toBe('done');
  });

  it('lets them come again as somebody new', () => {
    const { state } = freshState();
    live(state, PERSON, WORDS);
    state.forgetPerson(PERSON);
    expect(state.readers.get(PERSON)).toBeNull();
    state.conversations.set(`telegram:${PERSON}`, memoryOf('新的话'));
    expect(state.conversations.get(`telegram:${PERSON}`).questions).toEqual(['新的话']);
  });

  it('removes the files that they sent from the state folder, and no other', () => {
    const { state, path } = freshState();
    const folder = dirname(path);
    const [sent, beside, outside] = [join(folder, 'sent.txt'), join(folder, 'other.txt'), join(temporaryFolder(), 'x')];
    for (const file of [sent, beside, outside]) writeFileSync(file, WORDS);
    const waiting = { chatId: PERSON, userId: PERSON, name: '稿.txt' };
    for (const file of [sent, outside, join(folder, 'gone.txt')]) state.intake.add({ ...waiting, path: file });
    state.intake.add({ ...waiting, chatId: 5, userId: 5, path: beside });
    state.forgetPerson(PERSON);
    expect(state.intake.list().map((file) => file.path)).toEqual([beside]);
    expect([sent, beside, outside].map((file) => existsSync(file))).toEqual([false, true, true]);
  });

  it('does nothing for somebody who was never here', () => {
    const { state } = freshState();
    const after = live(state, 1000, '江洲的桥');
    state.forgetPerson(PERSON);
    expect([state.answers.count(), state.answers.get(after)?.before]).toEqual([3, slotsOf('江洲的桥')]);
  });
});

/** The same numbers in every run. */
function randomNumbers(): (below: number) => number {
  let seed = 20_310_507;
  return (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
}
