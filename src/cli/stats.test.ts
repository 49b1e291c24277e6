import { describe, expect, it } from 'vitest';
import { jsonLines, SAMPLE, temporary, wenbao } from './__fixtures__/wenbao.ts';

const OPTIONS = ['--archive', SAMPLE, '--db', temporary('db')];

describe('stats', () => {
  it('says in one line that there is no index', async () => {
    const run = await wenbao(['stats', ...OPTIONS]);
    expect(run).toEqual({
      code: 1,
      out: '',
      err: `还没有索引：${temporary('db')}。请先运行 wenbao index 建立索引。\n`,
    });
  });

  it('tells what is held: papers, issues, gaps, articles, people, size', async () => {
    await wenbao(['index', ...OPTIONS]);
    const [text, json] = await Promise.all([wenbao(['stats', ...OPTIONS]), wenbao(['stats', '--json', ...OPTIONS])]);
    expect(text).toMatchObject({ code: 0, err: '' });
    expect(text.out).toContain('雁城新报：2期、2版');
    expect(text.out).toMatch(
      /共6个文件、\d+篇稿件、\d+个段落、\d+条活动记录、\d+个人名\n索引 \d+\.\d MB，版本 1\n最可疑的版面（用 wenbao inspect 查看原因）：\n {2}存疑度0\.\d\d {2}/,
    );
    expect(json.code).toBe(0);
    const [stats] = jsonLines(json.out);
    expect(stats).toMatchObject({ issues: 6, files: 6, version: '1', index_bytes: expect.any(Number) });
    expect(stats?.most_doubtful).toContainEqual({
      source: '青石日报_19990104_01.txt',
      paper: '青石日报',
      issue_date: '1999-01-04',
      page: '01',
      articles: 5,
      doubtful: expect.any(Number),
      doubt_score: expect.any(Number),
    });
    expect(stats?.papers).toContainEqual({
      paper: '雁城新报',
      issues: 2,
      pages: 2,
      articles: 8,
      doubtful: 0,
      doubt_score: 0,
      first: '2022-09-06',
      last: '2022-10-08',
      gaps: [{ from: '2022-09-07', to: '2022-10-07' }],
    });
  });
});
