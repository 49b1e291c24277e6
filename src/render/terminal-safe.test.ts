import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, terminalSafe } from './terminal-safe.ts';

const FORBIDDEN = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('terminalSafe', () => {
  it.each([
    ['colours', '\x1b[31m红字\x1b[0m', '红字'],
    ['a cursor move', '甲\x1b[2J\x1b[1;1H乙', '甲乙'],
    ['an eight-bit sequence', '甲\x9b31m乙', '甲乙'],
    ['a window title', '甲\x1b]0;新标题\x07乙', '甲乙'],
    ['a link', '\x1b]8;;https://bad.example\x1b\\点这里\x1b]8;;\x1b\\', '点这里'],
    ['a string that never ends', '甲\x1b]0;乙丙', '甲0;乙丙'],
    ['a lone escape at the end', '甲\x1b', '甲'],
    ['NUL, BEL and backspace', '甲\0乙\x07丙\b', '甲乙丙'],
    ['marks that turn the text round', '甲\u202e乙\u2066丙\u200f', '甲乙丙'],
    ['every kind of line break', '甲\r\n乙\r丙\u2028丁\x0b戊', '甲\n乙\n丙\n丁\n戊'],
    ['a tab', '甲\t乙', '甲 乙'],
    ['half of a pair', '甲\ud83d乙\ude00', '甲\ufffd乙\ufffd'],
    ['nothing else', '《衡阳晚报》“A01”版 🙂 𠀀', '《衡阳晚报》“A01”版 🙂 𠀀'],
  ])('drops or mends %s', (_, text, wanted) => {
    expect(terminalSafe(text)).toBe(wanted);
  });

  it('leaves nothing behind that moves a cursor, whatever comes in', () => {
    const unit = fc.constantFrom(
      '\x1b',
      '[',
      ']',
      '3',
      ';',
      'm',
      '\x07',
      '\x9b',
      '\x9d',
      '\x9c',
      '\\',
      '\n',
      '字',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(unit), fc.string({ unit: 'binary' }), (units, rest) => {
        const safe = terminalSafe(units.join('') + rest);
        return !FORBIDDEN.test(safe) && !/\p{Surrogate}/u.test(safe);
      }),
    );
  });

  it.each(['\x1b[', '\x1b]', '\x90', '\x1b[1;', '\x9b\x9d'])('takes linear time on %j repeated', (part) => {
    const before = performance.now();
    terminalSafe(part.repeat(200_000));
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe('oneLine', () => {
  it('makes one space of white space of any length', () => {
    expect(oneLine(' 甲\r\n\t　乙\x1b[0m ')).toBe('甲 乙');
  });
});
