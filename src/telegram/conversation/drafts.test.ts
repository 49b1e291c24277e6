import { describe, expect, it } from 'vitest';
import { aWhile, startBench, until } from '../__fixtures__/bot-bench.ts';
import { DEFAULT_PACE } from '../network/pace.ts';
import { showsSoon, slowAnswers } from './__fixtures__/slow-answers.ts';

/** A bench whose service has a model and answers when it is told. */
async function startModelBench(pace = {}) {
  const bench = await startBench(showsSoon({ pace }));
  bench.ask.hasModel = true;
  return { bench, answers: slowAnswers(bench.ask) };
}

describe('a draft in a private chat', () => {
  it('shows the words of the model as they come, marked as unchecked, and gives way to the answer', async () => {
    const { bench, answers } = await startModelBench();
    const reader = bench.reader();
    reader.says('谁主持');
    await answers.draft('谁主持', '9月5日，');
    expect(await reader.seesDraft('9月5日')).toBe('草稿，尚未核对\n9月5日，');
    await answers.draft('谁主持', '林致远主持。');
    await reader.seesDraft('9月5日，林致远主持。');
    await answers.give('谁主持');
    await reader.sees('答：谁主持');
    expect(reader.chat.draft()).toBeNull();
    expect(reader.chat.texts()).toHaveLength(1);
    const frames = bench.api.callsOf('sendMessageDraft');
    expect(frames.every(({ payload }) => payload.can_stop === true)).toBe(true);
    expect(frames[0]?.payload.entities).toEqual([{ type: 'italic', offset: 0, length: 7 }]);
  });

  it('keeps the gap between frames and shows the newest words', async () => {
    const { bench, answers } = await startModelBench({ draftGap: 400 });
    bench.api.expectPace({ draft: 395, groupEdit: 0 });
    const reader = bench.reader();
    reader.says('谁主持');
    for (let n = 0; n < 40; n++) {
      await answers.draft('谁主持', `${n},`);
      await aWhile(30);
    }
    await reader.seesDraft('38,39,');
    await answers.give('谁主持');
    await reader.sees('答：谁主持');
    const frames = bench.api.callsOf('sendMessageDraft');
    expect(frames.length).toBeGreaterThan(1);
    expect(frames.length).toBeLessThan(20);
  });

  it('pauses after a 429, and the answer does not wait for it', async () => {
    const { bench, answers } = await startModelBench();
    bench.api.fail('sendMessageDraft', { kind: 'reply', code: 429, retryAfter: 600 });
    const reader = bench.reader();
    reader.says('谁主持');
    await answers.draft('谁主持', '9月5日，');
    await until(() => bench.api.callsOf('sendMessageDraft').length === 1);
    await answers.draft('谁主持', '林致远主持。');
    await aWhile(80);
    expect(bench.api.callsOf('sendMessageDraft')).toHaveLength(1);
    await answers.give('谁主持');
    await reader.sees('答：谁主持');
  });

  it('does not hold up the answer when its call is never answered', async () => {
    const { bench, answers } = await startModelBench({ requestSeconds: 30 });
    bench.api.fail('sendMessageDraft', { kind: 'stall' });
    const reader = bench.reader();
    reader.says('谁主持');
    await answers.draft('谁主持', '9月5日，');
    await until(() => bench.api.callsOf('sendMessageDraft').length === 1);
    const asked = Date.now();
    await answers.give('谁主持');
    await reader.sees('答：谁主持');
    expect(Date.now() - asked).toBeLessThan(20_000);
  });

  it.each([
    ['a long text', '🙂字'.repeat(1_250)],
    ['a very long text', '🙂字'.repeat(9_000)],
  ])('of %s shows the end, and whole characters of it', async (_, text) => {
    const { bench, answers } = await startModelBench();
    const reader = bench.reader();
    reader.says('谁主持');
    await answers.draft('谁主持', `${text}完`);
    const draft = await reader.seesDraft(/完$/);
    expect(draft.length).toBeLessThanOrEqual(4_096);
    expect(draft).toMatch(/^草稿，尚未核对\n…(?:字)?🙂/);
    await answers.give('谁主持');
    await reader.sees('答：谁主持');
  });

  it('shows nothing of a model that steers a client', async () => {
    const { bench, answers } = await startModelBench();
    const reader = bench.reader();
    reader.says('谁主持');
    await answers.draft('谁主持', '\x1b[31m甲\u202e乙\ud83d');
    expect(await reader.seesDraft('甲')).toBe('草稿，尚未核对\n甲乙\ufffd');
    await answers.give('谁主持');
    await reader.sees('答：谁主持');
  });

  it('is not shown for an answer that comes soon', async () => {
    const bench = await startBench({ pace: { status: 5_000 } });
    bench.ask.hasModel = true;
    const reader = bench.reader();
    reader.says('谁主持');
    await reader.sees('答：谁主持');
    expect(bench.api.callsOf('sendMessageDraft')).toEqual([]);
  });

  it('can be stopped by the button that Telegram shows, and the answer is then never kept', async () => {
    const { bench, answers } = await startModelBench();
    const reader = bench.reader();
    reader.says('谁主持');
    await answers.draft('谁主持', '9月5日，');
    await reader.seesDraft('9月5日');
    reader.stops();
    await reader.sees('已停止');
    expect(answers.wasStopped('谁主持')).toBe(true);
    expect(bench.state.answers.count()).toBe(0);
    expect(bench.state.conversations.get('telegram:7').questions).toEqual([]);
  });
});

