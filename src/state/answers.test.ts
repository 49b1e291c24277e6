import { describe, expect, it } from 'vitest';
import type { Answer } from '../domain/answer.ts';
import { NO_SLOTS, type Slots } from '../domain/conversation.ts';
import { keptOf, slotsOf } from './__fixtures__/kept.ts';
import { freshState } from './__fixtures__/state-folder.ts';
import { openDatabase } from './database.ts';

/** Changes the file behind the store's back. */
function change(path: string, sql: string): void {
  const db = openDatabase(path, 1000);
  db.run(sql);
  db.close();
}

describe('answers given', () => {
  it('come back whole', () => {
    const { state, clock } = freshState();
    const kept = keptOf({ before: slotsOf('澄江大桥'), paper: '澄江晚报', userId: null, chatId: -1_001_234_567_890 });
    const id = state.answers.keep(kept);
    expect(state.answers.get(id)).toEqual({ ...kept, id, at: clock.time });
    expect(id).toMatch(/^[a-z0-9]{12}$/);
  });

  it('have ids that tell nothing of one another', () => {
    const { state } = freshState();
    const ids = Array.from({ length: 200 }, (_, at) => state.answers.keep(keptOf({ questionMessageId: at + 1 })));
    expect(new Set(ids).size).toBe(200);
    expect(new Set(ids.map((id) => id.slice(0, 3))).size).toBeGreaterThan(150);
  });

  it('are found by update, by question and as the latest of a conversation', () => {
    const { state } = freshState();
    const first = state.answers.keep(keptOf({ questionMessageId: 7, updateId: 51 }));
    const second = state.answers.keep(keptOf({ questionMessageId: 9, updateId: 52 }));
    const elsewhere = state.answers.keep(keptOf({ conversationId: 'telegram:5', chatId: 5, updateId: 53 }));
    expect(state.answers.byUpdate(51)?.id).toBe(first);
    expect(state.answers.byQuestion(101, 9)?.id).toBe(second);
    expect(state.answers.byQuestion(5, 7)?.id).toBe(elsewhere);
    expect(state.answers.latest('telegram:101')?.id).toBe(second);
    expect(state.answers.count()).toBe(3);
  });

  it.each([
    ['get', 'nothing00000'],
    ['get', `' OR 1=1 --`],
    ['byUpdate', 99],
    ['latest', 'telegram:9'],
  ] as const)('that are not there are null: %s %s', (by, value) => {
    const { state } = freshState();
    state.answers.keep(keptOf());
    const lookUp = state.answers[by] as (value: string | number) => unknown; // the table pairs method and value
    expect(lookUp(value)).toBeNull();
  });

  it('give way to a new answer to the same message under the same id, without the verdicts on the old one', () => {
    const { state } = freshState();
    const id = state.answers.keep(keptOf({ updateId: 51 }, '旧的'));
    const later = state.answers.keep(keptOf({ questionMessageId: 8, updateId: 52 }));
    state.feedback.give({ answerId: id, userId: 101, verdict: 'bad', citation: null, agreed: true });
    expect(state.answers.keep(keptOf({ updateId: 53 }, '新的'))).toBe(id);
    expect(state.answers.get(id)?.answer.text).toBe('新的有了结果[1]');
    expect(state.answers.byUpdate(53)?.id).toBe(id);
    expect(state.answers.latest('telegram:101')?.id).toBe(later);
    expect(state.feedback.of(id, 101)).toBeNull();
  });

  it('to no message are all kept', () => {
    const { state } = freshState();
    const [first, second] = [1, 2].map(() => state.answers.keep(keptOf({ questionMessageId: 0 })));
    expect(first).not.toBe(second);
    expect(state.answers.byQuestion(101, 0)).toBeNull();
  });

  it.each([
    ['another format', `UPDATE answers SET answer = x'0900' || answer`],
    ['damaged bytes', `UPDATE answers SET answer = substr(answer, 1, 40)`],
    ['no bytes', `UPDATE answers SET answer = x''`],
    ['text', `UPDATE answers SET answer = '{}'`],
  ])('in a form that is not known are null: %s', (_, sql) => {
    const { state, path } = freshState();
    const id = state.answers.keep(keptOf());
    change(path, sql);
    expect([state.answers.get(id), state.answers.byUpdate(5000), state.answers.latest('telegram:101')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('still open when what was remembered before them is in another form', () => {
    const { state, path } = freshState();
    const id = state.answers.keep(keptOf({ before: slotsOf('澄江大桥') }));
    change(path, `UPDATE answers SET memory = x'0900'`);
    expect(state.answers.get(id)).toMatchObject({ before: NO_SLOTS, askedOn: '2031-05-07' });
  });

  it('take less than half of their text in the file', () => {
    const { state } = freshState();
    const before = state.bytes();
    const long = keptOf({}, '澄江大桥于昨日上午正式建成通车，两岸居民结束了靠渡船往来的日子');
    for (let at = 1; at <= 300; at += 1) state.answers.keep({ ...long, questionMessageId: at });
    state.expire(new Date(0)); // empties the log
    expect(state.bytes() - before).toBeLessThan((300 * Buffer.byteLength(JSON.stringify(long))) / 2);
  });
});

/**
 * What answers and slots consist of, held against the types: where a field joins or leaves that old answers cannot do
 * without, the formats in answers.ts, conversations.ts and digests.ts are raised together with this table.
 */
const FORMAT_1 = {
  answer: {
    question: true,
    status: true,
    reason: true,
    text: true,
    claims: true,
    citations: true,
    coverage: true,
    plan: true,
    mode: true,
    notice: true,
    timingsMs: true,
    usage: true,
    modelFailed: true,
    checked: true,
  } satisfies Record<keyof Answer, true>,
  slots: {
    people: true,
    times: true,
    places: true,
    papers: true,
    plan: true,
    told: true,
    list: true,
    names: true,
    subject: true,
    asked: true,
  } satisfies Record<keyof Slots, true>,
};

it('answers and slots of format 1 have the fields that this version shows', () => {
  const { answer, before } = keptOf();
  expect(Object.keys(answer).filter((name) => !(name in FORMAT_1.answer))).toEqual([]);
  expect(Object.keys(before).filter((name) => !(name in FORMAT_1.slots))).toEqual([]);
});
