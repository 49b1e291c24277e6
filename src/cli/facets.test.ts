import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { jsonLines, temporary, wenbao, write, writeLines } from './__fixtures__/wenbao.ts';

const TEXT = '昨日上午，市长林致远到云栖古桥调研，3月28日还将开会。';

describe('facets', () => {
  it('finds dates and people line by line, dates relative to the reference', async () => {
    const file = writeLines(temporary('texts.jsonl'), [
      { _id: 'a', text: TEXT, reference: '2031-03-27' },
      { _id: 2, text: TEXT, reference: null },
      { _id: 'c', text: 3 },
      { _id: 'd', text: '', reference: 'no day' },
    ]);
    const run = await wenbao(['facets', '--batch', file]);
    expect(run).toMatchObject({ code: 0, err: `${file} 第3行的 text 缺失或写法不对，已跳过。\n` });
    const [known, unknown, empty] = jsonLines(run.out);
    expect(known).toEqual({
      _id: 'a',
      dates: [
        { text: '昨日上午', start: 0, end: 4, from: '2031-03-26', to: '2031-03-26', day_part: '上午' },
        { text: '3月28日', start: 18, end: 23, from: '2031-03-28', to: '2031-03-28', day_part: null },
      ],
      people: [{ name: '林致远', start: 7, end: 10, titles: ['市长'] }],
    });
    expect(unknown).toMatchObject({ _id: '2', dates: [{ text: '3月28日', from: 'XXXX-03-28' }] });
    expect(empty).toEqual({ _id: 'd', dates: [], people: [] });
  });

  it.each([
    ['2031', '2030-12-31'],
    ['2031-03', '2031-02-28'],
    ['2031-03-27T08:00:00', '2031-03-26'],
  ])('takes the reference %s as its first day', async (reference, from) => {
    const file = writeLines(temporary('partial.jsonl'), [{ _id: 'a', text: '昨日开会。', reference }]);
    expect(jsonLines((await wenbao(['facets', '--batch', file])).out)).toMatchObject([{ dates: [{ from }] }]);
  });

  it('reads packed files, and says that one is broken', async () => {
    const packed = gzipSync(`${JSON.stringify({ _id: 'a', text: TEXT })}\n`);
    const whole = write(temporary('whole.jsonl.gz'), packed);
    const broken = write(temporary('broken.jsonl.gz'), packed.subarray(0, packed.length - 12));
    const [good, bad] = await Promise.all([whole, broken].map((file) => wenbao(['facets', '--batch', file])));
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(jsonLines(good?.out ?? '')).toHaveLength(1);
    expect(bad).toMatchObject({ code: 2, err: `读不到文件：${broken}。请检查路径和权限，以及 .gz 文件是否完整。\n` });
  });
});
