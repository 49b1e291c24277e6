import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../domain/article.ts';
import { FILE_READING } from './__fixtures__/readings.ts';
import { articlePages } from './article-entities.ts';
import type { Formatted } from './entities.ts';
import { beforePair } from './shortened.ts';

const ARTICLE = FILE_READING.articles[0]!.article;
const HEAD = '《云栖晚报》2031年9月6日A01版《汛期未过 防线不松》';
const MARKS = '（日期据文内推断，标题据正文代拟）';
const bodyOnly = (text: string): Article => ({
  ...ARTICLE,
  text,
  kicker: null,
  titleDerived: true,
  body: { start: 0, end: text.length },
});
const partsOf = ({ text, entities }: Formatted, type: string) =>
  entities.filter((entity) => entity.type === type).map(({ offset, length }) => text.slice(offset, offset + length));

describe('articlePages', () => {
  it('shows headline block, byline and paragraphs, with the quotes marked', () => {
    const corrected = { ...ARTICLE, doubts: [{ code: 'corrected', text: '据更正表改正' }] };
    const start = ARTICLE.text.indexOf('市长林致远');
    const [page, ...more] = articlePages(corrected, [{ start, end: start + 5 }]);
    expect(more).toEqual([]);
    expect(page?.text).toBe(
      [
        `${HEAD}（日期据文内推断，文字经更正表改正）`,
        '',
        '林致远在全市防汛工作会议上强调',
        '汛期未过 防线不松',
        '本报记者 许南 通讯员 江一帆',
        '　　9月5日上午，全市防汛工作会议在云栖会堂召开，市长林致远出席并讲话。林致远强调，要把堤防看牢',
      ].join('\n'),
    );
    expect(partsOf(page!, 'underline')).toEqual(['市长林致远']);
    expect(partsOf(page!, 'bold')).toEqual(['林致远在全市防汛工作会议上强调', '汛期未过 防线不松', '市长林致远']);
  });

  it('marks quotes that touch or overlap once, and those of several lines on each line', () => {
    const spans = [
      { start: 3, end: 5 },
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ];
    expect(partsOf(articlePages(bodyOnly('甲乙\n丙丁戊'), spans)[0]!, 'underline')).toEqual(['甲乙', '丙丁']);
  });

  it('gives every character of any article in order, each page within a message below its head', () => {
    const unit = fc.constantFrom('字', '🙂', '\n', '。', ' ', 'a', '\u200b', '𠀀');
    const any = fc.tuple(fc.string({ unit, maxLength: 60 }), fc.constantFrom(1, 30, 300)).map(([s, n]) => s.repeat(n));
    const bare = (text: string) => text.replace(/[\s\u200b]/g, '');
    fc.assert(
      fc.property(any, fc.array(fc.tuple(fc.nat(9000), fc.nat(2000)), { maxLength: 120 }), (text, ranges) => {
        const spans = ranges.map(([start, length]) => ({
          start: beforePair(text, start),
          end: beforePair(text, start + length),
        }));
        const pages = articlePages(bodyOnly(text), spans);
        expect(pages.length).toBeGreaterThan(0);
        const bodies = pages.map((page) => page.text.slice(HEAD.length + MARKS.length));
        expect(bare(bodies.join(''))).toBe(bare(text));
        for (const page of pages) {
          expect(page.text.startsWith(`${HEAD}${MARKS}\n`) || page.text === `${HEAD}${MARKS}`).toBe(true);
          expect(page.text.length).toBeLessThanOrEqual(3_900);
          expect(page.entities.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 60 },
    );
  });
});
