import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftWords } from './draft-words.ts';
import type { ReplyForm } from './model-reply.ts';

function words(form: ReplyForm, pieces: readonly string[]): string {
  const filter = draftWords(form);
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end();
}

/** The same by whole lines: what the filter must come to however the reply is cut. */
function wholeLines(reply: string): string {
  return reply
    .split('\n')
    .map((line) => line.trim().replace(/^(?:[-•*]|\d{1,2}(?:[、）)]|\.(?!\d)))\s*/, ''))
    .map((line) => line.replace(/\s*\[K\d{1,3}\]/g, '').trim())
    .filter((line) => line !== '' && !/^报道未提[及到]?。?$/.test(line))
    .join('\n');
}

/** Cuts a text after each so many units, over and over. */
function cut(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

const SIZES = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });

describe('the words of a draft in lines', () => {
  it.each([
    ['a sentence without its mark', '何清远主持会议。[K1]', '何清远主持会议。'],
    ['marks in the middle and several', '何清远主持[K1] [K12]会议[K3]。', '何清远主持会议。'],
    ['what only looks like a mark', '见[K]和[K1234]与[A1]图', '见[K]和[K1234]与[A1]图'],
    ['list numbers left out', '1. 第一句。[K1]\n2、第二句。[K2]\n- 第三句。', '第一句。\n第二句。\n第三句。'],
    [
      'numbers that belong to the sentence',
      '3.5万人参加。[K1]\n12人获奖。\n2024年开工。',
      '3.5万人参加。\n12人获奖。\n2024年开工。',
    ],
    ['nothing of a reply that says nothing', '报道未提', ''],
    ['a sentence that begins like it', '报道未提前公布名单。', '报道未提前公布名单。'],
    ['no blank lines', '\n\n甲。\n\n\r\n乙。\n', '甲。\n乙。'],
  ])('are %s', (_, reply, wanted) => {
    expect(words('lines', [reply])).toBe(wanted);
    expect(words('lines', [...reply])).toBe(wanted);
    expect(wholeLines(reply)).toBe(wanted);
  });

  it('are the same however the reply is cut', () => {
    const part = fc.constantFrom(
      '[',
      'K',
      '1',
      '2',
      ']',
      '.',
      '、',
      '-',
      ' ',
      '\n',
      '\t',
      '甲',
      '报道未提',
      '及',
      '。',
      '3.5',
      '𠮷',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 24 }), SIZES, (parts, sizes) => {
        const reply = parts.join('');
        expect(words('lines', cut(reply, sizes))).toBe(wholeLines(reply));
      }),
      { numRuns: 400 },
    );
  });

  it('come with the piece that makes sure of them', () => {
    const filter = draftWords('lines');
    expect(['何', '清远', '主持', '会议。', '[', 'K1', ']'].map((piece) => filter.push(piece))).toEqual([
      '何',
      '清远',
      '主持',
      '会议。',
      '',
      '',
      '',
    ]);
  });
});

describe('the words of a draft in JSON', () => {
  const claim = fc.record({
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('何清远说：“好”。', '甲\n乙', '\\u0041\\', '"claims":[{'),
    ),
    keys: fc.array(fc.constantFrom('K1', 'K2'), { maxLength: 2 }),
  });

  it('are the decoded texts, line by line, however the reply is cut and laid out', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 4 }), SIZES, fc.constantFrom(0, 1, 2), (claims, sizes, indent) => {
        const reply = JSON.stringify({ claims }, null, indent);
        expect(words('json', cut(reply, sizes))).toBe(wholeLines(claims.map(({ text }) => text).join('\n')));
      }),
      { numRuns: 400 },
    );
  });

  it('are taken whichever field comes first and however characters are escaped', () => {
    const reply = '{"claims":[{"keys":["K1"],"text":"\\u4f55\\u6e05\\u8fdc\\u4e3b\\u6301\\/\\ud842\\udfb7。"}]}';
    expect(words('json', [...reply])).toBe('何清远主持/𠮷。');
  });

  it.each([
    ['prose', '好的，答案如下：{"claims":[{"text":"甲。","keys":["K1"]}]}'],
    ['a code fence', '```json\n{"claims":[{"text":"甲。"}]}\n```'],
    ['texts elsewhere', '{"text":"甲","claims":[{"more":{"text":"乙"},"keys":["text","丙"]}],"other":[{"text":"丁"}]}'],
    ['an array', '[{"text":"甲"}]'],
    ['brackets without end', '}]}]{"claims":'],
  ])('are none in %s', (_, reply) => {
    expect(words('json', [reply])).toBe('');
  });

  it('come before the reply is complete', () => {
    const filter = draftWords('json');
    expect(filter.push('{"claims":[{"text":"何清远主')).toBe('何清远主');
    expect(filter.push('持会议。","keys":["K')).toBe('持会议。');
  });
});
