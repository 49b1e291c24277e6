import { describe, expect, it } from 'vitest';
import { matchPath } from './path-pattern.ts';
import { claimsFromYaml, dayIn } from './yaml-facts.ts';

const read = (yaml: string) => claimsFromYaml(yaml, { kind: 'sidecar', reason: '附属文件「issue.yaml」' });
const texts = (yaml: string) => read(yaml).doubts.map(({ text }) => text);

describe('claimsFromYaml', () => {
  it('reads paper, date, page and addresses under English or Chinese keys', () => {
    const { claims, doubts } = read(
      '报名: 江州晚报\n日期: 2021年3月5日\npage: A01\nurl: https://example.com/{yyyy}/{page}\npage_image: scans/{page}.jpg\n',
    );
    expect(doubts).toEqual([]);
    expect([claims.paper, claims.issueDate, claims.page].map((each) => each[0]?.value)).toEqual([
      '江州晚报',
      '2021-03-05',
      'A01',
    ]);
    expect([claims.url, claims.pageImage]).toEqual([['https://example.com/{yyyy}/{page}'], ['scans/{page}.jpg']]);
  });

  it('reads how paths are written, and what folders call the papers', () => {
    const { settings, doubts } = read(
      'path_pattern:\n  - "{paper}/{yy}{mm}{dd}"\n  - "{page}"\npapers:\n  JZWB: 江州晚报\n',
    );
    expect(doubts).toEqual([]);
    expect(settings.patterns.map((pattern) => matchPath(pattern, 'x/210305')?.day ?? null)).toEqual([
      '2021-03-05',
      null,
    ]);
    expect(settings.papers).toEqual(new Map([['jzwb', '江州晚报']]));
    expect(read('path_pattern: "{page}"').settings.patterns).toHaveLength(1);
  });

  it.each([
    [
      'a wrong pattern',
      'path_pattern: "{year}/{page}"',
      '附属文件「issue.yaml」：path_pattern「{year}/{page}」：不认识「{year}」',
    ],
    ['papers that are a list', 'papers: [江州晚报]', 'papers 须写成'],
    ['a paper without a name', 'papers: { jzwb: "" }', 'papers「jzwb」没有报名'],
    ['a bad date', 'date: 去年春天', '日期「去年春天」读不懂'],
    ['an address that is none', 'url: www.example.com', 'url「www.example.com」：不是可用的地址'],
    ['a script for a picture', 'page_image: "javascript:alert(1)"', '不是可用的地址'],
    ['an unknown placeholder', 'url: "https://example.com/{day}"', '不认识「{day}」'],
    ['a list', '- a', '没有键值'],
    ['no YAML', 'a: [', 'YAML 格式有误'],
  ])('doubts %s and goes on', (_, yaml, told) => {
    expect(texts(yaml)).toHaveLength(1);
    expect(texts(yaml)[0]).toContain(told);
  });
});

describe('dayIn', () => {
  it.each([
    ['2022-09-06', '2022-09-06'],
    ['20220906', '2022-09-06'],
    ['XXXX-09-06', 'XXXX-09-06'],
    ['XXXX-13-06', null],
    ['2022-02-30', null],
    ['六月', null],
  ])('of %s is %s', (text, day) => expect(dayIn(text)).toBe(day));
});
