import { describe, expect, it } from 'vitest';
import { findDates } from './dates.ts';
import { readReignYear } from './time-reign.ts';

describe('readReignYear', () => {
  it.each([
    ['民国二十六年', 1937],
    ['中华民国85年', 1996],
    ['光绪三十二年', 1906],
    ['宣统元年', 1909],
    ['昭和五十年', 1975],
    ['平成3年', 1991],
  ])('counts %s', (text, year) => {
    expect(readReignYear(text, 0)).toMatchObject({ value: { year }, end: text.length });
  });

  it.each(['宣统四年', '民国初年', '民国时期', '共同治理三年', '光绪年', '平成零年', ''])(
    'reads none in %s',
    (text) => {
      expect(readReignYear(text, 0)).toBeNull();
    },
  );
});

describe('findDates', () => {
  it.each([
    ['中華民國八十五年十月三日', '1996-10-03', '1996-10-03'],
    ['民国38年10月1日', '1949-10-01', '1949-10-01'],
    ['宣统三年', '1911-01-01', '1911-12-31'],
  ])('reads %s', (text, from, to) => {
    expect(findDates(text, { reference: '2022-09-06', use: 'article' })).toMatchObject([{ text, from, to }]);
  });
});