it('has a pace that Telegram bears', () => {
  expect(DEFAULT_PACE.draftGap).toBeGreaterThanOrEqual(1_000);
  expect(DEFAULT_PACE.editGap).toBeGreaterThanOrEqual(3_500);
  expect(DEFAULT_PACE.draftLife).toBeLessThan(30_000);
});

describe('a draft in a group', () => {
  it('is a message that is edited, and is gone when the answer is there', async () => {
    const { bench, answers } = await startModelBench();
    const anna = bench.api.supergroup(-100, [5]).member(10, { threadId: 5 });
    anna.says('/ask 谁主持');
    const status = await anna.sees('正在查阅馆藏');
    expect(status.buttons).toEqual([['停止']]);
    await answers.draft('谁主持', '9月5日，');
    const draft = await anna.sees('草稿，尚未核对\n9月5日，');
    expect(draft).toMatchObject({ id: status.id, threadId: 5, buttons: [['停止']] });
    await answers.give('谁主持');
    await anna.sees('答：谁主持');
    await until(() => anna.chat.texts().length === 1);
    expect(bench.api.callsOf('sendMessageDraft')).toEqual([]);
  });

  it('keeps the gap between edits', async () => {
    const { bench, answers } = await startModelBench({ editGap: 600 });
    bench.api.expectPace({ draft: 0, groupEdit: 595 });
    const anna = bench.api.supergroup(-100).member(10);
    anna.says('/ask 谁主持');
    for (let n = 0; n < 20; n++) {
      await answers.draft('谁主持', `${n},`);
      await aWhile(20);
    }
    await anna.sees('18,19,');
    await answers.give('谁主持');
    await anna.sees('答：谁主持');
  });

  it('does not hold up the answer when an edit must wait', async () => {
    const { bench, answers } = await startModelBench({ giveUp: 600_000 });
    bench.api.fail('editMessageText', { kind: 'reply', code: 429, retryAfter: 600 });
    const anna = bench.api.supergroup(-100).member(10);
    anna.says('/ask 谁主持');
    await anna.sees('正在查阅馆藏');
    await answers.draft('谁主持', '9月5日，');
    await until(() => bench.api.callsOf('editMessageText').length === 1);
    await answers.give('谁主持');
    await anna.sees('答：谁主持');
    await until(() => anna.chat.texts().length === 1);
  });
});
