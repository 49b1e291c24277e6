import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasPseudoTerminal, openPseudoTerminal, TERMINAL_TIMEOUT } from './__fixtures__/pseudo-terminal.ts';
import { jsonLines, SAMPLE, temporary, wenbao } from './__fixtures__/wenbao.ts';
import { screenOf } from './repl/__fixtures__/screen.ts';
import { startToldModel } from './repl/__fixtures__/told-model.ts';

const OPTIONS = ['--archive', SAMPLE, '--db', temporary('db')];
const QUESTION = '秦国文9月5日出席了哪些会议';

describe('repl, with questions piped in', { timeout: 60_000 }, () => {
  const ask = (stdin: readonly string[], env = {}, args: readonly string[] = []) =>
    wenbao(['repl', '--asked-on', '2031-01-02', ...OPTIONS, ...args], { stdin: stdin.join('\n'), env });

  it('answers as one conversation, and does what its commands say', async () => {
    const run = await ask([
      '/why',
      QUESTION,
      '那下午呢',
      '',
      '/sources',
      '/sources 1',
      '/why',
      '/date 2022-09-06',
      '/date 6日',
      '昨天上午呢',
      '/date',
      '/new',
      '/sources',
      '/what',
      '/quit',
      QUESTION,
    ]);
    expect(run.code).toBe(0);
    const at = (text: string, after = 0) => {
      const found = run.out.indexOf(text, after);
      expect(found, text).toBeGreaterThanOrEqual(0);
      return found;
    };
    expect(run.out.startsWith('秦国文9月5日的会议')).toBe(true);
    const afternoon = at('政协第六次常委会会议', at('查遍馆藏'));
    const sources = at('出处\n[1] 《雁城新报》', at('查遍馆藏', afternoon));
    const article = at('\n市政协常委会会议 专题讨论衡阳制造业\n', sources);
    const why = at('问题类型：列举活动', at('【', article));
    at('检索：', at('承接上文：', why));
    at('疫情防控工作调度会', why);
    expect(run.out.match(/查遍馆藏/g)).toHaveLength(4); // three answers and /why
    expect(run.out).not.toMatch(/问报>|\x1b/);
    expect(run.err).toBe(
      [
        '还没有答复。请先提一个问题。',
        '今天按2022年9月6日算。',
        '不是日期：6日。请写成 2022-09-06 的样子。',
        '今天按2031年1月2日算。',
        '好，开始新的对话。',
        '还没有答复。请先提一个问题。',
        '没有 /what 这个命令。/help 查看全部命令。',
        '',
      ].join('\n'),
    );
  });

  it('looks into one paper alone while /paper says so', async () => {
    const run = await ask(
      ['/paper 云溪晚报', QUESTION, '《雁城新报》上，秦国文9月5日出席了哪些会议', '/paper', QUESTION],
      {},
      ['--json'],
    );
    const answers = jsonLines<{ status: string; citations: { paper: string }[] }>(run.out);
    expect(answers.map(({ status }) => status)).toEqual(['not_found', 'answered', 'answered']);
    expect(new Set(answers.flatMap(({ citations }) => citations.map(({ paper }) => paper)))).toEqual(
      new Set(['雁城新报']),
    );
  });

  it('colours what is piped out only when it is told to, and keeps no history of what is piped in', async () => {
    const forced = await ask([QUESTION], { FORCE_COLOR: '1' });
    expect(forced.out).toContain('\x1b[36m[1]\x1b[0m');
    expect(() => readFileSync(temporary('state', 'wenbao', 'history'))).toThrow('ENOENT');
  });

  it('exports feedback that `eval --gold` scores', async () => {
    const gold = temporary('gold.jsonl');
    const run = await ask([QUESTION, '/good', '那下午呢', '/good', `/feedback export ${gold}`]);
    expect(run.err).toContain(`2个问题已导出到 ${gold}。`);
    const scored = await wenbao(['eval', '--gold', gold, '--min', '1', ...OPTIONS]);
    expect(scored).toMatchObject({ code: 0, err: '' });
  });
});

