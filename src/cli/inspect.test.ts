import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonLines, SAMPLE, temporary, wenbao, write } from './__fixtures__/wenbao.ts';

interface Inspected {
  readonly source: string;
  readonly articles: readonly (Record<string, unknown> & {
    readonly text: string;
    readonly events: readonly { readonly quote: string; readonly start: number; readonly end: number }[];
  })[];
}

const PAGE = join(SAMPLE, '雁城新报', '2022-09-06_A01.txt');

describe('inspect', () => {
  it('prints what was read of several files, one line of JSON each; offsets hold in the text it gives', async () => {
    const run = await wenbao(['inspect', '--json', PAGE, join(SAMPLE, 'page-one.txt')]);
    expect(run).toMatchObject({ code: 0, err: '' });
    const [first, second, ...rest] = jsonLines<Inspected>(run.out);
    expect(rest).toEqual([]);
    expect([first?.source, second?.source]).toEqual(['2022-09-06_A01.txt', 'page-one.txt']);
    expect(Object.keys(first ?? {}).sort()).toEqual(['articles', 'doubts', 'furniture', 'source']);
    const article = first?.articles[0];
    const names =
      'article_id n kicker title title_derived subtitle paper issue_date issue_date_from page url reporters correspondents other_credits text body cut doubts events statements people dates';
    expect(Object.keys(article ?? {}).sort()).toEqual(names.split(' ').sort());
    expect(article).toMatchObject({ n: 1, paper: '雁城新报', issue_date: '2022-09-06', reporters: ['周砚'] });
    const event = article?.events[0];
    expect(event).toMatchObject({ name: '全市新冠肺炎疫情防控工作调度会', from: '2022-09-05', day_part: '上午' });
    expect(article?.text.slice(event?.start, event?.end)).toBe(event?.quote);
  });

  it('shows the others when a file cannot be read, notes each that cannot, and fails', async () => {
    const binary = write(temporary('renamed.txt'), Buffer.from('7f454c4602010100000000000000', 'hex'));
    const empty = write(temporary('empty.txt'), '');
    const pdf = write(temporary('page.pdf'), '%PDF-1.4');
    const nothing = write(temporary('folder.txt', '.hidden'), '');
    const run = await wenbao(['inspect', binary, temporary('missing.txt'), PAGE, empty, pdf, join(nothing, '..')]);
    expect(run.code).toBe(1);
    expect(run.err.trim().split('\n')).toEqual([
      'renamed.txt 读不了：内容是可执行文件，不是文本',
      `${temporary('missing.txt')} 读不了：没有这个文件或文件夹`,
      'empty.txt 读不了：文件是空的',
      'page.pdf 读不了：不支持这种格式',
      `${temporary('folder.txt')} 读不了：里面没有可读的文件`,
    ]);
    expect(run.out).toContain('第1篇');
    expect(run.out).toContain('主题  我市视频调度疫情防控');
  });
});
