import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, wrap } from './wrap.ts';

describe('columns', () => {
  it.each([
    ['abc', 3],
    ['汉字', 4],
    ['“引文”', 8],
    ['e\u0301\u200b', 1],
    ['🙂', 2],
  ])('of %j are %i', (text, wanted) => {
    expect(columns(text)).toBe(wanted);
  });
});

describe('wrap', () => {
  it.each([
    ['hangs further lines', '[1] 一二三四五六', 10, ['[1] 一二三', '    四五六']],
    ['starts no line with a closing mark', '一二三四五。六', 10, ['一二三四', '五。六']],
    ['ends no line with an opening mark', '一二三四“五六”', 10, ['一二三四', '    “五', '    六”']],
    ['keeps words whole', '文件 corpus.jsonl 里', 16, ['文件', '    corpus.jsonl', '    里']],
    ['breaks a word that no line holds', 'abcdefghijklmnop', 10, ['abcdefghij', '    klmnop']],
    ['keeps breaks of the text', '一\n二', 10, ['一', '    二']],
    ['draws an empty text as an empty line', '', 10, ['']],
  ])('%s', (_, text, width, wanted) => {
    expect(wrap(text, width, '    ')).toEqual(wanted.map((line, index) => (index === 0 ? line : `    ${line.trim()}`)));
  });

  it('leaves long lines alone without a width', () => {
    expect(wrap('一'.repeat(300), null)).toEqual(['一'.repeat(300)]);
  });

  it('keeps every character and every line within the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 12, max: 60 }), (text, width) => {
        const lines = wrap(text, width, '  ');
        const bare = (value: string) => value.replace(/\s/g, '');
        return bare(lines.join('')) === bare(text) && lines.every((line) => columns(line) <= width);
      }),
    );
  });
});