/** Without Python there is nobody to sit at a terminal. */
describe.skipIf(!hasPseudoTerminal())('repl, on a terminal', { timeout: TERMINAL_TIMEOUT }, () => {
  const sit = (env = {}) => openPseudoTerminal(['repl', ...OPTIONS], env);
  const model = () =>
    startToldModel('秦国文9月5日上午出席全市新冠肺炎疫情防控工作调度会。[K1]\n他还会见了火星', '来客张三丰。[K2]');

  it('completes names and commands, recalls lines, and quits at the second Ctrl-C', async () => {
    const terminal = sit();
    await terminal.play([
      { see: '问报> ', type: '秦国' },
      { see: '秦国', type: '\t' },
      { see: '文', type: '9月5日出席了哪些会议\r' },
      { see: '查遍馆藏' },
      { see: '问报> ', type: '/so' },
      { see: '/so', type: '\t' },
      { see: 'urces ', type: '1\r' },
      { see: '\x1b[7m' },
      { see: '问报> ', type: '\x1b[A\x1b[A' },
      { see: QUESTION, type: '\x03' },
      { see: '问报> ', type: '\x03' },
      { see: '再按一次 Ctrl-C 退出', type: '\x03' },
    ]);
    expect(await terminal.ended()).toBe(130);
    expect(terminal.out).toContain('\x1b[36m[1]\x1b[0m');
    expect(readFileSync(temporary('state', 'wenbao', 'history'), 'utf8')).toBe(`${QUESTION}\n/sources 1\n`);
  });

  it('takes pasted lines one by one and quits at Ctrl-D', async () => {
    const terminal = sit({ NO_COLOR: '1', WENBAO_HISTORY: 'off' });
    await terminal.play([
      { see: '问报> ', type: `${QUESTION}\n那下午呢\n` },
      { see: '查遍馆藏' },
      { see: '问报> 那下午呢' },
      { see: '查遍馆藏' },
      { see: '问报> ', type: '/paper 云溪晚报\r' },
      { see: '问报《云溪晚报》> ', type: '/date 2022-09-06\r' },
      { see: '问报《云溪晚报》2022-09-06> ', type: '\x04' },
    ]);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.out).not.toContain('\x1b[36m');
  });

  it('shows a draft while it comes and takes it away for the checked answer', async () => {
    const { env, tell } = await model();
    const terminal = sit(env);
    await terminal.play([{ see: '问报> ', type: `${QUESTION}\r` }, { see: '草稿（未核对）：' }, { see: '火星' }]);
    tell();
    await terminal.play([{ see: '查遍馆藏' }, { see: '问报> ', type: '/quit\r' }]);
    expect(await terminal.ended()).toBe(0);
    const screen = screenOf(terminal.out);
    expect(screen.slice(1, 4)).toEqual([
      `问报> ${QUESTION}`,
      expect.stringMatching(/^秦国文9月5日的会议/),
      expect.stringContaining('疫情防控工作调度会。[1]'),
    ]);
    expect(screen.join('')).not.toMatch(/草稿|火星|正在查阅/);
  });

  it('stops an answer at Ctrl-C and takes the question that was typed meanwhile off the queue, and goes on', async () => {
    const { env } = await model();
    const terminal = sit(env);
    await terminal.play([
      { see: '问报> ', type: `${QUESTION}\r` },
      { see: '草稿（未核对）：', type: '那下午呢\r' },
      { see: '火星', type: '\x03' },
      { see: '已停止' },
      { see: '排在后面的1行也不再处理' },
      { see: '问报> ', type: '/sources\r' },
      { see: '还没有答复' },
      { see: '问报> ', type: '/exit\r' },
    ]);
    expect(await terminal.ended()).toBe(0);
    expect(screenOf(terminal.out).slice(1, 6)).toEqual([
      `问报> ${QUESTION}`,
      '已停止。',
      '排在后面的1行也不再处理。',
      '问报> /sources',
      '还没有答复。请先提一个问题。',
    ]);
  });

  it('answers a question that was typed while another was answered', async () => {
    const { env, tell } = await model();
    const terminal = sit(env);
    await terminal.play([
      { see: '问报> ', type: `${QUESTION}\r` },
      { see: '草稿（未核对）：', type: '那下午呢\r' },
    ]);
    tell();
    // Whether the program reads what was typed before the reply or behind it, both from the system at once, is chance.
    await terminal.play([
      { see: '查遍馆藏' },
      { see: '那下午呢' },
      { see: '查遍馆藏' },
      { see: '问报> ', type: '\x04' },
    ]);
    expect(await terminal.ended()).toBe(0);
    const screen = screenOf(terminal.out);
    expect(screen.filter((line) => /那下午呢|草稿|火星/.test(line))).toEqual(['问报> 那下午呢']);
  });
});
