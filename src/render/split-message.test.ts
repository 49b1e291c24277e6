import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Formatted, TextEntity } from './entities.ts';
import { firstMessage, splitMessage, TELEGRAM_LIMITS } from './split-message.ts';

const bare = (text: string) => text.replace(/[\s\u200b\u200d]/g, '');
const splitsPair = (text: string, at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
const quote = (offset: number, length: number): TextEntity => ({ type: 'expandable_blockquote', offset, length });
const textsOf = (messages: readonly Formatted[]) => messages.map((message) => message.text);

/** Any well-formed text with entities anywhere on its characters, sorted as the builder makes them. */
const formatted = fc
  .tuple(
    fc.array(fc.constantFrom('字', '🙂', 'a', '\n', ' ', '。', '\n\n', '𠀀', '\u200b', '\u200d'), { maxLength: 300 }),
    fc.array(fc.tuple(fc.nat(300), fc.nat(60)), { maxLength: 40 }),
  )
  .map(([characters, ranges]): Formatted => {
    const offsets = [0];
    for (const character of characters) offsets.push((offsets.at(-1) ?? 0) + character.length);
    const entities = ranges
      .map(([from, count]) => [offsets[from], offsets[Math.min(from + count, characters.length)]] as const)
      .flatMap(([start, end]) =>
        start !== undefined && end !== undefined && end > start ? [quote(start, end - start)] : [],
      )
      .sort((a, b) => a.offset - b.offset);
    return { text: characters.join(''), entities };
  });

const limits = fc.record({ units: fc.integer({ min: 2, max: 80 }), entities: fc.integer({ min: 1, max: 12 }) });

describe('splitMessage', () => {
  it('loses nothing, cuts no pair, keeps the limits and never makes a blank message', () => {
    fc.assert(
      fc.property(formatted, limits, (whole, limit) => {
        const messages = splitMessage(whole, limit);
        expect(bare(textsOf(messages).join(''))).toBe(bare(whole.text));
        for (const { text, entities } of messages) {
          expect(text.length).toBeLessThanOrEqual(limit.units);
          expect(bare(text)).not.toBe('');
          expect(text).not.toMatch(/\p{Surrogate}/u);
          expect(entities.length).toBeLessThanOrEqual(limit.entities);
          for (const { offset, length } of entities) {
            expect(offset).toBeGreaterThanOrEqual(0);
            expect(length).toBeGreaterThan(0);
            expect(offset + length).toBeLessThanOrEqual(text.length);
            expect(splitsPair(text, offset) || splitsPair(text, offset + length)).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves an entity that fits into a message in one piece, where entities do not overlap', () => {
    const apart = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(apart, (parts) => {
        let text = '';
        const entities = parts.map(([gap, length]) => {
          text += '间'.repeat(gap);
          const offset = text.length;
          text += '引'.repeat(length);
          return quote(offset, length);
        });
        const messages = splitMessage({ text, entities }, { units: 40, entities: 5 });
        expect(messages.flatMap((message) => message.entities.map((entity) => entity.length))).toEqual(
          entities.map((entity) => entity.length),
        );
      }),
    );
  });

  it.each([
    ['one message when it fits', '甲乙丙\n丁', 20, ['甲乙丙\n丁']],
    ['a blank line before a line break', '甲乙丙丁戊\n\n己\n庚辛壬癸', 10, ['甲乙丙丁戊', '己\n庚辛壬癸']],
    ['a line break before a full stop', '甲乙丙丁戊己\n庚。辛壬癸子丑', 10, ['甲乙丙丁戊己', '庚。辛壬癸子丑']],
    ['a full stop before a comma', '甲乙丙丁。戊，己庚辛壬', 8, ['甲乙丙丁。', '戊，己庚辛壬']],
    ['anywhere when there is nothing better', '甲乙丙丁戊己庚', 4, ['甲乙丙丁', '戊己庚']],
    [
      'no early line break that would leave a message nearly empty',
      '甲\n乙丙丁戊己庚辛壬癸',
      8,
      ['甲\n乙丙丁戊己庚', '辛壬癸'],
    ],
    ['nothing of white space', ' \n\n ', 8, []],
    ['nothing of what nobody sees', '\u200b\u2060\u2800\u{e0041}\ufe0f', 8, []],
    ['a character that is seen, first', `甲乙${'\u200b'.repeat(20)}丙丁`, 6, ['甲乙\u200b\u200b\u200b\u200b', '丙丁']],
  ])('cuts at %s', (_, text, units, wanted) => {
    expect(textsOf(splitMessage({ text, entities: [] }, { units, entities: 9 }))).toEqual(wanted);
  });

  it('carries an entity that no message holds on to the next', () => {
    const messages = splitMessage({ text: '长'.repeat(25), entities: [quote(0, 25)] }, { units: 10, entities: 9 });
    expect(messages.map((message) => message.entities)).toEqual([[quote(0, 10)], [quote(0, 10)], [quote(0, 5)]]);
  });

  it('keeps a source line with its quote when both go into the next message', () => {
    const text = `${'答'.repeat(5)}\n\n[1] 报\n${'引'.repeat(12)}`;
    const messages = splitMessage({ text, entities: [quote(text.length - 12, 12)] }, { units: 20, entities: 9 });
    expect(textsOf(messages)).toEqual(['答答答答答', `[1] 报\n${'引'.repeat(12)}`]);
  });

  it('splits at the entity that would be one too many', () => {
    const text = '引间'.repeat(150);
    const entities = Array.from({ length: 150 }, (_, index) => quote(index * 2, 1));
    expect(splitMessage({ text, entities }).map((message) => message.entities.length)).toEqual([
      TELEGRAM_LIMITS.entities,
      50,
    ]);
  });

  it('gives the beginning of a text within one message, entities ending with it', () => {
    const whole = { text: ` 甲乙🙂丙`, entities: [quote(2, 4)] };
    expect(firstMessage(whole, { units: 3, entities: 9 })).toEqual({ text: '甲乙', entities: [quote(1, 1)] });
    expect(firstMessage(whole, { units: 9, entities: 9 })).toEqual({ text: '甲乙🙂丙', entities: [quote(1, 4)] });
  });

  it('takes a megabyte in a moment', () => {
    const before = performance.now();
    expect(splitMessage({ text: '字'.repeat(1_000_000), entities: [] })).toHaveLength(245);
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});
