import { describe, expect, it } from 'vitest';
import { listAnswer, refusal, sampleCitation } from '../../render/__fixtures__/answers.ts';
import { aWhile, startBench, until } from '../__fixtures__/bot-bench.ts';
import { showsSoon, slowAnswers } from './__fixtures__/slow-answers.ts';

/** An answer of several messages. */
const long = (question: string) =>
  listAnswer({
    question,
    text: `长：${question}[1]`,
    citations: Array.from({ length: 9 }, (_, n) => sampleCitation({ n: n + 1, quote: `引文${n}`.repeat(300) })),
  });
const short = (question: string) => listAnswer({ question, text: `短：${question}[1]` });

describe('an edited question', () => {
  it('is answered anew in the place of its answer', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    const asked = reader.says('谁主席');
    const before = await reader.sees('答：谁主席');
    reader.edits(asked, '谁主持');
    const after = await reader.sees('答：谁主持');
    expect(after.id).toBe(before.id);
    expect(after.keyboard.flat().length).toBeGreaterThan(0);
    expect(reader.chat.fromBot()).toHaveLength(1);
    expect(bench.state.answers.count()).toBe(1);
    expect(bench.state.conversations.get('telegram:7').questions).toEqual(['谁主持']);
  });

  it('takes messages away that are too many, and adds those that are missing', async () => {
    const bench = await startBench();
    bench.ask.reply = async (question) => (question.includes('长') ? long(question) : short(question));
    const reader = bench.reader();
    const asked = reader.says('长的');
    await reader.sees('引文8');
    const first = reader.chat.fromBot()[0]?.id;
    expect(reader.chat.fromBot().length).toBeGreaterThan(2);
    reader.edits(asked, '简单的');
    await until(() => reader.chat.fromBot().length === 1);
    expect(reader.chat.texts()[0]).toMatch(/^短：简单的/);
    expect(reader.chat.fromBot()[0]?.id).toBe(first);
    reader.edits(asked, '又长了');
    await until(() => reader.chat.texts().some((text) => text.includes('引文8')));
    expect(reader.chat.fromBot()[0]?.id).toBe(first);
    expect(reader.chat.texts()[0]).toMatch(/^长：又长了/);
    expect(reader.chat.fromBot()[1]?.replyTo).toBeNull();
  });

  it('knows what the conversation knew before it, and the conversation goes on from the new answer', async () => {
    const bench = await startBench();
    const plan = listAnswer().plan;
    bench.ask.reply = async (question) =>
      listAnswer({ question, text: `答：${question}`, plan: { ...plan, question, people: [question.slice(0, 2)] } });
    const reader = bench.reader();
    reader.says('许南写了什么');
    await reader.sees('答：许南');
    const asked = reader.says('周牧主持了什么');
    await reader.sees('答：周牧');
    reader.edits(asked, '方晴主持了什么');
    await reader.sees('答：方晴');
    reader.says('那下午呢');
    await reader.sees('答：那下午呢');
    expect(bench.ask.asked.map(({ slots }) => slots.people)).toEqual([[], ['许南'], ['许南'], ['方晴']]);
  });

  it('leaves the conversation alone when others were asked since, or it was begun anew', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    const asked = reader.says('谁主席');
    await reader.sees('答：谁主席');
    reader.says('/new');
    await reader.sees('前面说的不再算数');
    reader.edits(asked, '谁主持');
    await reader.sees('答：谁主持');
    expect(bench.state.conversations.get('telegram:7').questions).toEqual([]);
    reader.says('哪天');
    await reader.sees('答：哪天');
    reader.edits(asked, '谁主持的');
    await reader.sees('答：谁主持的');
    expect(bench.state.conversations.get('telegram:7').questions).toEqual(['哪天']);
  });

  it('is asked on the same day and of the same paper as before', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/date 2031-09-06');
    await reader.sees('今天按');
    const asked = reader.says('谁主席');
    await reader.sees('答：谁主席');
    reader.says('/date off');
    await reader.sees('真实日期');
    reader.edits(asked, '谁主持');
    await reader.sees('答：谁主持');
    expect(bench.ask.asked.map(({ askedOn }) => askedOn)).toEqual(['2031-09-06', '2031-09-06']);
  });

  it('says nothing new when something else than its words was changed', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    const asked = reader.says('谁主持');
    await reader.sees('答：谁主持');
    reader.edits(asked, '谁主持');
    await reader.seesNothing();
    expect(bench.ask.asked).toHaveLength(1);
  });

  it('is answered also when its first words still wait', async () => {
    const bench = await startBench();
    const answers = slowAnswers(bench.ask);
    const reader = bench.reader();
    const asked = reader.says('谁主席');
    await until(() => answers.open.length === 1);
    reader.edits(asked, '谁主持');
    await answers.give('谁主席');
    await answers.give('谁主持');
    await reader.sees('答：谁主持');
    await until(() => reader.chat.texts().length === 1);
  });

  it('is asked like a new one when it was stopped', async () => {
    const bench = await startBench(showsSoon());
    const answers = slowAnswers(bench.ask);
    const reader = bench.reader();
    const asked = reader.says('谁主席');
    await reader.seesDraft('正在查阅');
    reader.stops();
    await reader.sees('已停止');
    reader.edits(asked, '谁主持');
    await answers.give('谁主持');
    await reader.sees('答：谁主持');
  });

  it('sends the answer anew when its message is gone', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    const asked = reader.says('谁主席');
    const before = await reader.sees('答：谁主席');
    const kept = reader.chat.record.messages.get(before.id);
    if (kept) kept.deleted = true;
    reader.edits(asked, '谁主持');
    const after = await reader.sees('答：谁主持');
    expect(after.id).not.toBe(before.id);
    expect(after.replyTo).toBe(asked);
    reader.edits(asked, '谁主持的');
    expect((await reader.sees('答：谁主持的')).id).toBe(after.id);
  });

  it('may become a refusal, and is heard in a group when it still means the bot', async () => {
    const bench = await startBench();
    bench.ask.reply = async (question) => (question.includes('12月') ? refusal({ question }) : short(question));
    const anna = bench.api.supergroup(-100).member(10);
    const asked = anna.says('/ask 9月5日的会');
    const before = await anna.sees('短：9月5日的会');
    anna.edits(asked, '/ask 12月25日的会');
    expect((await anna.sees('馆藏只到2031年9月6日')).id).toBe(before.id);
    anna.edits(asked, '不问了');
    await aWhile();
    expect(bench.ask.asked).toHaveLength(2);
  });

  it('of an old message that was never answered is passed over', async () => {
    const bench = await startBench();
    const day = 86_400_000;
    bench.api.world.now = () => Date.now() - 3 * day;
    const reader = bench.reader();
    const asked = reader.says('/weather');
    await reader.sees('没有这个命令');
    bench.api.world.now = Date.now;
    reader.edits(asked, '谁主持');
    await reader.seesNothing();
    expect(bench.ask.asked).toEqual([]);
  });
});
