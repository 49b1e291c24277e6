import { describe, expect, it } from 'vitest';
import { SAMPLE, temporary, wenbao } from './__fixtures__/wenbao.ts';

const OPTIONS = ['--archive', SAMPLE, '--db', temporary('db')];

describe('repl', () => {
  it('answers what is piped in as one conversation, and does what its commands say', async () => {
    const stdin = [
      '/why',
      '秦国文9月5日出席了哪些会议',
      '那下午呢',
      '',
      '/sources',
      '/why',
      '/date 2022-09-06',
      '/date 6日',
      '昨天上午呢',
      '/date',
      '/new',
      '/sources',
      '那下午呢',
      '/help',
      '/what',
      '/quit',
      '秦国文9月5日出席了哪些会议',
    ];
    const run = await wenbao(['repl', '--asked-on', '2031-01-02', ...OPTIONS], { stdin: stdin.join('\n') });
    expect(run).toMatchObject({ code: 0, err: '' });
    const at = (text: string, after = 0) => {
      const found = run.out.indexOf(text, after);
      expect(found, text).toBeGreaterThanOrEqual(0);
      return found;
    };
    expect(run.out.startsWith('还没有答复。\n秦国文9月5日的会议和活动')).toBe(true);
    const afternoon = at('政协第六次常委会会议', at('查遍馆藏'));
    const sources = at('出处\n[1] 《雁城新报》', at('查遍馆藏', afternoon));
    const why = at('问题类型：列举活动', sources);
    expect(at('未取活动：', at('检索：', why))).toBeLessThan(at('今天按2022-09-06算。', why));
    expect(at('承接上文：', why)).toBeLessThan(at('今天按2022-09-06算。', why));
    const morning = at('疫情防控工作调度会', at('日期请写成 2022-09-06 的样子。', why));
    const fresh = at('今天按2031-01-02算。\n好，开始新的对话。\n还没有答复。\n', morning);
    const help = at('直接输入问题即可', fresh);
    expect(run.out.slice(fresh, help)).not.toContain('秦国文');
    expect(run.out.slice(help).match(/\/quit +退出/g)).toHaveLength(2);
    expect(run.out).not.toContain('问报>');
  });
});
