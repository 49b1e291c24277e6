import { describe, expect, it } from 'vitest';
import { sampleCitation } from './__fixtures__/answers.ts';
import { citationLine, inferredMarks, pageText } from './citation-line.ts';

describe('citationLine', () => {
  it.each([
    ['all known', {}, '《云栖晚报》2031年9月6日A01版《汛期未过 防线不松》'],
    ['an unknown year', { issueDate: 'XXXX-09-06' }, '《云栖晚报》9月6日（年份不详）A01版《汛期未过 防线不松》'],
    ['an unknown day', { issueDate: null }, '《云栖晚报》（日期不详）A01版《汛期未过 防线不松》'],
    ['an unknown paper', { paper: null }, '报名不详，2031年9月6日A01版《汛期未过 防线不松》'],
    ['nothing but a headline', { paper: null, issueDate: null, page: null }, '报名不详，日期不详《汛期未过 防线不松》'],
    ['a page by number', { page: '3' }, '《云栖晚报》2031年9月6日第3版《汛期未过 防线不松》'],
    [
      'names that bring their brackets',
      { paper: '《云栖晚报》', title: '《古桥》开机' },
      '《云栖晚报》2031年9月6日A01版《《古桥》开机》',
    ],
    ['hostile names', { paper: '云栖\x1b[31m晚报\n', title: '汛\u202e期' }, '《云栖晚报》2031年9月6日A01版《汛期》'],
  ])('is written with %s', (_, parts, wanted) => {
    expect(citationLine(sampleCitation(parts))).toBe(wanted);
  });
});

describe('inferredMarks', () => {
  it.each([
    [{}, ''],
    [{ issueDateInferred: true }, '（日期据文内推断）'],
    [
      { paperInferred: true, issueDateInferred: true, titleDerived: true },
      '（报名系推断，日期据文内推断，标题据正文代拟）',
    ],
    [{ paper: null, paperInferred: true, issueDate: null, issueDateInferred: true }, ''],
  ])('marks %j', (parts, wanted) => {
    expect(inferredMarks(sampleCitation(parts))).toBe(wanted);
  });
});

describe('pageText', () => {
  it.each([
    ['A01', 'A01版'],
    ['03', '第03版'],
    ['头版', '头版'],
  ])('writes %s as %s', (page, wanted) => {
    expect(pageText(page)).toBe(wanted);
  });
});
