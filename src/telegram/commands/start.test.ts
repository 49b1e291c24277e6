import { describe, expect, it } from 'vitest';
import { listAnswer, refusal } from '../../render/__fixtures__/answers.ts';
import { startBench } from '../__fixtures__/bot-bench.ts';

const EXAMPLES = ['林致远9月5日参加了哪些活动', '全市防汛工作会议有谁参加', '2031年9月6日的《云栖晚报》登了什么'];

describe('/start', () => {
  it('welcomes with questions that the archive answers; pressing one asks it', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/start');
    const welcome = await reader.sees('这里是问报');
    expect(welcome.buttons).toEqual(EXAMPLES.map((question) => [question]));
    await reader.presses(EXAMPLES[1] ?? '').answer();
    const answer = await reader.sees(`答：${EXAMPLES[1]}`);
    expect(answer.replyTo).toBe(welcome.id);
  });

  it('offers no question that finds no answer, and another of its kind instead', async () => {
    const bench = await startBench();
    bench.ask.reply = async (question) =>
      /9月5日|防汛|登了什么/.test(question) ? refusal() : listAnswer({ question, text: `答：${question}[1]` });
    const reader = bench.reader();
    reader.says('/start');
    const { buttons } = await reader.sees('这里是问报');
    expect(buttons).toEqual([['古桥保护座谈会有谁参加'], ['林致远的大事记']]);
  });

  it('looks for examples once for each index', async () => {
    const bench = await startBench();
    const [reader, other] = [bench.reader(7), bench.reader(8)];
    reader.says('/start');
    other.says('/start');
    await reader.sees('这里是问报');
    await other.sees('这里是问报');
    expect(bench.ask.questions()).toHaveLength(3);
    bench.archive.edition = 'v2';
    reader.says('/start');
    await reader.sees('这里是问报');
    expect(bench.ask.questions()).toHaveLength(6);
    expect(bench.ask.asked.every(({ useModel }) => !useModel)).toBe(true);
  });

  it('welcomes without examples when the archive cannot be asked', async () => {
    const bench = await startBench();
    bench.archive.names = () => Promise.reject(new Error('gone'));
    const reader = bench.reader();
    reader.says('/start');
    expect((await reader.sees('这里是问报')).buttons).toEqual([]);
    expect(bench.log.join('\n')).toContain('no_examples');
  });

  it.each([
    ['a citation that is gone', 'c_abcdefghijkl_1', '这个答复已经找不到了'],
    ['an article', 'a_a_7c1d20b4', '汛期未过 防线不松'],
    ['an article that is gone', 'a_nothing', '没有这篇稿件'],
    ['what it does not know', 'whatever', '这里是问报'],
  ])('opens what a deep link names: %s', async (_, payload, wanted) => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.opens(payload);
    await reader.sees(wanted);
  });

  it('opens a citation that a link names', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('谁来了');
    await reader.sees('答：谁来了');
    const { id } = bench.state.answers.latest('telegram:7') ?? {};
    const other = bench.reader(8);
    other.opens(`c_${id}_1`);
    await other.sees('汛期未过 防线不松');
  });

  it('asks nothing for a press that names no question', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/help');
    await reader.sees('怎么问');
    expect((await reader.forges('m:q:0').answer()).text).toContain('失效');
    expect((await reader.forges('m:whatever').answer()).text).toContain('失效');
    expect(bench.ask.asked).toEqual([]);
  });
});
