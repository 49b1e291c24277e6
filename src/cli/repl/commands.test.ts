import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listAnswer, refusal, samplePlan } from '../../render/__fixtures__/answers.ts';
import { FILE_READING } from '../../render/__fixtures__/readings.ts';
import { failureOf } from '../failure.ts';
import { type FakeArchive, type FakeDesk, fakeDesk } from './__fixtures__/desk.ts';
import { COMMANDS } from './commands.ts';
import { commandLine, findCommand } from './find-command.ts';

const home = mkdtempSync(join(tmpdir(), 'wenbao-commands-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const at = (name: string) => join(home, name);

/** Runs a line as the REPL does; what goes wrong is noted in one line. */
async function run(line: string, desk: FakeDesk): Promise<FakeDesk> {
  const { name, words } = commandLine(line)!;
  const found = findCommand(name, COMMANDS);
  if (found.status !== 'found') throw new Error(`no command: ${line}`);
  await found.command
    .run(words, desk)
    .catch((error) => desk.terminal.note(failureOf(error, desk.terminal.signal).line));
  return desk;
}

async function answered(archive: FakeArchive = {}): Promise<FakeDesk> {
  const desk = fakeDesk(archive);
  await desk.answer();
  return desk;
}

const refused = { answer: () => refusal() };

describe('commands on the last answer', () => {
  it.each(['/sources', '/sources 1', '/why', '/cite', '/good', '/bad', '/bad 1'])(
    '%s asks for a question first',
    async (line) => {
      const { printed, noted } = await run(line, fakeDesk());
      expect([printed, noted]).toEqual([[], ['还没有答复。请先提一个问题。']]);
    },
  );

  it.each([
    ['/sources 9', '没有这个序号：9。出处的序号是[1]到[2]。'],
    ['/sources 甲', '没有这个序号：甲。出处的序号是[1]到[2]。'],
    ['/cite 0', '没有这个序号：0。出处的序号是[1]到[2]。'],
    ['/bad 7 不对', '没有这个序号：7。出处的序号是[1]到[2]。'],
  ])('%s says which sources there are', async (line, told) => {
    expect((await run(line, await answered())).noted).toEqual([told]);
  });

  it('opens the article of a source with its quote marked', async () => {
    const articles = FILE_READING.articles.map(({ article }) => article);
    const citation = listAnswer().citations[0]!;
    const quote = '全市防汛工作会议在云栖会堂召开';
    const start = articles[0]!.text.indexOf(quote);
    const answer = () => listAnswer({ citations: [{ ...citation, articleId: articles[0]!.id, quote, start }] });
    for (const line of ['/sources 1', '/sources [1]', '/sources １ all', '/sources1']) {
      const { printed } = await run(line, await answered({ articles, answer }));
      expect(printed).toEqual([expect.stringContaining(`9月5日上午，【${quote}】，市长林致远`)]);
    }
  });

  it('shows the quote alone of an article that the archive no longer has', async () => {
    expect((await run('/sources 2', await answered())).printed[0]).toContain('馆藏里已没有这篇稿件');
  });

  it('lists the sources, or says that there are none', async () => {
    expect((await run('/sources', await answered())).printed[0]).toMatch(/^出处\n\[1\] 《云栖晚报》/);
    expect((await run('/sources', await answered(refused))).printed).toEqual(['上一个答复没有出处。']);
    expect((await run('/sources 1', await answered(refused))).noted).toEqual(['上一个答复没有出处。换一个问题试试。']);
    expect((await run('/cite', await answered(refused))).printed).toEqual(['上一个答复没有出处。']);
  });

  it('opens the passages that a refusal comes near to', async () => {
    const reason = { code: 'nothing_says', text: '馆藏里没有写到。', nearest: listAnswer().citations } as const;
    const near = { answer: () => refusal({ reason }) };
    expect((await run('/sources', await answered(near))).printed[0]).toMatch(/^以下最接近，但不是答案：\n\[1\]/);
    expect((await run('/sources 2', await answered(near))).printed[0]).toContain('《古桥怎么护 大家来商量》');
  });

  it.each([
    ['/cite', '《云栖晚报》2031年9月6日A01版《汛期未过 防线不松》\n《云栖日报》2031年9月6日第3版'],
    ['/cite 2', '《云栖日报》2031年9月6日第3版'],
    ['/cite 1 en', '“汛期未过 防线不松,” 云栖晚报, 6 September 2031, p. A01.'],
    ['/cite en 2', '云栖日报, 6 September 2031, p. 3.'],
  ])('%s', async (line, text) => {
    expect((await run(line, await answered())).printed).toEqual([text]);
  });
});

describe('commands on what is asked', () => {
  it.each([
    ['/date 2022-09-06', '2022-09-06', '今天按2022年9月6日算。'],
    ['/date 2022/9/6', '2022-09-06', '今天按2022年9月6日算。'],
    ['/date 2022年9月6日', '2022-09-06', '今天按2022年9月6日算。'],
    ['/date 6日', '2030-01-01', '不是日期：6日。请写成 2022-09-06 的样子。'],
    ['/date 2022-02-30', '2030-01-01', '不是日期：2022-02-30。请写成 2022-09-06 的样子。'],
    ['/date', '2031-09-07', '今天按2031年9月7日算。'],
  ])('%s', async (line, day, told) => {
    const desk = fakeDesk();
    desk.session.day = '2030-01-01';
    await run(line, desk);
    expect([desk.session.day, desk.noted]).toEqual([day, [told]]);
  });

  it.each([
    ['/paper 云栖日报', '云栖日报', '以后的问题只查《云栖日报》，问题里写明别的报纸时除外；只写 /paper 恢复全部。'],
    ['/paper 《青石周刊》', '青石周刊', '以后的问题只查《青石周刊》，问题里写明别的报纸时除外；只写 /paper 恢复全部。'],
    ['/paper 青石', '青石周刊', '以后的问题只查《青石周刊》，问题里写明别的报纸时除外；只写 /paper 恢复全部。'],
    ['/paper 云栖', '旧', '《云栖》不止一种。请写明是《云栖日报》《云栖晚报》。'],
    ['/paper 月亮报', '旧', '馆藏里没有《月亮报》。馆藏有《青石周刊》《云栖日报》《云栖晚报》。'],
    ['/paper', null, '以后的问题查全部报纸。'],
  ])('%s', async (line, paper, told) => {
    const desk = fakeDesk();
    desk.session.paper = '旧';
    await run(line, desk);
    expect(desk.session.paper).toBe(paper);
    expect(desk.noted[0]?.split(/(?<=[》。])/).sort()).toEqual(told.split(/(?<=[》。])/).sort());
  });

  it('asks with the pretended day and the chosen paper', async () => {
    const desk = fakeDesk();
    await run('/date 2022-09-06', desk);
    await run('/paper 云栖日报', desk);
    await desk.ask('昨天有什么会');
    expect(desk.asked).toMatchObject([{ question: '昨天有什么会', askedOn: '2022-09-06', paper: '云栖日报' }]);
  });

  it('asks what a day printed, in the chosen paper', async () => {
    const desk = fakeDesk();
    await run('/issue 2031-9-6', desk);
    await run('/paper 云栖日报', desk);
    await run('/issue 2031-09-06', desk);
    await run('/issue', desk);
    expect(desk.asked.map(({ question }) => question)).toEqual([
      '2031年9月6日的报纸登了什么',
      '2031年9月6日的《云栖日报》登了什么',
    ]);
    expect(desk.noted.at(-1)).toBe('/issue 后面要写日期。例如：/issue 2022-09-06。');
  });

  it('/timeline needs a subject', async () => {
    const desk = await run('/timeline 2031', fakeDesk());
    expect([desk.asked, desk.noted]).toEqual([[], ['/timeline 后面要写人名或事情。例如：/timeline 秦国文 2022。']]);
  });

  it('/new forgets the conversation', async () => {
    const desk = await run('/new', await answered());
    expect(desk.asked.at(-1)?.question).toBe('（忘掉）');
    expect([desk.session.last, desk.session.turns]).toEqual([null, []]);
  });
});

describe('/save and /export', () => {
  it('saves the conversation, and replaces a file only when told so', async () => {
    const desk = await answered();
    await run(`/save ${at('a.md')}`, desk);
    await run(`/save ${at('a.md')}`, desk);
    expect(desk.noted).toEqual([
      `对话（1问）已存到 ${at('a.md')}`,
      `已有这个文件，没有覆盖：${at('a.md')}。要覆盖请用 /save! ${at('a.md')}。`,
    ]);
    await desk.answer('那下午呢');
    await run(`/save! ${at('a.md')}`, desk);
    expect(readFileSync(at('a.md'), 'utf8').match(/^## /gm)).toHaveLength(2);
  });

  it('exports the last list, not what was asked after it', async () => {
    const what = listAnswer({ plan: samplePlan({ kind: 'what' }), question: '古桥多长', claims: [] });
    const who = { ...what, question: '谁主持', claims: listAnswer().claims.slice(0, 1) };
    const answers = [listAnswer(), what, who];
    const desk = fakeDesk({ answer: () => answers.shift() ?? who });
    for (const question of ['一', '二', '三']) await desk.answer(question);
    await run(`/export ${at('会议.csv')}`, desk);
    await run(`/export "${at('会议.DOCX')}"`, desk);
    expect(desk.noted).toEqual([
      `“林致远9月5日出席了哪些会议”的2条已导出到 ${at('会议.csv')}`,
      `“林致远9月5日出席了哪些会议”的2条已导出到 ${at('会议.DOCX')}`,
    ]);
    const csv = readFileSync(at('会议.csv'), 'utf8');
    expect(csv.startsWith('\ufeff日期,内容,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(readFileSync(at('会议.DOCX')).subarray(0, 2).toString()).toBe('PK');
    await run('/new', desk);
    await desk.answer('四');
    await run(`/export ${at('一条.csv')}`, desk);
    expect(desk.noted.at(-1)).toBe(`“谁主持”的1条已导出到 ${at('一条.csv')}`);
  });

  it.each([
    ['/save', '/save 后面要写文件名。例如：/save 对话.md。'],
    ['/export', '/export 后面要写 .csv 或 .docx 文件。例如：/export 会议.csv。'],
    ['/export 会议.xlsx', '/export 后面要写 .csv 或 .docx 文件。例如：/export 会议.csv。'],
    [`/save ${at('无')}/a.md`, `没有这个文件夹：${at('无')}/a.md。请先建好文件夹，或换一个位置。`],
    ['/feedback', '/feedback 后面要写 export 和文件名。例如：/feedback export 意见.jsonl。'],
    ['/feedback export', '/feedback 后面要写 export 和文件名。例如：/feedback export 意见.jsonl。'],
  ])('%s', async (line, told) => {
    expect((await run(line, await answered())).noted).toEqual([told]);
  });

  it('has nothing to write before there is an answer', async () => {
    const desk = fakeDesk(refused);
    await run(`/save ${at('b.md')}`, desk);
    await desk.answer();
    await run(`/export ${at('b.csv')}`, desk);
    expect(desk.noted).toEqual([
      '还没有可存的对话。请先提一个问题。',
      '还没有可导出的答复。请先问一个“有哪些”的问题，或用 /timeline。',
    ]);
    expect(readdirSync(home)).not.toContain('b.md');
  });
});

describe('/good, /bad and /feedback', () => {
  it('keeps what is said of an answer and of a citation, and exports it as gold', async () => {
    const stateFolder = at('state');
    const desk = fakeDesk({ stateFolder });
    await desk.answer('林致远是谁');
    await desk.answer();
    await run('/bad 2 不是\n他', desk);
    await run('/good', desk);
    await run('/bad', desk);
    await run(`/feedback export ${at('gold.jsonl')}`, desk);
    expect(desk.noted.slice(0, 3)).toEqual([
      '[2]这条出处不对，记下了，谢谢。',
      '记下了，谢谢。',
      '记下了，谢谢。如果只是某一条不对，请用“/bad 序号”指明。',
    ]);
    expect(desk.noted[3]).toMatch(/^记下的1个问题只说了不好，没有指明哪一条，不能导出。/);
    await run('/good 很全', desk);
    await run(`/feedback export ${at('gold.jsonl')}`, desk);
    await run(`/feedback export ${at('gold.jsonl')}`, desk);
    await run(`/feedback export! ${at('gold.jsonl')}`, desk);
    expect(desk.noted.slice(5)).toEqual([
      `1个问题已导出到 ${at('gold.jsonl')}。`,
      `已有这个文件，没有覆盖：${at('gold.jsonl')}。要覆盖请用 /feedback export! ${at('gold.jsonl')}。`,
      `1个问题已导出到 ${at('gold.jsonl')}。`,
    ]);
    expect(JSON.parse(readFileSync(at('gold.jsonl'), 'utf8'))).toMatchObject({
      type: 'list',
      history: ['林致远是谁'],
      comment: '不是 他；很全',
      items: 2,
    });
  });
});

describe('/help', () => {
  it('tells every command once, and no form of another', async () => {
    const help = (await run('/help', fakeDesk())).printed.join('\n');
    const told = COMMANDS.filter(({ tells }) => tells !== '');
    for (const { name } of told)
      expect(help.split('\n').filter((line) => line.trim().split(' ')[0] === name)).toHaveLength(1);
    expect(help).not.toMatch(/^ {2}\/(?:exit|save!)/m);
  });
});
