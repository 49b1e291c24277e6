import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../domain/article.ts';
import { sampleCitation } from './__fixtures__/answers.ts';
import { FILE_READING } from './__fixtures__/readings.ts';
import type { Formatted } from './entities.ts';
import { sourceMessage } from './source-entities.ts';

const FRAME = {
  gone: '稿件已不在馆藏：',
  changed: '稿件有改动：',
  continued: (pages: string) => `续文见${pages}`,
  cut: '（到此中断）',
};
const ARTICLE = FILE_READING.articles[0]!.article;
const QUOTE = '全市防汛工作会议在云栖会堂召开';

const citing = (text: string, quote: string) => sampleCitation({ quote, start: text.indexOf(quote) });
const articleWith = (text: string): Article => ({
  ...ARTICLE,
  kicker: null,
  text,
  body: { start: Math.min(text.length, text.indexOf('\n') + 1), end: text.length },
  cut: false,
});
const partsOf = ({ text, entities }: Formatted, type: string) =>
  entities.filter((entity) => entity.type === type).map(({ offset, length }) => text.slice(offset, offset + length));

describe('sourceMessage', () => {
  it('shows place, headline block, credits, marks, and the quote in its passage', () => {
    const citation = { ...citing(ARTICLE.text, QUOTE), issueDateInferred: true, corrected: true };
    const article = { ...ARTICLE, continuedOn: [{ source: 'x.txt', page: 'A03' }] };
    const message = sourceMessage(citation, article, FRAME);
    expect(message.text).toBe(
      [
        '[1] 《云栖晚报》2031年9月6日A01版',
        '林致远在全市防汛工作会议上强调',
        '汛期未过 防线不松',
        '记者 许南；通讯员 江一帆；摄影 何朝',
        '（日期据文内推断，文字经更正表改正）',
        '续文见A03版',
        '',
        '　　9月5日上午，全市防汛工作会议在云栖会堂召开，市长林致远出席并讲话。林致远强调，要把堤防看牢……',
        '（到此中断）',
      ].join('\n'),
    );
    expect(partsOf(message, 'underline')).toEqual([QUOTE]);
    expect(partsOf(message, 'bold')).toEqual(['汛期未过 防线不松', QUOTE]);
  });

  it('marks an article that was corrected since the answer', () => {
    const article = { ...ARTICLE, doubts: [{ code: 'corrected', text: '据更正表改正' }] };
    expect(sourceMessage(citing(ARTICLE.text, QUOTE), article, FRAME).text).toContain('（文字经更正表改正）');
  });

  it('shows the paragraphs around it, and that there are more', () => {
    const text = ['标题', ...Array.from({ length: 40 }, (_, at) => `第${at + 1}段。${'字'.repeat(60)}`)].join('\n');
    const { text: shown } = sourceMessage(citing(text, '第20段。'), articleWith(text), FRAME);
    expect(shown).toMatch(/\n\n……\n　　第13段。/);
    expect(shown).toMatch(/第26段。字{60}……$/);
  });

  it.each([
    [
      'a paragraph that is too long begins with a sentence',
      '甲'.repeat(700) + '。' + '乙'.repeat(90),
      /\n……乙{90}此句。/,
    ],
    ['a text without a sentence begins anywhere', '甲'.repeat(2_000), /\n……甲{500}此句。/],
  ])('%s', (_, before, wanted) => {
    const text = `标题\n${before}此句。后文。`;
    expect(sourceMessage(citing(text, '此句。'), articleWith(text), FRAME).text).toMatch(wanted);
  });

  it('finds a quote of the headline', () => {
    const text = '古桥怎么护\n正文。';
    const message = sourceMessage(citing(text, '古桥怎么护'), articleWith(text), FRAME);
    expect(partsOf(message, 'underline')).toEqual(['古桥怎么护']);
  });

  it.each([
    ['the archive no longer holds the article', null, FRAME.gone],
    ['the article was changed', articleWith('标题\n另一番话。'), FRAME.changed],
  ])('shows the quote as it was when %s', (_, article, line) => {
    const message = sourceMessage(sampleCitation({ quote: '旧文。' }), article, FRAME);
    expect(message.text).toContain(`${line}\n旧文。`);
    expect(partsOf(message, 'expandable_blockquote')).toEqual(['旧文。']);
  });

  it('is one message with the beginning of the quote marked, whatever the texts', () => {
    const unit = fc.constantFrom('字', '🙂', '\n', ' ', '。', '\u200b', '\u202e', '\x1b[31m', '\ud83d', 'a');
    const any = fc.tuple(fc.string({ unit, maxLength: 40 }), fc.constantFrom(1, 60, 300)).map(([s, n]) => s.repeat(n));
    fc.assert(
      fc.property(any, any, any, any, (before, quote, after, title) => {
        const article = { ...articleWith(`${before}${quote}${after}`), kicker: title, subtitle: title };
        const citation = sampleCitation({ quote, start: before.length, title, paper: title, page: title });
        for (const message of [sourceMessage(citation, article, FRAME), sourceMessage(citation, null, FRAME)]) {
          expect(message.text.length).toBeLessThanOrEqual(4096);
          expect(message.text).not.toMatch(/\p{Surrogate}|\u202e|\x1b/u);
          for (const { offset, length } of message.entities) {
            expect(message.text.slice(offset, offset + length)).toHaveLength(length);
            expect(message.text.slice(offset, offset + length)).not.toMatch(/\p{Surrogate}/u);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
