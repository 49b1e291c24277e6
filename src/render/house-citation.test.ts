import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleCitation } from './__fixtures__/answers.ts';
import { COPIED_UNITS, copiedCitation, houseCitation } from './house-citation.ts';

describe('houseCitation', () => {
  it.each([
    ['all that is known', {}, '《云栖晚报》2031年9月6日A01版《汛期未过 防线不松》'],
    ['a page number alone', { page: '3' }, '《云栖晚报》2031年9月6日第3版《汛期未过 防线不松》'],
    ['no paper', { paper: null }, '2031年9月6日A01版《汛期未过 防线不松》'],
    ['no day', { issueDate: null, page: null }, '《云栖晚报》《汛期未过 防线不松》'],
    ['no year', { issueDate: 'XXXX-09-06' }, '《云栖晚报》9月6日A01版《汛期未过 防线不松》'],
    ['no printed headline', { titleDerived: true }, '《云栖晚报》2031年9月6日A01版'],
    ['a broken, hostile headline', { title: '《甲\n乙\x1b[31m》' }, '《云栖晚报》2031年9月6日A01版《甲 乙》'],
  ])('writes %s', (_, parts, text) => {
    expect(houseCitation(sampleCitation(parts))).toBe(text);
  });

  it.each([
    [{}, '“汛期未过 防线不松,” 云栖晚报, 6 September 2031, p. A01.'],
    [{ page: '第3版', issueDate: 'XXXX-01-02' }, '“汛期未过 防线不松,” 云栖晚报, 2 January, p. 3.'],
    [{ paper: null, issueDate: null, page: null }, '“汛期未过 防线不松.”'],
    [{ titleDerived: true, page: null }, '云栖晚报, 6 September 2031.'],
  ])('writes English with %j', (parts, text) => {
    expect(houseCitation(sampleCitation(parts), 'en')).toBe(text);
  });

  it('says nothing of a source of which nothing is known', () => {
    const nothing = { paper: null, issueDate: null, page: null, titleDerived: true };
    expect([houseCitation(sampleCitation(nothing)), houseCitation(sampleCitation(nothing), 'en')]).toEqual(['', '']);
  });
});

describe('copiedCitation', () => {
  it.each(['zh', 'en'] as const)('is the house citation (%s) where a button can copy it', (language) => {
    expect(copiedCitation(sampleCitation(), language)).toBe(houseCitation(sampleCitation(), language));
  });

  it.each([
    ['zh', /^《云栖晚报》2031年9月6日A01版《长+…》$/],
    ['en', /^“长+…,” 云栖晚报, 6 September 2031, p\. A01\.$/],
  ] as const)('shortens a headline that is too long, and only that (%s)', (language, wanted) => {
    const text = copiedCitation(sampleCitation({ title: '长'.repeat(400) }), language);
    expect(text).toMatch(wanted);
    expect(text).toHaveLength(COPIED_UNITS);
  });

  it('keeps to the limit whatever the names', () => {
    const any = fc.string({ unit: 'binary', maxLength: 600 });
    fc.assert(
      fc.property(any, any, any, fc.constantFrom('zh' as const, 'en' as const), (title, paper, page, language) => {
        const text = copiedCitation(sampleCitation({ title, paper, page }), language);
        expect(text.length).toBeLessThanOrEqual(COPIED_UNITS);
        expect(text).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 40 },
    );
  });
});
