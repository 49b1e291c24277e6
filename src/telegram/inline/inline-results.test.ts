import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { violationsOf } from '../__fixtures__/bot-api-rules.ts';
import { fakeArticle } from '../__fixtures__/fake-archive.ts';
import { type Insertable, inlineResults, PAGE } from './inline-results.ts';

const words = (key: string) => `〔${key}〕`;
const results = (all: readonly Insertable[], offset = 0) => inlineResults(all, offset, 'wenbao_bot', words);

const ARTICLE = fakeArticle({
  id: '7c1d20b4a0b1c2d3e4f50617',
  title: '汛期未过 防线不松',
  body: '9月5日上午，全市防汛工作会议在云栖会堂召开，市长林致远出席并讲话。',
});
const EVENT: Insertable = {
  line: '2031年9月5日上午，全市防汛工作会议召开，林致远出席。',
  article: ARTICLE,
  quote: ARTICLE.body,
};

describe('inlineResults', () => {
  it('is a message of what happened, where it was printed, and the folded quote, with a link to it', () => {
    const [result] = results([EVENT]).results;
    expect(result).toMatchObject({
      type: 'article',
      title: EVENT.line,
      description: '《云栖晚报》2031年9月6日A01版《汛期未过 防线不松》',
      reply_markup: {
        inline_keyboard: [
          [
            {
              text: '〔inline-open-button〕',
              url: `https://t.me/wenbao_bot?start=a_${ARTICLE.id}_${ARTICLE.body.start}_${ARTICLE.body.end}`,
            },
          ],
        ],
      },
    });
    const content = result?.input_message_content;
    if (!content || !('message_text' in content)) throw new Error('a text is inserted');
    const { message_text: text, entities = [] } = content;
    expect(text).toContain(`${EVENT.line}\n\n《云栖晚报》2031年9月6日A01版《汛期未过 防线不松》\n9月5日上午`);
    const quote = entities.find(({ type }) => type === 'expandable_blockquote');
    expect(text.slice(quote?.offset, (quote?.offset ?? 0) + (quote?.length ?? 0))).toBe(
      ARTICLE.text.slice(ARTICLE.body.start, ARTICLE.body.end),
    );
  });

  it('offers an article that comes near by its headline', () => {
    const [result] = results([{ ...EVENT, line: null }]).results;
    expect(result?.title).toBe(ARTICLE.title);
    expect(result?.description).toMatch(/^《云栖晚报》2031年9月6日A01版：9月5日上午/);
  });

  it('leaves the button out where no link fits', () => {
    const article = fakeArticle({ id: 'a'.repeat(60), title: '标题', body: '正文一句。' });
    expect(results([{ line: null, article, quote: article.body }]).results[0]).not.toHaveProperty('reply_markup');
  });

  it('goes on where the page before ended', () => {
    const all = Array.from({ length: 45 }, () => EVENT);
    const pages = [results(all, 0), results(all, 20), results(all, 40), results(all, 60)];
    expect(pages.map(({ used }) => used)).toEqual([20, 20, 5, 0]);
    const ids = pages.flatMap((page) => page.results.map(({ id }) => id));
    expect(new Set(ids).size).toBe(45);
  });

  it('holds fewer results where they are long, and goes on with the next', () => {
    const long = fakeArticle({
      id: ARTICLE.id,
      title: '汛'.repeat(300),
      body: '汛'.repeat(3000),
      paper: '报'.repeat(300),
      url: `https://paper.example/${'x'.repeat(1900)}`,
    });
    const all = Array.from({ length: 25 }, () => ({ line: '会'.repeat(300), article: long, quote: long.body }));
    const { results: given, used } = results(all);
    expect(used).toBe(given.length);
    expect(used).toBeGreaterThan(5);
    expect(used).toBeLessThan(PAGE);
    expect(Buffer.byteLength(JSON.stringify(given))).toBeLessThan(60_000);
  });

  it('stays within the limits of the Bot API and 64 kB for any texts', () => {
    const any = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', maxLength: 3000 }));
    const long = fc.integer({ min: 0, max: 6000 }).map((length) => '汛😀'.repeat(length / 2));
    const text = fc.oneof(any, long);
    const insertable = fc
      .record({ line: fc.option(text), title: text, body: text, paper: any, page: any, url: fc.option(any) })
      .map(({ line, title, body, paper, page, url }): Insertable => {
        const article = fakeArticle({ id: ARTICLE.id, title, body: `${body}句`, paper, page, url });
        return { line, article, quote: article.body };
      });
    fc.assert(
      fc.property(fc.array(insertable, { minLength: 1, maxLength: PAGE + 5 }), (all) => {
        const { results: given, used } = results(all);
        const payload = {
          inline_query_id: '1',
          results: [...given],
          is_personal: true,
          cache_time: 10,
          next_offset: '',
        };
        expect(violationsOf('answerInlineQuery', payload)).toEqual([]);
        expect(used).toBeGreaterThan(0);
        expect(Buffer.byteLength(JSON.stringify(payload))).toBeLessThan(64 * 1024);
      }),
      { numRuns: 40 },
    );
  });
});
