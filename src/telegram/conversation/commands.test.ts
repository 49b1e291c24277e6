import { describe, expect, it } from 'vitest';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { localDay } from '../../domain/local-day.ts';
import { listAnswer, refusal } from '../../render/__fixtures__/answers.ts';
import { aWhile, startBench, until } from '../__fixtures__/bot-bench.ts';
import { showsSoon, slowAnswers } from './__fixtures__/slow-answers.ts';

describe('/new', () => {
  it('forgets what was said, and keeps what the questions are limited to', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/date 2031-09-06');
    await reader.sees('2031年9月6日');
    reader.says('林致远9月5日出席了哪些会议');
    await reader.sees('答：林致远');
    reader.says('/new');
    await reader.sees('前面说的不再算数');
    reader.says('谁主持');
    await reader.sees('答：谁主持');
    expect(bench.ask.asked.at(-1)).toMatchObject({ slots: NO_SLOTS, askedOn: '2031-09-06' });
  });

  it('asks what stands behind it in a new conversation', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('林致远9月5日出席了哪些会议');
    await reader.sees('答：林致远');
    reader.says('/new 许南写了什么');
    await reader.sees('答：许南');
    expect(bench.ask.asked.at(-1)).toMatchObject({ question: '许南写了什么', slots: NO_SLOTS });
    expect(bench.state.conversations.get('telegram:7').questions).toEqual(['许南写了什么']);
  });

  it('counts from where it stands among the questions', async () => {
    const bench = await startBench();
    const answers = slowAnswers(bench.ask);
    const reader = bench.reader();
    reader.says('一');
    reader.says('/new');
    reader.says('二');
    await answers.give('一');
    await answers.give('二');
    await reader.sees('答：二');
    const said = bench.api.sent.map(({ text }) => text.split('\n')[0]).filter((text) => !text?.startsWith('前面还有'));
    expect(said).toEqual(['答：一[1]', '好，前面说的不再算数，请提新的问题。', '答：二[1]']);
    expect(bench.ask.asked.at(-1)?.slots).toEqual(NO_SLOTS);
  });

  it('does not wait for a desk that others keep', async () => {
    const bench = await startBench({ settings: { parallel: 1 }, pace: { answer: 60_000 } });
    const answers = slowAnswers(bench.ask);
    bench.reader(1).says('一');
    await until(() => answers.open.length === 1);
    const reader = bench.reader(2);
    reader.says('/new');
    await reader.sees('前面说的不再算数');
    await answers.give('一');
  });
});

describe('/context', () => {
  it('shows who, when, where and what is remembered, and lets go of each by a button', async () => {
    const bench = await startBench();
    bench.ask.remember = (_, { plan }) => ({
      ...NO_SLOTS,
      people: ['林致远', '周牧'],
      times: plan.times,
      places: ['云栖会堂'],
      papers: ['云栖日报'],
      subject: '古桥保护协会',
      plan,
    });
    const reader = bench.reader();
    reader.says('/paper 云栖晚报');
    await reader.sees('只查《云栖晚报》');
    reader.says('/date 2031-09-06');
    await reader.sees('今天按');
    reader.says('林致远9月5日出席了哪些会议');
    await reader.sees('答：林致远');
    reader.says('/context');
    const context = await reader.sees('接着问时，我记得');
    expect(context.text.split('\n')).toEqual([
      '接着问时，我记得：',
      '· 人物：林致远、周牧',
      '· 时间：9月5日',
      '· 地点：云栖会堂',
      '· 报纸：云栖日报',
      '· 说的是：古桥保护协会',
      '· 上一个问题：林致远9月5日出席了哪些会议',
      '只查《云栖晚报》。',
      '今天按2031年9月6日算。',
    ]);
    expect(context.buttons).toEqual([['换个话题'], ['查全部报纸'], ['按真实日期']]);
    reader.presses('查全部报纸');
    expect((await reader.sees('上一个问题')).text).not.toContain('云栖晚报');
    reader.presses('按真实日期');
    expect((await reader.sees('上一个问题')).text).not.toContain('2031年9月6日');
    reader.presses('换个话题');
    const empty = await reader.sees('没有记着什么');
    expect(empty).toMatchObject({ id: context.id, buttons: [] });
    expect(bench.state.conversations.get('telegram:7')).toEqual({
      slots: NO_SLOTS,
      questions: [],
      paper: null,
      day: null,
    });
  });

  it('says so when nothing is remembered', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/context');
    expect((await reader.sees('没有记着什么')).buttons).toEqual([]);
  });

  it('shows hostile words safely, and not at any length', async () => {
    const bench = await startBench();
    bench.ask.remember = () => ({ ...NO_SLOTS, people: [`\x1b[31m\u202e甲\n乙${'🙂'.repeat(3_000)}`] });
    const reader = bench.reader();
    reader.says('谁');
    await reader.sees('答：谁');
    reader.says('/context');
    const { text } = await reader.sees('人物：甲 乙');
    expect(text.length).toBeLessThan(600);
    expect(text).not.toMatch(/[\x1b\u202e]/);
  });
});

