import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFields } from '../../domain/day.ts';
import { pathFacts } from './path-facts.ts';
import { parsePathPattern } from './path-pattern.ts';
import { NO_SETTINGS, type PathSettings } from './path-settings.ts';

const read = (source: string, settings: PathSettings = NO_SETTINGS) => {
  const claims = pathFacts(source, settings);
  return [claims.paper[0]?.value, claims.issueDate[0]?.value, claims.page[0]?.value].map((value) => value ?? null);
};

describe('pathFacts', () => {
  it.each([
    // Paper, day and page with their usual separators.
    ['云溪晚报/2023-04-12_A01.txt', '云溪晚报', '2023-04-12', 'A01'],
    ['青石日报_19990104_01.txt', '青石日报', '1999-01-04', '01'],
    ['20220906/A02.txt', null, '2022-09-06', 'A02'],
    ['云溪晚报/2023/04/12/03.html', '云溪晚报', '2023-04-12', '03'],
    ['云溪晚报2023年04月12日第3版.md', '云溪晚报', '2023-04-12', '3'],
    ['云溪晚报/2023-04-12_a01.txt.gz', '云溪晚报', '2023-04-12', 'A01'],
    ['2022/09/06/A03.txt', null, '2022-09-06', 'A03'],
    ['2022/9/6/3.txt', null, '2022-09-06', '3'],
    ['2022年9月6日 第03版 要闻.pdf', null, '2022-09-06', '03'],
    ['２０２２年９月６日　第０３版.pdf', null, '2022-09-06', '03'],
    ['20220906-01-衡山日报.docx', '衡山日报', '2022-09-06', '01'],
    ['山城报 1987.5.1 四版.txt', '山城报', '1987-05-01', '4'],
    ['一九九九年元月四日头版.txt', null, '1999-01-04', '1'],
    ['一九八七年十二月三十一日第二版.txt', null, '1987-12-31', '2'],
    ['江州晚报/2021.03.05/B12-民生.txt', '江州晚报', '2021-03-05', 'B12'],
    ['江州晚报_2021_03_05_B12.txt', '江州晚报', '2021-03-05', 'B12'],
    ['江州晚报20210305A01.txt', '江州晚报', '2021-03-05', 'A01'],
    ['jzwb20210305.txt', null, '2021-03-05', null],
    ['jzwb2021030502.txt', null, '2021-03-05', '02'],
    ['2021030502.txt', null, '2021-03-05', '02'],
    ['2021-03-05-p3.md', null, '2021-03-05', '3'],
    ['A01_20210305.txt', null, '2021-03-05', 'A01'],
    ['第03版_2021-03-05.txt', null, '2021-03-05', '03'],
    ['02版/2021-03-05.txt', null, '2021-03-05', '02'],
    ['2021-03-05/A01/标题很长的一篇稿件.txt', null, '2021-03-05', 'A01'],
    ['2021-03-05/01/3.txt', null, '2021-03-05', '01'],
    ['2021-03-05_3_1.txt', null, '2021-03-05', '3'],
    ['2021-03-05 头版.txt', null, '2021-03-05', '1'],
    ['2021年/03月/05日/A01.txt', null, '2021-03-05', 'A01'],
    ['江州晚报2021年3月/5日/1版.txt', '江州晚报', '2021-03-05', '1'],
    ['靑石日報_19990104_01.txt', '靑石日報', '1999-01-04', '01'],
    // Digital editions: the month is a folder, node_ and content_ numbers are no pages.
    ['某某日报/2022-09/06/node_2.htm', '某某日报', '2022-09-06', null],
    ['html/2022-09/06/content_128.htm', null, '2022-09-06', null],
    ['html/202209/06/content_128_4.htm', null, '2022-09-06', null],
    ['content_20220906_3.html', null, '2022-09-06', null],
    ['某报202209.zip/06/A01.txt', '某报', '2022-09-06', 'A01'],
    ['江州晚报2022.zip/0906/A01.txt', '江州晚报', '2022-09-06', 'A01'],
    ['江州晚报/2022/0906/A01.txt', '江州晚报', '2022-09-06', 'A01'],
    ['江州晚报/2022/9月6日/A01.txt', '江州晚报', '2022-09-06', 'A01'],
    ['江州晚报2022年合订本/09月/06日 02版.txt', '江州晚报', '2022-09-06', '02'],
    ['江州晚报合订本/9月6日/A01.txt', '江州晚报', 'XXXX-09-06', 'A01'],
    ['2021-03/21.03.05-A02.txt', null, null, null],
    ['2021.3.5.01.txt', null, '2021-03-05', '01'],
    ['202209/t20220906_123456.html', null, '2022-09-06', null],
    ['2022-09/06/c_1128980000.htm', null, '2022-09-06', null],
    ['报纸扫描/1999年/1月/4日/一版.txt', null, '1999-01-04', '1'],
    ['江州晚报1999年1-6月合订本/稿.txt', '江州晚报', null, null],
    ['2022.09.06星期二A01.pdf', null, '2022-09-06', 'A01'],
    ['2022年第36期_A01.txt', null, null, null],
    // A page or a paper alone, where it cannot be anything else.
    ['A02版.txt', null, null, 'A02'],
    ['B03.txt', null, null, 'B03'],
    ['第5版.txt', null, null, '5'],
    ['江州晚报/四版.txt', '江州晚报', null, '4'],
    ['江州晚报/稿件.txt', '江州晚报', null, null],
    // What is no day, no page and no paper.
    ['content_20417.html', null, null, null],
    ['000_d19217f4edbcb242.txt', null, null, null],
    ['a20220906f4edbc.txt', null, null, null],
    ['12345678.txt', null, null, null],
    ['IMG_20220906_101010.txt', null, null, null],
    ['微信图片_20220906101010.txt', null, null, null],
    ['Screenshot_2022-09-06-10-10-10.txt', null, null, null],
    ['扫描_20220906_0001.txt', null, null, null],
    ['page-1.txt', null, null, null],
    ['20231345_01.txt', null, null, null],
    ['2023-02-30_01.txt', null, null, null],
    ['20220906 (1).txt', null, '2022-09-06', null],
    ['2022-09-06 - 副本.txt', null, '2022-09-06', null],
    ['2022-09-06_12点直播.txt', null, '2022-09-06', null],
    ['2022-09-06_101010_A02.txt', null, '2022-09-06', 'A02'],
    ['13812345678.txt', null, null, null],
    ['19991231235959.txt', null, null, null],
    ['ISBN9787020220906.txt', null, null, null],
    ['3.14159265.txt', null, null, null],
    ['2022/报告.txt', null, null, null],
    ['情况简报/2022-09-06.txt', null, '2022-09-06', null],
    ['读江州晚报有感.txt', null, null, null],
    ['数字报/2022-09-06/01.txt', null, '2022-09-06', '01'],
    ['改版方案.txt', null, null, null],
    ['第一版本.txt', null, null, null],
    ['0906.txt', null, null, null],
    ['2022-0906.txt', null, '2022-09-06', null],
    ['2050-09-06.txt', null, '2050-09-06', null],
    ['30220906.txt', null, null, null],
  ])('reads %s', (source, paper, day, page) => {
    expect(read(source)).toEqual([paper, day, page]);
  });

  it('never throws, and names real days only, whatever the path', () => {
    const piece = fc.constantFrom(
      '2022',
      '09',
      '6',
      '31',
      '年',
      '月',
      '日',
      '-',
      '_',
      '/',
      '.',
      'A01',
      '版',
      '第',
      '江州晚报',
      '.zip/',
      '报',
      ' ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const claims = pathFacts(pieces.join(''));
        for (const { value } of claims.issueDate) expect(dayFields(value)).not.toBeNull();
        for (const { value } of claims.page) expect(value).toMatch(/^[A-Z]?\d{1,3}$/);
      }),
    );
  });

  it('takes no time on long paths', () => {
    const started = performance.now();
    for (const part of ['2022-', '20220906', 'a2022', '年2022', '晚报', '第1版', '1/']) pathFacts(part.repeat(500));
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('keeps a year that stands alone for days found elsewhere', () => {
    const claims = pathFacts('江州晚报2022年合订本/A01.txt');
    expect(claims.year?.map(({ value }) => value)).toEqual([2022]);
    expect(pathFacts('江州晚报/2022-09-06.txt').year).toEqual([]);
  });

  const settings: PathSettings = {
    patterns: ['{paper}/{dd}{mm}{yyyy}-{page}', '{yy}{mm}{dd}'].flatMap((text) => {
      const pattern = parsePathPattern(text);
      return typeof pattern === 'string' ? [] : [pattern];
    }),
    papers: new Map([
      ['jzwb', '江州晚报'],
      ['晚报', '江州晚报'],
    ]),
  };

  it.each([
    ['档案/qsrb/06092022-7.txt', 'qsrb', '2022-09-06', '7'],
    ['档案/jzwb/06092022-7.txt', '江州晚报', '2022-09-06', '7'],
    ['jzwb/220906.txt', '江州晚报', '2022-09-06', null],
    ['jzwb/2022-09-06_A01.txt', '江州晚报', '2022-09-06', 'A01'],
    ['JZWB_20220906_A01.txt', '江州晚报', '2022-09-06', 'A01'],
    ['晚报/2022-09-06_A01.txt', '江州晚报', '2022-09-06', 'A01'],
    ['jzwb20220906.txt', '江州晚报', '2022-09-06', null],
  ])('reads %s as the operator says', (source, paper, day, page) => {
    expect(read(source, settings)).toEqual([paper, day, page]);
  });

  it('tells where each was read', () => {
    expect(pathFacts('云溪晚报/2023-04-12_A01.txt').issueDate[0]?.origin).toEqual({
      kind: 'path',
      reason: '路径「云溪晚报/2023-04-12_A01.txt」',
    });
    expect(pathFacts('jzwb/06092022-7.txt', settings).page[0]?.origin.reason).toBe(
      '路径「jzwb/06092022-7.txt」，按 path_pattern「{paper}/{dd}{mm}{yyyy}-{page}」',
    );
    expect(pathFacts('jzwb/A01.txt', settings).paper[0]?.origin.reason).toBe('路径中的「jzwb」，按 papers');
  });
});
