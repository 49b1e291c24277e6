import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPath, type PathPattern, parsePathPattern } from './path-pattern.ts';

const pattern = (text: string): PathPattern => {
  const read = parsePathPattern(text);
  if (typeof read === 'string') throw new Error(read);
  return read;
};

describe('matchPath', () => {
  it.each([
    ['{paper}/{yyyy}-{mm}-{dd}_{page}', '档案/云溪晚报/2023-04-12_a01', ['云溪晚报', '2023-04-12', 'A01']],
    ['{yyyy}{mm}{dd}/{page}', '20220906/03', [null, '2022-09-06', '03']],
    ['{yy}{mm}{dd}{page}', 'x/990104B2', [null, '1999-01-04', 'B2']],
    ['{yy}{mm}{dd}', '220906', [null, '2022-09-06', null]],
    ['{yyyy}年{mm}月{dd}日{page}版', '2022年9月16日四版', [null, '2022-09-16', '4']],
    ['{yyyy}/{yyyy}{mm}{dd}-{*}-{page}', '2022/20220906-ab-c-1', [null, '2022-09-06', '1']],
    ['{mm}{dd}-{page}', '0906-12', [null, 'XXXX-09-06', '12']],
    ['{dd}.{mm}.{yyyy}', '6.9.2022', [null, '2022-09-06', null]],
    ['P{page}_{*}', 'P07_news', [null, null, '07']],
    ['{paper}_{*}/{page}', '山城报_扫描/7', ['山城报', null, '7']],
  ])('reads by %s the path %s', (text, path, wanted) => {
    const read = matchPath(pattern(text), path);
    expect(read && [read.paper, read.day, read.page]).toEqual(wanted);
  });

  it.each([
    ['{yyyy}{mm}{dd}/{page}', '20221306/03'],
    ['{yyyy}{mm}{dd}/{page}', '某报20220906/03'],
    ['{yyyy}{mm}{dd}/{page}', '03'],
    ['{yyyy}/{yyyy}{mm}{dd}', '2021/20220906'],
    ['{yyyy}-{mm}-{dd}', '2022-02-30'],
    ['{paper}/{page}', '云溪晚报/头条'],
  ])('does not read by %s the path %s', (text, path) => expect(matchPath(pattern(text), path)).toBeNull());

  it('takes no time on many gaps', () => {
    const started = performance.now();
    expect(matchPath(pattern(`${'{*}a'.repeat(40)}{page}`), 'a'.repeat(80))).toBeNull();
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('reads back what it was written with', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
        fc.constantFrom('A01', '3', 'B12', '04'),
        fc.constantFrom(
          '{paper}/{yyyy}/{mm}{dd}/{page}',
          '{page}-{yy}{mm}{dd}-{paper}',
          '{paper}{yyyy}{mm}{dd}_{page}',
        ),
        (date, page, text) => {
          const day = date.toISOString().slice(0, 10);
          const path = text
            .replace('{paper}', '云溪晚报')
            .replace('{yyyy}', day.slice(0, 4))
            .replace('{yy}', day.slice(2, 4))
            .replace('{mm}', day.slice(5, 7))
            .replace('{dd}', day.slice(8))
            .replace('{page}', page);
          expect(matchPath(pattern(text), path)).toEqual({ paper: '云溪晚报', day, page });
        },
      ),
    );
  });
});

describe('parsePathPattern', () => {
  it.each([
    ['{year}-{mm}-{dd}', '不认识「{year}」'],
    ['{yyyy-{mm}', '花括号不成对'],
    ['{yyyy}/{page}', '还须写 {mm} 和 {dd}'],
    ['{mm}/{page}', '须一起写'],
    ['news/{*}', '没有写'],
    ['', '没有写'],
    ['{paper}{*}{page}', '须有分隔'],
    ['{page}'.repeat(60), '长于200字'],
  ])('says what is wrong with %s', (text, told) => expect(parsePathPattern(text)).toContain(told));
});
