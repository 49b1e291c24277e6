import { existsSync, readFileSync } from 'node:fs';
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
    expect([first?.source, second?.source]).toEqual(['雁城新报/2022-09-06_A01.txt', 'page-one.txt']);
    expect(Object.keys(first ?? {}).sort()).toEqual(['articles', 'doubt_score', 'doubts', 'furniture', 'source']);
    const article = first?.articles[0];
    const names =
      'article_id n kicker title title_derived subtitle paper issue_date issue_date_from page url page_image reporters correspondents other_credits text body cut doubts doubt_score events statements people named dates';
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
      'page.pdf 读不了：PDF 损坏或不是 PDF',
      `${temporary('folder.txt')} 读不了：里面没有可读的文件`,
    ]);
    expect(run.out).toContain('第1篇');
    expect(run.out).toContain('主题  我市视频调度疫情防控');
  });

  it('draws no colour into a pipe unless told to, and leaves a blank line between files', async () => {
    const run = await wenbao(['inspect', PAGE, join(SAMPLE, 'page-one.txt')]);
    expect(run.out).not.toContain('\u001b');
    expect(run.out).toContain('\n\npage-one.txt（');
    expect((await wenbao(['inspect', PAGE], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[');
  });

  it('writes one page of all files, again over the one it wrote before', async () => {
    const page = temporary('解读.html');
    for (const files of [[PAGE], [PAGE, join(SAMPLE, 'page-one.txt'), temporary('missing.txt')]]) {
      const run = await wenbao(['inspect', '--html', page, ...files]);
      expect(run.out).toBe('');
      expect(run.err).toContain(`个文件的解读已写入 ${page}\n`);
      expect(run.code).toBe(files.length === 1 ? 0 : 1);
    }
    const written = readFileSync(page, 'utf8');
    expect(written).toContain('<a href="#f2">page-one.txt</a>');
    expect(written).toContain('title="人物：周砚');
  });

  it('keeps hostile names and texts as text in the page', async () => {
    const evil = `</script><img src=x onerror=alert(1)>`;
    const source = write(
      temporary('<img onerror=x>\u202etxt.txt'),
      `${evil}\n\n　　本报讯 （记者 ${evil}） 昨日${evil}在云溪召开。\n`,
    );
    const page = temporary('hostile.html');
    expect(await wenbao(['inspect', '--html', page, source])).toMatchObject({ code: 0 });
    const written = readFileSync(page, 'utf8');
    expect(written).not.toMatch(/<img|<script|<\/script|\u202e/);
    expect(written).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it.each([
    [
      'in a folder that is not there',
      temporary('no', 'such', 'folder.html'),
      `写不了文件：${temporary('no', 'such', 'folder.html')}。请检查文件夹是否存在、能否写入，磁盘是否已满。`,
    ],
    [
      'in the place of a folder',
      temporary('folder.html'),
      `${temporary('folder.html')} 已经存在，而且不是解读页。请另写一个文件名，以免覆盖原件。`,
    ],
    [
      'of another kind',
      temporary('解读.txt'),
      `--html 后面应是 .html 文件：${temporary('解读.txt').slice(0, 60)}。例如：wenbao inspect --html 解读.html data/sample/*.txt。`,
    ],
  ])('refuses to write a file %s', async (_, path, line) => {
    write(temporary('folder.html', 'in-it.txt'), '');
    expect(await wenbao(['inspect', '--html', path, PAGE])).toEqual({ code: 2, out: '', err: `${line}\n` });
  });

  it('writes no page when nothing could be read, and none beside JSON', async () => {
    const page = temporary('nothing.html');
    expect(await wenbao(['inspect', '--html', page, temporary('missing.txt')])).toMatchObject({ code: 1, out: '' });
    expect(existsSync(page)).toBe(false);
    expect(await wenbao(['inspect', '--json', '--html', page, PAGE])).toEqual({
      code: 2,
      out: '',
      err: '--html 与 --json 不能同时写。请去掉其中一个。\n',
    });
  });

  it('never writes over a page of the archive', async () => {
    const page = write(temporary('版面.html'), '<html><body><p>昨日，云溪二桥开工。</p></body></html>');
    const run = await wenbao(['inspect', '--html', page, PAGE]);
    expect(run).toEqual({
      code: 2,
      out: '',
      err: `${page} 已经存在，而且不是解读页。请另写一个文件名，以免覆盖原件。\n`,
    });
    expect(readFileSync(page, 'utf8')).toContain('云溪二桥');
  });
});
