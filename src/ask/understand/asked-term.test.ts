import { describe, expect, it } from 'vitest';
import { askedTerm } from './asked-term.ts';

describe('askedTerm', () => {
  it.each([
    ['什么是零工驿站？', '零工驿站'],
    ['“一村一策”是什么意思', '一村一策'],
    ['一村一策指的是什么', '一村一策'],
    ['请问什么叫河长制', '河长制'],
    ['滨江书院是怎样一座书院', '滨江书院'],
    ['能给我介绍一下什么是以工代赈么', '以工代赈'],
    ['港务集团的全称是什么', '港务集团'],
  ])('%s → %s', (question, term) => {
    expect(askedTerm(question)).toBe(term);
  });
});
