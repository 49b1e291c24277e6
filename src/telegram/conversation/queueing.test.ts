import { describe, expect, it } from 'vitest';
import { listAnswer } from '../../render/__fixtures__/answers.ts';
import { aWhile, startBench, until } from '../__fixtures__/bot-bench.ts';
import { showsSoon, slowAnswers } from './__fixtures__/slow-answers.ts';

/** First lines of what the bot has said in a chat and not taken away. */
const heads = (texts: readonly string[]) => texts.map((text) => text.split('\n')[0]);

describe('several questions in one chat', () => {
  it('are answered in order, each told how many are ahead while it waits', async () => {
    const bench = await startBench(showsSoon());
    const answers = slowAnswers(bench.ask);
    const reader = bench.reader();
    for (const question of ['一', '二', '三', '四', '五']) reader.says(question);
    for (const ahead of ['1', '2', '3', '4']) await reader.sees(`前面还有${ahead}个问题`);
    expect(answers.open).toEqual(['一']);
    await answers.give('一');
    await reader.sees('答：一');
    await reader.sees('前面还有1个问题'); // 「三」 moves up
    for (const question of ['二', '三', '四', '五']) await answers.give(question);
    await reader.sees('答：五');
    await until(() => reader.chat.texts().length === 5);
    expect(heads(reader.chat.texts())).toEqual(['答：一[1]', '答：二[1]', '答：三[1]', '答：四[1]', '答：五[1]']);
    expect(bench.ask.questions()).toEqual(['一', '二', '三', '四', '五']);
  });

  it('are not told that they wait while no model writes and little time has passed', async () => {
    const bench = await startBench({ pace: { status: 1_000 } });
    bench.ask.reply = async (question) => {
      await aWhile(500);
      return listAnswer({ question, text: `答：${question}[1]` });
    };
    const reader = bench.reader();
    for (const question of ['一', '二', '三', '四']) reader.says(question);
    await reader.sees('答：四');
    expect(bench.api.sent.map(({ text }) => text.slice(0, 2))).toEqual(Array(4).fill('答：'));
  });

  it('can be stopped while they wait, and are then never asked', async () => {
    const bench = await startBench(showsSoon());
    const answers = slowAnswers(bench.ask);
    const reader = bench.reader();
    for (const question of ['一', '二', '三']) reader.says(question);
    const waiting = await reader.sees('前面还有1个问题');
    const press = reader.presses('停止', waiting.id);
    expect(await press.answer()).toMatchObject({ text: '好，不查了。' });
    await reader.sees('已停止');
    await answers.give('一');
    await answers.give('三');
    await reader.sees('答：三');
    await until(() => reader.chat.texts().length === 3);
    expect(heads(reader.chat.texts())).toEqual(['已停止。', '答：一[1]', '答：三[1]']);
    expect(bench.ask.questions()).toEqual(['一', '三']);
    expect(bench.state.usage.counters().get('stopped')).toBe(1);
  });

  it('can be stopped while they are worked on, at once, though others wait', async () => {
    const bench = await startBench(showsSoon({ pace: { answer: 60_000 } }));
    const answers = slowAnswers(bench.ask);
    const reader = bench.reader();
    reader.says('一');
    reader.says('二');
    await reader.seesDraft('正在查阅');
    reader.stops();
    await reader.sees('已停止');
    expect(answers.wasStopped('一')).toBe(true);
    await answers.give('二');
    await reader.sees('答：二');
    expect(bench.state.answers.count()).toBe(1);
  });

  it('do not hold up other chats', async () => {
    const bench = await startBench(showsSoon({ settings: { parallel: 2 } }));
    const answers = slowAnswers(bench.ask);
    const [one, other] = [bench.reader(1), bench.reader(2)];
    for (const question of ['一', '二', '三']) one.says(question);
    other.says('四');
    await answers.give('四');
    await other.sees('答：四');
    expect(answers.open).toEqual(['一']);
    for (const question of ['一', '二', '三']) await answers.give(question);
    await one.sees('答：三');
  });

  it('lose the message that says they wait when they are worked on', async () => {
    const bench = await startBench(showsSoon());
    const answers = slowAnswers(bench.ask);
    const reader = bench.reader();
    reader.says('一');
    reader.says('二');
    await reader.sees('前面还有1个问题');
    await answers.give('一');
    await reader.sees('答：一');
    await until(() => reader.chat.texts().length === 1);
    expect(answers.open).toEqual(['二']);
    await answers.give('二');
    await reader.sees('答：二');
    await until(() => bench.state.updates.pending().length === 0);
    expect(bench.api.callsOf('deleteMessage')).toHaveLength(1);
  });

  it('do not keep a desk while Telegram lets their answers wait', async () => {
    const bench = await startBench(showsSoon({ settings: { parallel: 1 }, pace: { giveUp: 3_600_000, drain: 20 } }));
    bench.api.fail('sendMessage', { kind: 'reply', code: 429, retryAfter: 600 });
    const [one, other] = [bench.reader(1), bench.reader(2)];
    one.says('一');
    await until(() => bench.api.callsOf('sendMessage').length === 1);
    other.says('二');
    await other.sees('答：二');
    expect(one.chat.texts()).toEqual([]);
  });

  it('wait for a desk when all are taken, and are told so', async () => {
    const bench = await startBench(showsSoon({ settings: { parallel: 1 } }));
    const answers = slowAnswers(bench.ask);
    const [one, other] = [bench.reader(1), bench.reader(2)];
    one.says('一');
    await until(() => answers.open.length === 1);
    other.says('二');
    await other.sees('前面还有1个问题');
    await answers.give('一');
    await answers.give('二');
    await other.sees('答：二');
    await until(() => other.chat.texts().length === 1);
  });
});

describe('the stop button', () => {
  it('is for who asked alone, in a group', async () => {
    const bench = await startBench(showsSoon({ settings: { admins: [30] } }));
    const answers = slowAnswers(bench.ask);
    const group = bench.api.supergroup(-100);
    const [asker, other, admin] = [group.member(10), group.member(20), group.member(30)];
    asker.says('/ask 一');
    await asker.sees('正在查阅');
    expect((await other.presses('停止').answer()).text).toBe('只有提问的人能停止。');
    expect(answers.wasStopped('一')).toBe(false);
    expect((await admin.presses('停止').answer()).text).toBe('好，不查了。');
    await asker.sees('已停止');
    expect(answers.wasStopped('一')).toBe(true);
  });

  it('is answered also when there is nothing to stop any more, or the data is made up', async () => {
    const bench = await startBench(showsSoon());
    const reader = bench.reader();
    reader.says('一');
    await reader.sees('答：一');
    for (const data of ['x:7.1.7', 'x:-100.1.7', 'x:谁', 'x:7.99.7']) {
      expect((await reader.forges(data).answer()).text).toBe('这个问题已经答完了。');
    }
  });

  it('cannot be used on a question of another chat', async () => {
    const bench = await startBench(showsSoon());
    const answers = slowAnswers(bench.ask);
    const [reader, forger] = [bench.reader(7), bench.reader(8)];
    const asked = reader.says('一');
    await until(() => answers.open.length === 1);
    forger.says('二');
    await answers.give('二');
    await forger.sees('答：二');
    expect((await forger.forges(`x:7.${asked}.8`).answer()).text).toBe('这个问题已经答完了。');
    expect((await forger.forges(`x:7.${asked}.7`).answer()).text).toBe('这个问题已经答完了。');
    await aWhile(30);
    expect(answers.wasStopped('一')).toBe(false);
    await answers.give('一');
    await reader.sees('答：一');
  });
});
