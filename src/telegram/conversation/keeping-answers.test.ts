import { describe, expect, it } from 'vitest';
import { listAnswer } from '../../render/__fixtures__/answers.ts';
import { startBench, until } from '../__fixtures__/bot-bench.ts';
import { slowAnswers } from './__fixtures__/slow-answers.ts';

const USAGE = {
  model: 'm',
  promptTokens: 80,
  completionTokens: 20,
  estimated: false,
  cost: null,
  promptHash: 'h',
};

describe('what is kept of an answer', () => {
  it('is the answer, the memory and the counters together', async () => {
    const bench = await startBench();
    bench.ask.hasModel = true;
    bench.ask.reply = async (question) => listAnswer({ question, mode: 'model', usage: USAGE });
    const anna = bench.api.supergroup(-100).member(10);
    const asked = anna.says('/ask 谁主持');
    await anna.sees('林致远');
    const { state } = bench;
    expect(state.answers.latest('telegram:-100')).toMatchObject({
      chatId: -100,
      userId: 10,
      questionMessageId: asked,
      answer: { question: '谁主持' },
    });
    expect(state.conversations.get('telegram:-100')).toMatchObject({
      questions: ['谁主持'],
      slots: { people: ['林致远'] },
    });
    expect(Object.fromEntries(state.usage.counters())).toMatchObject({ questions: 1, answered: 1, model_answers: 1 });
    const today = bench.ask.asked[0]?.askedOn ?? '';
    for (const id of [10, -100, 0]) expect(state.usage.of(id, today)).toEqual({ questions: 1, tokens: 100 });
  });

  it('is all of it or nothing', async () => {
    const bench = await startBench({
      prepare: (_, __, state) => {
        state.answers.keep = () => {
          throw new Error('disk full');
        };
      },
    });
    const reader = bench.reader();
    reader.says('谁主持');
    await reader.sees('这次没能查成');
    expect(bench.state.conversations.get('telegram:7').questions).toEqual([]);
    expect(Object.fromEntries(bench.state.usage.counters())).toEqual({ failed: 1 });
    expect(bench.state.usage.of(7, bench.ask.asked[0]?.askedOn ?? '')).toEqual({ questions: 0, tokens: 0 });
  });
});

describe("the day's tokens of a model", () => {
  const spending = { settings: { dailyTokens: 100, admins: [1] } };
  const prepare = (bench: Awaited<ReturnType<typeof startBench>>) => {
    bench.ask.hasModel = true;
    bench.ask.reply = async (question, _, { useModel }) =>
      listAnswer({ question, text: `答：${question}[1]`, ...(useModel ? { mode: 'model', usage: USAGE } : {}) });
  };

  it('are told of once when they are spent, without a sound, and the answers go on without the model', async () => {
    const bench = await startBench(spending);
    prepare(bench);
    const reader = bench.reader();
    reader.says('一');
    await reader.sees('答：一');
    const told = await reader.sees('今天的模型用量已经用完');
    expect(bench.api.callsOf('sendMessage').at(-1)?.payload).toMatchObject({
      text: told.text,
      disable_notification: true,
    });
    await bench.restart();
    for (const question of ['二', '三']) {
      reader.says(question);
      await reader.sees(`答：${question}`);
    }
    await reader.seesNothing();
    expect(bench.ask.asked.map(({ useModel }) => useModel)).toEqual([true, false, false]);
  });

  it('of a group are told of in the group; an admin has no end of them', async () => {
    const bench = await startBench(spending);
    prepare(bench);
    const group = bench.api.supergroup(-100);
    const [admin, member] = [group.member(1), group.member(8)];
    admin.says('/ask 一');
    await admin.sees('答：一');
    await admin.seesNothing();
    member.says('/ask 二');
    await member.sees('答：二');
    await member.sees('这个群今天的模型用量已经用完');
  });
});

describe('a quota', () => {
  it('ends the questions of the day with a line, and asks nothing', async () => {
    const bench = await startBench({ settings: { dailyQuestions: 1 } });
    const reader = bench.reader();
    reader.says('一');
    await reader.sees('答：一');
    reader.says('二');
    await until(() => reader.chat.texts().length === 2);
    expect(reader.chat.last()?.text).toContain('1');
    expect(bench.ask.questions()).toEqual(['一']);
  });

  it('that is spent is told of at once, though a question is being worked on', async () => {
    const bench = await startBench({ settings: { dailyQuestions: 1 } });
    const reader = bench.reader();
    reader.says('一');
    await reader.sees('答：一');
    bench.state.readers.setDailyQuestions(7, 2);
    const answers = slowAnswers(bench.ask);
    reader.says('二');
    await until(() => answers.open.length === 1);
    bench.state.readers.setDailyQuestions(7, 1);
    reader.says('三');
    await reader.sees('今天的1个问题已经问完');
    await answers.give('二');
    await reader.sees('答：二');
  });

  it('of tokens lets questions be answered without the model', async () => {
    const bench = await startBench({ settings: { dailyTokens: 100 } });
    bench.ask.hasModel = true;
    bench.ask.reply = async (question) =>
      listAnswer({ question, text: `答：${question}`, mode: 'model', usage: USAGE });
    const reader = bench.reader();
    for (const question of ['一', '二']) {
      reader.says(question);
      await reader.sees(`答：${question}`);
    }
    expect(bench.ask.asked.map(({ useModel }) => useModel)).toEqual([true, false]);
  });

  it('does not count what failed', async () => {
    const bench = await startBench({ settings: { dailyQuestions: 1 } });
    const replies = [() => Promise.reject(new Error('once'))];
    bench.ask.reply = (question) =>
      replies.shift()?.() ?? Promise.resolve(listAnswer({ question, text: `答：${question}` }));
    const reader = bench.reader();
    reader.says('一');
    await reader.sees('这次没能查成');
    reader.says('二');
    await reader.sees('答：二');
  });
});
