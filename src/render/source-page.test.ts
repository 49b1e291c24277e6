import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../domain/article.ts';
import { sampleCitation } from './__fixtures__/answers.ts';
import { FILE_READING } from './__fixtures__/readings.ts';
import { sourcePage } from './source-page.ts';
import { columns } from './wrap.ts';

const [reading] = FILE_READING.articles;
const QUOTE = '全市防汛工作会议在云栖会堂召开';
const VIEW = { whole: false, howToSeeAll: '/sources 1 all' };
const PLAIN = { colour: false, width: null };

/** The fixture's article with another text; its body begins behind the first line. */
function articleWith(text: string): Article {
  const article = reading!.article;
  return {
    ...article,
    text,
    kicker: null,
    body: { start: Math.min(text.length, text.indexOf('\n') + 1), end: text.length },
  };
}

const citing = (text: string, quote: string) => sampleCitation({ quote, start: text.indexOf(quote) });

describe('sourcePage', () => {
  it('shows paper, day, page, headline block and file, and the quote in its place', () => {
    const { article } = reading!;
    expect(sourcePage(citing(article.text, QUOTE), article, VIEW, PLAIN)).toBe(
      [
        '[1] 《云栖晚报》2031年9月6日A01版《汛期未过 防线不松》',
        '2031/云栖晚报-0906.txt',
        '',
        '林致远在全市防汛工作会议上强调',
        '汛期未过 防线不松',
        '本报记者 许南 通讯员 江一帆',
        '　　9月5日上午，【全市防汛工作会议在云栖会堂召开】，市长林致远出席并讲话。林致远强调，要把堤防看牢',
      ].join('\n'),
    );
  });

  it('draws the quote in reverse over the ends of lines where colours are shown', () => {
    const { article } = reading!;
    const page = sourcePage(citing(article.text, QUOTE), article, VIEW, { colour: true, width: 30 });
    const reversed = [...page.matchAll(/\x1b\[7m([^\x1b]*)\x1b\[0m/g)].map((match) => match[1]);
    expect(reversed.length).toBeGreaterThan(1);
    expect(reversed.join('')).toBe(QUOTE);
    expect(page).toContain('\x1b[1m汛期未过 防线不松\x1b[0m');
    expect(page).not.toContain('【');
  });

  it('marks a quote of several lines at its two ends', () => {
    const text = '标题\n甲。\n乙。\n丙。';
    expect(sourcePage(citing(text, '甲。\n乙。'), articleWith(text), VIEW, PLAIN)).toMatch(
      /　　【甲。\n　　乙。】\n　　丙。$/,
    );
  });

  it('shows twelve lines on either side and how to see the rest, or the whole article', () => {
    const text = ['标题', ...Array.from({ length: 40 }, (_, at) => `第${at + 1}段。`)].join('\n');
    const citation = citing(text, '第20段。');
    const page = sourcePage(citation, articleWith(text), VIEW, PLAIN);
    expect(page).toContain('……（前面还有8行，全文：/sources 1 all）\n　　第8段。\n');
    expect(page).toContain('　　第32段。\n……（后面还有8行，全文：/sources 1 all）');
    const whole = sourcePage(citation, articleWith(text), { ...VIEW, whole: true }, PLAIN);
    expect(whole).toContain('　　第1段。');
    expect(whole).toMatch(/　　第40段。$/);
  });

  it('finds the quote again in an article that was changed, and shows the article where it is gone', () => {
    const text = '标题\n新添一句。甲乙丙。';
    const moved = sampleCitation({ quote: '甲乙丙。', start: 3 });
    expect(sourcePage(moved, articleWith(text), VIEW, PLAIN)).toContain('新添一句。【甲乙丙。】');
    const gone = sourcePage(sampleCitation({ quote: '没有了。', start: 3 }), articleWith(text), VIEW, PLAIN);
    expect(gone).toContain('　　新添一句。甲乙丙。');
    expect(gone).not.toContain('【');
  });

  it('says when the archive no longer holds the article', () => {
    expect(sourcePage(sampleCitation({ quote: '甲。' }), null, VIEW, PLAIN)).toContain(
      '馆藏里已没有这篇稿件，以下是答复当时所引的原文：\n【甲。】',
    );
  });

  it('keeps every line within the width and every character printable, whatever the article holds', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', 'a', '，', '\n', '\x1b[31m', '\u202e', '\ufdd0', '【') });
    fc.assert(
      fc.property(text, text, text, (before, quote, after) => {
        const whole = `${before}${quote}${after}`;
        const citation = sampleCitation({ quote, start: before.length });
        const page = sourcePage(citation, articleWith(whole), { ...VIEW, whole: true }, { colour: false, width: 40 });
        expect(page).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e\ufdd0\ufdd1]/);
        for (const line of page.split('\n')) expect(columns(line)).toBeLessThanOrEqual(44);
      }),
    );
  });
});
