import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framePair, type PairTokenizer, pairFrame } from './rerank-pair.ts';

const CLS = 1;
const SEP = 2;
const ownTokens = (text: string) => [...text].map((char) => char.codePointAt(0) ?? 0);

/** As BERT has it: [CLS] 甲 [SEP] 乙 [SEP], with types. */
const bert: PairTokenizer = {
  tokens: ownTokens,
  pair: (a, b) => ({
    ids: [CLS, ...ownTokens(a), SEP, ...ownTokens(b), SEP],
    types: [0, ...ownTokens(a).map(() => 0), 0, ...ownTokens(b).map(() => 1), 1],
  }),
};
/** As RoBERTa has it: two marks between, no types. */
const roberta: PairTokenizer = {
  tokens: ownTokens,
  pair: (a, b) => ({ ids: [CLS, ...ownTokens(a), SEP, SEP, ...ownTokens(b), SEP], types: null }),
};
const numbers = (count: number, from = 100) => Array.from({ length: count }, (_, i) => from + i);

describe('pairFrame', () => {
  it.each<[string, PairTokenizer]>([
    ['BERT', bert],
    ['RoBERTa', roberta],
    ['a tokenizer to which both texts are one unknown token', { ...bert, ...unknownTo(bert) }],
  ])('reads the marks off a pair of %s: what it builds is what the tokenizer builds', (_, tokenizer) => {
    const frame = pairFrame(tokenizer);
    const built = framePair(frame, tokenizer.tokens('云麓大雨'), tokenizer.tokens('昨日'), 512);
    expect(built).toEqual(tokenizer.pair('云麓大雨', '昨日'));
  });

  it.each<[string, Partial<PairTokenizer>]>([
    ['puts nothing between the texts', { pair: (a, b) => ({ ids: [CLS, ...ownTokens(a + b), SEP], types: null }) }],
    ['leaves the second text out', { pair: (a) => ({ ids: [CLS, ...ownTokens(a), SEP], types: null }) }],
    ['leaves both out', { pair: () => ({ ids: [CLS, SEP], types: null }) }],
    ['knows no tokens', { tokens: () => [] }],
  ])('refuses a tokenizer that %s', (_, odd) => {
    expect(() => pairFrame({ ...bert, ...odd })).toThrow(RangeError);
  });
});

describe('framePair', () => {
  const frame = pairFrame(bert);

  it('cuts the end of the text first, and keeps the last mark', () => {
    const { ids } = framePair(frame, [7, 8], numbers(50), 12);
    expect(ids).toEqual([CLS, 7, 8, SEP, ...numbers(7), SEP]);
  });

  it('cuts a question that takes more than half of the room, so that the text is read too', () => {
    const { ids } = framePair(frame, numbers(50, 500), numbers(50), 13);
    expect(ids).toEqual([CLS, ...numbers(5, 500), SEP, ...numbers(5), SEP]);
  });

  it('leaves a long question whole beside a short text', () => {
    const { ids } = framePair(frame, numbers(8, 500), [9], 13);
    expect(ids).toEqual([CLS, ...numbers(8, 500), SEP, 9, SEP]);
  });

  it('keeps every mark, the order and the length, with one type for each token, whatever the lengths', () => {
    const tokens = fc.array(fc.integer({ min: 100, max: 999 }), { maxLength: 80 });
    fc.assert(
      fc.property(tokens, tokens, fc.integer({ min: 5, max: 100 }), (question, text, most) => {
        const { ids, types } = framePair(frame, question, text, most);
        const asked = ids.indexOf(SEP) - 1;
        const told = ids.slice(asked + 2, -1);
        expect(ids.length).toBeLessThanOrEqual(most);
        expect([ids[0], ids.at(-1), types?.length]).toEqual([CLS, SEP, ids.length]);
        expect(ids.slice(1, 1 + asked)).toEqual(question.slice(0, asked));
        expect(told).toEqual(text.slice(0, told.length));
        expect(ids.length === most || ids.length === question.length + text.length + 3 || most - 3 < 2).toBe(true);
      }),
    );
  });
});

function unknownTo(tokenizer: PairTokenizer): Partial<PairTokenizer> {
  const unknown = (text: string) => (text === '问' || text === '答' ? '?' : text);
  return { tokens: (text) => tokenizer.tokens(unknown(text)), pair: (a, b) => tokenizer.pair(unknown(a), unknown(b)) };
}
