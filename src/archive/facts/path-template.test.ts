import { describe, expect, it } from 'vitest';
import { fillTemplate, templateFault } from './path-template.ts';

const known = { paper: '江州晚报', day: '2021-03-05', page: 'A01' };

describe('fillTemplate', () => {
  it.each([
    ['https://example.com/{yyyy}{mm}/{dd}/{page}.html', known, 'https://example.com/202103/05/A01.html'],
    ['https://example.com/{yy}?p={paper}', known, 'https://example.com/21?p=%E6%B1%9F%E5%B7%9E%E6%99%9A%E6%8A%A5'],
    ['https://example.com/plain', { paper: null, day: null, page: null }, 'https://example.com/plain'],
    ['https://example.com/{page}', { ...known, page: null }, null],
    ['https://example.com/{yyyy}', { ...known, day: 'XXXX-03-05' }, null],
    ['https://example.com/{mm}{dd}', { ...known, day: 'XXXX-03-05' }, 'https://example.com/0305'],
    ['scans/{page}.jpg', { ...known, page: '../../x' }, 'scans/..%2F..%2Fx.jpg'],
  ])('fills in %s', (template, values, wanted) => expect(fillTemplate(template, values)).toBe(wanted));
});

describe('templateFault', () => {
  it.each([
    ['https://example.com/{yyyy}/{page}', null],
    ['https://example.com/{year}', '不认识「{year}」'],
    ['https://example.com/{yyyy', '花括号不成对'],
    ['https://example.com/{}', '不认识「{}」'],
  ])('of %s is %s', (template, told) => {
    if (told === null) expect(templateFault(template)).toBeNull();
    else expect(templateFault(template)).toContain(told);
  });
});
