import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchForm } from './fold.ts';
import { bigrams, numberTokens, words } from './tokens.ts';

describe('bigrams', () => {
  it.each([
    ['尤礼出席', ['尤礼', '礼出', '出席']],
    ['尤 礼\n出席', ['尤礼', '礼出', '出席']],
    ['尤禮，出席', ['尤礼', '出席']],
    ['礼', ['礼']],
    ['礼，尤礼', ['礼', '尤礼']],
    ['9月5日', ['9', '9月', '月5', '5', '5日']],
    ['增长３５％', ['增长', '长35%', '35%']],
    ['1.3万人', ['1.3', '1.3万', '万人']],
    ['1,300人', ['1300', '1300人']],
    ['Google  Play服务', ['google', 'play', 'play服', '服务']],
    ['二〇二二年', ['二〇', '〇二', '二二', '二年']],
    ['COVID-19', ['covid-19']],
    ['𠮷野家', ['𠮷野', '野家']],
    ['，。！', []],
    ['', []],
  ])('of %j', (text, wanted) => {
    expect(bigrams(text)).toEqual(wanted);
  });

  const text = fc
    .array(fc.constantFrom('尤', '礼', '〇', '𠮷', ' ', '\n', 'a', 'B', '9', '.', '，', '％', '-', '　', '禮'), {
      maxLength: 30,
    })
    .map((chars) => chars.join(''));

  it('hold every two Han characters that are neighbours in the search form', () => {
    fc.assert(
      fc.property(text, (value) => {
        const tokens = new Set(bigrams(value));
        for (const pair of searchForm(value).matchAll(/(?=([\u3400-\u9fff]{2}))/g)) expect(tokens).toContain(pair[1]);
      }),
    );
  });

  it('have no white space in them, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        for (const token of [...bigrams(value), ...words(value), ...numberTokens(value)]) {
          expect(token).toMatch(/^\S+$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('words', () => {
  it('are dictionary words in one script, width and case', () => {
    expect(words('會議，Google Play')).toEqual(['会议', 'google', 'play']);
  });
});

describe('numbers', () => {
  it.each([
    ['第二十次会议', ['20', '20次']],
    ['1.3万人', ['13000', '13000人']],
    ['一万三千人', ['13000', '13000人']],
    ['九月五日', ['9', '9月', '月5', '5', '5日']],
    ['没有数字', []],
  ])('of %s are the same however they are printed', (printed, wanted) => {
    expect(numberTokens(printed).filter((token) => wanted.length === 0 || wanted.includes(token))).toEqual(wanted);
  });
});
