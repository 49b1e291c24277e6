import { describe, expect, it } from 'vitest';
import { pathFacts } from './path-facts.ts';

describe('pathFacts', () => {
  it.each([
    ['云溪晚报/2023-04-12_A01.txt', '云溪晚报', '2023-04-12', 'A01'],
    ['青石日报_19990104_01.txt', '青石日报', '1999-01-04', '01'],
    ['20220906/A02.txt', null, '2022-09-06', 'A02'],
    ['云溪晚报/2023/04/12/03.html', '云溪晚报', '2023-04-12', '03'],
    ['云溪晚报2023年04月12日第3版.md', '云溪晚报', '2023-04-12', '3'],
    ['云溪晚报/2023-04-12_a01.txt.gz', '云溪晚报', '2023-04-12', 'A01'],
    ['B03.txt', null, null, 'B03'],
    ['content_20417.html', null, null, null],
    ['000_d19217f4edbcb242.txt', null, null, null],
    ['page-1.txt', null, null, null],
    ['20231345_01.txt', null, null, null],
  ])('reads %s', (source, paper, day, page) => {
    const facts = pathFacts(source);
    expect([facts.paper[0]?.value, facts.issueDate[0]?.value, facts.page[0]?.value]).toEqual(
      [paper, day, page].map((value) => value ?? undefined),
    );
  });
});
