import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeTinySet } from '../eval/bench/__fixtures__/tiny-set.ts';
import { temporary, wenbao } from './__fixtures__/wenbao.ts';

const set = writeTinySet(temporary('set'));

describe('bench', () => {
  it('prints quality, cost and differences, and writes the same as Markdown', async () => {
    const out = temporary('report.md');
    const run = await wenbao(['bench', '--beir', set, '--peers', 'minisearch,langchain-vectors', '--out', out]);
    expect(run.code, run.err).toBe(0);
    expect(run.out).toContain('测试集 set：4篇，3问');
    expect(run.out).toMatch(/^ {2}问报 +3 +1\.000 \[1\.000, 1\.000\]/m);
    expect(run.out).toMatch(/^ {2}MiniSearch.* \+\.000 \[\+\.000, \+\.000\] 难分高下/m);
    expect(run.out).toContain('LangChain MemoryVectorStore 未运行：没有设置向量模型');
    const markdown = readFileSync(out, 'utf8');
    expect(markdown).toContain(`wenbao bench --beir ${set} --peers minisearch,langchain-vectors`);
    expect(markdown).toMatch(/^\| Wenbao \| 3 \| 1\.000 \[1\.000, 1\.000\] \|/m);
  });

  it('takes several sets, a sample and one type, and tells of broken lines', async () => {
    const broken = writeTinySet(temporary('broken'), {
      queries: ['{', { _id: 'q1', text: '云栖河水位升到多少米？', type: 'number' }],
    });
    const options = ['--types', 'num', '--limit', '1', '--peers', 'none', '--json', '--db', temporary('db')];
    const run = await wenbao(['bench', '--beir', set, `--beir=${broken}`, ...options]);
    expect(run.code, run.err).toBe(0);
    expect(run.err).toContain('queries.jsonl 第1行不是 JSON 对象，已跳过。');
    const report = JSON.parse(run.out);
    expect(report).toMatchObject({
      setting: { budget: 120 },
      sets: [
        { set: 'set', questions: 1, systems: [{ name: 'wenbao' }] },
        { set: 'broken', questions: 1, systems: [{ name: 'wenbao', groups: [{ name: 'all', questions: 1 }, {}] }] },
      ],
    });
  });

  it.each([
    ['no set', [], 'bench 需要 --beir 文件夹'],
    ['a folder that is none', ['--beir', temporary('.')], '不是 BEIR 格式的测试集'],
    ['an unknown peer', ['--beir', set, '--peers', 'elastic'], '没有这个对照方案：elastic'],
    ['a limit of none', ['--beir', set, '--limit', '0'], '--limit 不对：0'],
    ['an unknown field', ['--beir', set, '--field', 'titel'], '的问题都没有 titel 这一项'],
    ['an archive', ['--beir', set, '--archive', set], 'bench 用不到 --archive'],
    ['a report into no folder', ['--beir', set, '--out', temporary('no', 'report.md')], '写不到 --out 所指的文件夹'],
  ])('is wrong usage with %s', async (_, args, message) => {
    const run = await wenbao(['bench', ...args]);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(message);
    expect(run.err.trim().split('\n')).toHaveLength(1);
  });
});
