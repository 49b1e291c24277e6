import { describe, expect, it } from 'vitest';
import { sentenceAt, sentences } from './sentences.ts';

const texts = (text: string) => sentences(text).map((span) => text.slice(span.start, span.end));

describe('sentences', () => {
  it.each([
    ['甲来了。乙走了!丙?', ['甲来了。', '乙走了!', '丙?']],
    ['他说:“来。走。”众人应了。', ['他说:“来。走。”', '众人应了。']],
    ['第一段\n第二段。', ['第一段', '第二段。']],
    ['要严;要快', ['要严;', '要快']],
    ['“不闭合。下一句\n新行。', ['“不闭合。下一句', '新行。']],
    ['', []],
  ])('cuts %j', (text, wanted) => {
    expect(texts(text)).toEqual(wanted);
  });

  it('finds the sentence around an offset', () => {
    const text = '标题\n甲来了。乙走了。';
    const span = sentenceAt(text, text.indexOf('乙'));
    expect(text.slice(span.start, span.end)).toBe('乙走了。');
  });
});
