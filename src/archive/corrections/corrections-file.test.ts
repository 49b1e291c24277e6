import { describe, expect, it } from 'vitest';
import { parseCorrections } from './corrections-file.ts';

const SAMPLE = `# 更正表
- file: 北桥晚报/2022-09-06_A01.txt   # 哪个文件
  article: 2
  set:
    title: 秋粮收购工作会议召开
    date: 2022-09-06
    reporters: 林晓、周文
- file: 北桥晚报/
  set: { paper: 北桥晚报 }
  why: 扫描件没有报头
- replace:
    - { from: 秦囯文, to: 秦国文 }
- id: 0123456789abcdef01234567
  drop: true
`;

describe('parseCorrections', () => {
  it('reads files, articles, fields, replacements and what to drop, each with its line', () => {
    const { corrections, doubts } = parseCorrections(SAMPLE);
    expect(doubts).toEqual([]);
    expect(corrections.entries.map(({ line }) => line)).toEqual([2, 8, 11, 13]);
    expect(corrections.entries[0]).toEqual({
      line: 2,
      file: '北桥晚报/2022-09-06_A01.txt',
      article: '2',
      id: null,
      set: { title: '秋粮收购工作会议召开', date: '2022-09-06', reporters: ['林晓', '周文'] },
      replace: [],
      drop: false,
      why: null,
    });
    expect(corrections.entries[2]?.replace).toEqual([{ from: '秦囯文', to: '秦国文' }]);
    expect(corrections.entries[3]?.drop).toBe(true);
  });

  it('reads the same under the key corrections, and nothing from an empty file', () => {
    expect(parseCorrections('corrections:\n  - { file: a.txt, set: { page: A01 } }').corrections.entries).toHaveLength(
      1,
    );
    expect(parseCorrections('# 还没有更正\n')).toEqual({ corrections: { entries: [] }, doubts: [] });
  });

  it('keeps unknown years unknown, and takes every way to write a day', () => {
    const days = ['XXXX-09-06', '20220906', '2022年9月6日', '2022/9/6'].map(
      (date) => parseCorrections(`- { file: a.txt, set: { date: ${date} } }`).corrections.entries[0]?.set.date,
    );
    expect(days).toEqual(['XXXX-09-06', '2022-09-06', '2022-09-06', '2022-09-06']);
  });

  it.each([
    ['an unknown key', '- { file: a.txt, titel: 甲 }', '第1行：不认识「titel」'],
    ['a bad date', '- { file: a.txt, set: { date: 去年 } }', '第1行：读不懂的日期'],
    ['nothing to do', '- { file: a.txt }', '没有写改什么'],
    ['a title for a whole file', '- { file: a.txt, set: { title: 甲 } }', 'title 只能改一篇稿件'],
    ['a field for the whole archive', '- { set: { paper: 甲报 } }', 'set 须写明 file 或 id'],
    ['an article of no file', '- { article: 2, drop: true }', '还须写 file'],
    ['a single letter everywhere', '- { replace: { from: 囯, to: 国 } }', '只有一个字'],
    ['a change into itself', '- { replace: { from: 甲乙, to: 甲乙 } }', 'from 与 to 相同'],
    ['a bad id', '- { id: xyz, drop: true }', '「id」写法不对'],
    ['an entry that is a word', '- 甲', '不是键值'],
    ['an empty entry', '-', '不是键值'],
    ['a url that is none', '- { file: a.txt, set: { url: "javascript:alert(1)" } }', '「set.url」写法不对'],
  ])('doubts %s and keeps the others', (_, entry, told) => {
    const { corrections, doubts } = parseCorrections(`${entry}\n- { file: b.txt, set: { page: B02 } }\n`);
    expect(corrections.entries.map(({ file }) => file)).toEqual(['b.txt']);
    expect(doubts.map(({ code }) => code)).toEqual(['bad-correction']);
    expect(doubts[0]?.text).toContain(told);
  });

  it.each([
    ['broken YAML', '- { file: a.txt\n- [', '更正表第'],
    ['a mapping', 'file: a.txt', '须是以「-」开头的清单'],
    ['prose', '请把标题改一下', '须是以「-」开头的清单'],
  ])('takes nothing from %s, with one doubt', (_, text, told) => {
    const { corrections, doubts } = parseCorrections(text);
    expect(corrections.entries).toEqual([]);
    expect(doubts).toHaveLength(1);
    expect(doubts[0]?.text).toContain(told);
  });

  it('does not unfold aliases without end', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
      .join('\n')}\ncorrections:\n  - { file: a.txt, set: *i }\n`;
    const started = performance.now();
    expect(parseCorrections(bomb).corrections.entries).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
