import { describe, expect, it } from 'vitest';
import { maskQuotes } from './event-mask.ts';

describe('maskQuotes', () => {
  it.each([
    ['quoted words', '他说“要开会”。', '他说“\ue000\ue000\ue000”。'],
    [
      'a quoted name but for the word that says what it is',
      '举办“迎新春书画展”。',
      '举办“\ue000\ue000\ue000\ue000画展”。',
    ],
    ['all of a book title', '《第三次工作会议》', '《\ue000\ue000\ue000\ue000\ue000\ue000\ue000》'],
    ['nothing behind a mark that does not close', '他说“要开会。', '他说“要开会。'],
  ])('blanks %s', (_, text, wanted) => {
    expect(maskQuotes(text)).toBe(wanted);
  });
});
