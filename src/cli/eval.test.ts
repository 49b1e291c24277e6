import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonLines, SAMPLE, temporary, wenbao, writeLines } from './__fixtures__/wenbao.ts';

const OPTIONS = ['--archive', SAMPLE, '--db', temporary('db')];

const gold = (id: string, fields: object) => ({ id, type: 'list', must: [], must_not: [], cite: [], ...fields });

describe('eval', () => {
  it('scores a gold set by type, names what is wrong, and fails below the least share', async () => {
    const file = writeLines(temporary('gold.jsonl'), [
      gold('right', {
        question: '秦国文9月5日出席了哪些会议',
        must: [['疫情防控工作调度会'], ['政协']],
        cite: ['2022-09-06_A01.txt'],
      }),
      gold('follow', {
        type: 'followup',
        question: '那下午呢',
        history: ['秦国文9月5日出席了哪些会议'],
        must: [['政协']],
      }),
      gold('wrong', { question: '朱健10月5日去了哪些地方', must: [['月球']] }),
      gold('refused', { type: 'unanswerable', question: '秦国文12月25日出席了哪些会议' }),
      { id: 'no question' },
    ]);
    const text = await wenbao(['eval', '--gold', file, ...OPTIONS]);
    expect(text.code).toBe(0);
    expect(text.err).toMatch(/第5行的 .*question.* 缺失或写法不对，已跳过。\n$/);
    expect(text.out).toMatch(/^list +1\/2，要点答出 2\/3/m);
    expect(text.out).toContain('  wrong 朱健10月5日去了哪些地方：缺 月球');
    expect(text.out).toMatch(
      /该拒已拒 1\/1；误拒 0\/3；引文属实 (\d+)\/\1；论断有据 (\d+)\/\2；.*\n答对 3\/4 = 0\.750\n$/,
    );
    const json = await wenbao(['eval', '--gold', file, '--json', '--min', '0.8', ...OPTIONS]);
    expect(json.code).toBe(1);
    const [report] = jsonLines(json.out);
    expect(report).toMatchObject({
      right: [3, 4],
      refused: [1, 1],
      byType: { unanswerable: { right: [1, 1] } },
      made: { model: null, gold: expect.stringMatching(/^[0-9a-f]{12}$/), prompts: { answer: expect.any(String) } },
    });
  });

  it('fails below a floor, and raises floors but never lowers them', async () => {
    const good = gold('right', { question: '秦国文9月5日出席了哪些会议', must: [['政协']] });
    const bad = gold('wrong', { question: '朱健10月5日去了哪些地方', must: [['月球']] });
    const floors = writeLines(temporary('floors.json'), [{ right: 0.2 }]);
    const run = (questions: object[], more: string[]) =>
      wenbao([
        'eval',
        '--gold',
        writeLines(temporary('gold.jsonl'), questions),
        '--floors',
        floors,
        ...more,
        ...OPTIONS,
      ]);
    expect(await run([good, bad], ['--raise'])).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(floors, 'utf8'))).toMatchObject({ right: 0.5, quotes: 1, refusedWrongly: 0 });
    expect(await run([bad], ['--raise'])).toMatchObject({ code: 1, err: expect.stringContaining('低于底线：答对') });
    expect(JSON.parse(readFileSync(floors, 'utf8'))).toMatchObject({ right: 0.5 });
  });

  it('fails on a gold set without a single question', async () => {
    const run = await wenbao(['eval', '--gold', writeLines(temporary('empty.jsonl'), ['']), ...OPTIONS]);
    expect(run).toMatchObject({ code: 1, err: expect.stringMatching(/^文件里没有一道可用的题：.*empty\.jsonl\n$/) });
    expect(run.out).toMatch(/^每问 .*\n答对 0\/0 = 0\n$/);
  });

  it('begins a file of floors when it is to raise them, and else says that there is none', async () => {
    const file = writeLines(temporary('gold.jsonl'), [
      gold('right', { question: '秦国文9月5日出席了哪些会议', must: [['政协']] }),
    ]);
    const floors = temporary('new-floors.json');
    const run = (...more: string[]) => wenbao(['eval', '--gold', file, '--floors', floors, ...more, ...OPTIONS]);
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('加 --raise 可新建一个') });
    expect(await run('--raise')).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(readFileSync(floors, 'utf8'))).toMatchObject({ right: 1, quotes: 1 });
  });

  it('tells of a few lines that it cannot read, and counts the rest', async () => {
    const run = await wenbao([
      'eval',
      '--gold',
      writeLines(temporary('prose.md'), Array(20).fill('一行字')),
      ...OPTIONS,
    ]);
    expect(run.code).toBe(1);
    expect(run.err.split('\n')).toEqual([
      ...[1, 2, 3, 4, 5].map((number) => expect.stringMatching(new RegExp(`第${number}行不是 JSON，已跳过。$`))),
      expect.stringMatching(/另有15行不合要求，已跳过。$/),
      expect.stringContaining('没有一道可用的题'),
      '',
    ]);
  });
});
