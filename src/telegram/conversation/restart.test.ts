import { describe, expect, it } from 'vitest';
import { listAnswer, sampleCitation } from '../../render/__fixtures__/answers.ts';
import { aWhile, startBench, until } from '../__fixtures__/bot-bench.ts';
import { message } from '../__fixtures__/updates.ts';
import { showsSoon, slowAnswers } from './__fixtures__/slow-answers.ts';

describe('a restart', () => {
  it('keeps the conversation', async () => {
    const bench = await startBench(showsSoon());
    const reader = bench.reader();
    reader.says('林致远9月5日出席了哪些会议');
    await reader.sees('答：林致远');
    reader.says('/paper 云栖晚报');
    await reader.sees('只查《云栖晚报》');
    await bench.restart();
    reader.says('那下午呢');
    await reader.sees('答：那下午呢');
    expect(bench.ask.asked.at(-1)).toMatchObject({ paper: '云栖晚报', slots: { people: ['林致远'] } });
  });

  it('answers the question that was being worked on and those behind it, in order, once', async () => {
    const bench = await startBench(showsSoon({ pace: { drain: 20, giveUp: 3_600_000 } }));
    slowAnswers(bench.ask);
    const reader = bench.reader();
    reader.says('一');
    reader.says('二');
    await reader.sees('前面还有1个问题');
    await bench.restart();
    await until(() => bench.ask.asked.length === 2);
    expect(bench.ask.asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    bench.ask.reply = async (question) => listAnswer({ question, text: `答：${question}[1]` });
    await bench.restart();
    await reader.sees('答：二');
    await until(() => reader.chat.texts().length === 2);
    expect(reader.chat.texts().map((text) => text.split('\n')[0])).toEqual(['答：一[1]', '答：二[1]']);
    await until(() => bench.state.updates.pending().length === 0);
    expect(bench.log.filter((line) => line.includes(' failed '))).toEqual([]);
  });

  it('can be followed by a press on the stop button of before', async () => {
    const bench = await startBench(showsSoon({ pace: { drain: 20, giveUp: 3_600_000 } }));
    slowAnswers(bench.ask);
    const anna = bench.api.supergroup(-100).member(10);
    anna.says('/ask 一');
    const status = await anna.sees('正在查阅');
    await bench.restart();
    await until(() => bench.ask.asked.length === 2);
    expect((await anna.presses('停止', status.id).answer()).text).toBe('好，不查了。');
    await anna.sees('已停止');
    await until(() => anna.chat.texts().length === 1);
  });

  it('between keeping an answer and sending it sends it, without asking again', async () => {
    const bench = await startBench(showsSoon({ pace: { drain: 20, giveUp: 3_600_000 } }));
    bench.api.fail('sendMessage', { kind: 'reply', code: 429, retryAfter: 600 });
    const reader = bench.reader();
    reader.says('谁主持');
    await until(() => bench.state.answers.count() === 1 && bench.api.callsOf('sendMessage').length === 1);
    await bench.restart();
    await reader.sees('答：谁主持');
    await bench.restart();
    await aWhile();
    expect(reader.chat.texts()).toHaveLength(1);
    expect(bench.ask.asked).toHaveLength(1);
    expect(bench.state.usage.counters().get('questions')).toBe(1);
  });

  it('between two messages of an answer sends the rest alone', async () => {
    const bench = await startBench(showsSoon({ pace: { drain: 20, giveUp: 3_600_000 } }));
    const citations = Array.from({ length: 9 }, (_, n) => sampleCitation({ n: n + 1, quote: `引文${n}`.repeat(300) }));
    bench.ask.reply = async (question) => listAnswer({ question, citations });
    bench.api.fail('sendMessage', { kind: 'none' }, { kind: 'reply', code: 429, retryAfter: 600 });
    const reader = bench.reader();
    reader.says('谁主持');
    await until(() => bench.api.callsOf('sendMessage').length === 2);
    expect(reader.chat.texts()).toHaveLength(1);
    await bench.restart();
    await reader.sees('引文8');
    const parts = reader.chat.texts();
    expect(parts.length).toBeGreaterThan(2);
    expect(new Set(parts).size).toBe(parts.length);
    expect(bench.ask.asked).toHaveLength(1);
  });

  it('between keeping the answer to an edited question and showing it shows it', async () => {
    const bench = await startBench(showsSoon({ pace: { drain: 20, giveUp: 3_600_000 } }));
    const reader = bench.reader();
    const asked = reader.says('谁主席');
    const before = await reader.sees('答：谁主席');
    bench.api.fail('editMessageText', { kind: 'reply', code: 429, retryAfter: 600 });
    reader.edits(asked, '谁主持');
    await until(() => bench.api.callsOf('editMessageText').length === 1);
    await bench.restart();
    const after = await reader.sees('答：谁主持');
    expect(after.id).toBe(before.id);
    expect(bench.ask.asked).toHaveLength(2);
    expect(reader.chat.texts()).toHaveLength(1);
  });
});

it('gives one answer to an update that comes twice', async () => {
  const bench = await startBench(showsSoon());
  const update = message({ text: '谁主持' });
  const id = bench.api.deliver(update);
  await until(() => bench.api.sent.length === 1);
  bench.api.repeat({ ...update, update_id: id ?? 0 });
  bench.send({ text: '然后', chatId: 8 });
  await until(() => bench.api.sent.length === 2);
  await aWhile();
  expect(bench.heads()).toEqual(['答：谁主持[1]', '答：然后[1]']);
});
