import { describe, expect, it } from 'vitest';
import { listAnswer, refusal, sampleCitation } from './__fixtures__/answers.ts';
import { answerText } from './answer-text.ts';
import { columns } from './wrap.ts';

const plain = { colour: false, width: null };

describe('answerText', () => {
  it.each([
    ['a list', 'list.txt', listAnswer(), plain],
    ['a list at 48 columns', 'list-48.txt', listAnswer(), { colour: false, width: 48 }],
    ['a refusal with a notice', 'refusal.txt', refusal({ notice: '对话模型没有回应，答复由摘录而成。' }), plain],
  ])('draws %s', async (_, file, answer, look) => {
    await expect(`${answerText(answer, look)}\n`).toMatchFileSnapshot(`__fixtures__/golden/${file}`);
  });

  it('names an article once for several quotes from it', () => {
    const [one, other] = listAnswer().citations;
    const citations = [
      one!,
      { ...one!, n: 2, quote: '甲。' },
      { ...one!, n: 3, quote: '乙。' },
      { ...other!, n: 4 },
      { ...one!, n: 5 },
    ];
    const lines = answerText(listAnswer({ citations }), plain).split('\n');
    expect(lines).toContain('[2] 同[1]：“甲。”');
    expect(lines).toContain('[3] 同[1]：“乙。”');
    expect(lines.filter((line) => /^\[[145]\] 《/.test(line))).toHaveLength(3);
  });

  it('has no escape sequence unless colours are asked for', () => {
    expect(answerText(listAnswer(), plain)).not.toContain('\x1b');
    expect(answerText(listAnswer(), { colour: true, width: 60 })).toContain('\x1b[36m[1]\x1b[0m');
  });

  it('lets no escape sequence of the archive through', () => {
    const hostile = '\x1b]0;标题\x07\x1b[31m红\u202e';
    const citation = sampleCitation({ quote: hostile, title: hostile, paper: hostile, source: hostile, page: hostile });
    const drawn = answerText(listAnswer({ text: hostile, citations: [citation], notice: hostile }), plain);
    expect(drawn).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(drawn).toContain('红');
  });

  it('keeps lines within the width', () => {
    const lines = answerText(listAnswer(), { colour: false, width: 40 }).split('\n');
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(40);
  });

  it('says the reason when a refusal has no text', () => {
    const reason = { code: 'nothing_says', text: '馆藏里没有写到。' } as const;
    expect(answerText(refusal({ text: '', reason }), plain)).toMatch(/^馆藏里没有写到。\n/);
  });
});