describe('/paper', () => {
  it('names the papers held and limits the questions to one, until it is lifted', async () => {
    const bench = await startBench();
    bench.archive.papers = async () => ['云栖晚报', '云栖日报', '青石周末'];
    const reader = bench.reader();
    reader.says('/paper');
    await reader.sees('现在查全部报纸。馆藏有：《云栖晚报》《云栖日报》《青石周末》');
    reader.says('/paper 《青石》');
    await reader.sees('以后的问题只查《青石周末》');
    reader.says('谁主持');
    await reader.sees('答：谁主持');
    reader.says('/paper');
    await reader.sees('现在只查《青石周末》');
    reader.says('/paper 全部');
    await reader.sees('以后的问题查全部报纸');
    reader.says('谁缺席');
    await reader.sees('答：谁缺席');
    expect(bench.ask.asked.map(({ paper }) => paper)).toEqual(['青石周末', null]);
  });

  it.each([
    ['/paper 海报', '馆藏里没有《海报》'],
    ['/paper 云栖', '不止一种报纸合适，请写明是哪一种：《云栖晚报》《云栖日报》'],
  ])('answers %s without changing anything', async (text, wanted) => {
    const bench = await startBench();
    bench.archive.papers = async () => ['云栖晚报', '云栖日报', '青石周末'];
    const reader = bench.reader();
    reader.says(text);
    await reader.sees(wanted);
    expect(bench.state.conversations.get('telegram:7').paper).toBeNull();
  });
});

describe('/date', () => {
  it.each(['/date 2022-09-06', '/date 2022/9/6', '/date 2022年9月6日', '/date ２０２２-０９-０６'])(
    'takes the day of %s for today, until it is lifted',
    async (text) => {
      const bench = await startBench();
      const reader = bench.reader();
      reader.says(text);
      await reader.sees('今天按2022年9月6日算');
      reader.says('谁主持');
      await reader.sees('答：谁主持');
      reader.says('/date off');
      await reader.sees('真实日期');
      reader.says('谁缺席');
      await reader.sees('答：谁缺席');
      expect(bench.ask.asked.map(({ askedOn }) => askedOn)).toEqual(['2022-09-06', localDay(new Date())]);
    },
  );

  it.each(['/date 2022-02-30', '/date 那天', '/date 9月', '/date 昨天有什么会议'])(
    'does not understand %s',
    async (text) => {
      const bench = await startBench();
      const reader = bench.reader();
      reader.says(text);
      await reader.sees('没看懂这个日期');
      expect(bench.state.conversations.get('telegram:7').day).toBeNull();
    },
  );
});

describe('/context and /date of a reader who chose English', () => {
  it('write days as English readers do', async () => {
    const bench = await startBench();
    bench.state.readers.setLanguage(7, 'en');
    const reader = bench.reader();
    reader.says('/date 2022-09-06');
    await reader.sees('Today counts as 2022-09-06.');
    reader.says('/context');
    expect((await reader.sees('I remember nothing')).text).toContain('Today counts as 2022-09-06.');
  });
});

describe('what an answer asks back', () => {
  const askedBack = (question: string) =>
    refusal({
      question,
      reason: {
        code: 'ambiguous',
        text: '请说明要问哪一个。',
        options: [
          { label: '防汛会', question: '防汛会是谁主持的' },
          { label: '古桥座谈会', question: '古桥座谈会是谁主持的' },
        ],
      },
    });

  it('can be picked by button, as if it had been typed', async () => {
    const bench = await startBench();
    bench.ask.reply = async (question) =>
      question === '谁主持' ? askedBack(question) : listAnswer({ question, text: `答：${question}` });
    const reader = bench.reader();
    reader.says('谁主持');
    const refused = await reader.sees(/馆藏|请说明/);
    await reader.presses('古桥座谈会').answer();
    const answer = await reader.sees('答：古桥座谈会是谁主持的');
    expect(answer.replyTo).toBe(refused.id);
    expect(bench.state.answers.latest('telegram:7')).toMatchObject({ questionMessageId: 0, userId: 7 });
    expect(bench.state.conversations.get('telegram:7').questions).toEqual(['谁主持', '古桥座谈会是谁主持的']);
  });

  it('is asked once when it is pressed twice', async () => {
    const bench = await startBench();
    bench.ask.reply = async (question) => askedBack(question);
    const reader = bench.reader();
    reader.says('谁主持');
    await reader.sees(/馆藏|请说明/);
    const answers = slowAnswers(bench.ask);
    await Promise.all([reader.presses('防汛会').answer(), reader.presses('防汛会').answer()]);
    await answers.give('防汛会是谁主持的');
    await reader.sees('答：防汛会');
    await aWhile();
    expect(bench.ask.asked).toHaveLength(2);
  });

  it('cannot be picked from another chat, nor when there is no such choice', async () => {
    const bench = await startBench();
    bench.ask.reply = async (question) => askedBack(question);
    const [reader, other] = [bench.reader(7), bench.reader(8)];
    reader.says('谁主持');
    await reader.sees(/馆藏|请说明/);
    other.says('别的');
    await other.sees(/馆藏|请说明/);
    const id = bench.state.answers.latest('telegram:7')?.id ?? '';
    for (const press of [
      other.forges(`o:${id}:0`),
      reader.forges(`o:${id}:2`),
      reader.forges('o:aaaaaaaaaaaa:0'),
      reader.forges('o:'),
    ]) {
      expect((await press.answer()).text).toBe('这些选项已经失效，请重新提问。');
    }
    expect(bench.ask.asked).toHaveLength(2);
  });
});

it('speaks English to those who read English', async () => {
  const bench = await startBench(showsSoon());
  const reader = bench.api.reader(7, { language: 'en-GB' });
  reader.says('/context');
  await reader.sees('I remember nothing at the moment');
  const answers = slowAnswers(bench.ask);
  reader.says('一');
  reader.says('二');
  await reader.sees('One question is ahead of yours');
  expect(reader.chat.last()?.buttons).toEqual([['Stop']]);
  await answers.give('一');
  await answers.give('二');
  await reader.sees('答：二');
});
