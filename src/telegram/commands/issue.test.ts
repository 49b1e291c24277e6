import { describe, expect, it } from 'vitest';
import { type Bench, startBench } from '../__fixtures__/bot-bench.ts';
import { fakeArticle } from '../__fixtures__/fake-archive.ts';

/** Twelve more articles of the evening paper, on two pages; and one of an older issue. */
function fill({ archive }: Bench): void {
  const more = Array.from({ length: 12 }, (_, at) =>
    fakeArticle({
      id: `a_more${at}`,
      title: `晚报稿件${at}`,
      body: '正文。'.repeat(2_000),
      page: at < 6 ? 'A01' : 'A02',
    }),
  );
  const old = fakeArticle({ id: 'a_old', title: '旧闻一则', body: '正文。', day: '2031-09-03' });
  archive.held = [...archive.held, ...more, old];
}

describe('/today', () => {
  it('tells what each paper of the newest day says, page by page, with a button for each article', async () => {
    const bench = await startBench();
    fill(bench);
    const reader = bench.reader();
    reader.says('/today');
    const daily = await reader.sees('《云栖日报》2031年9月6日');
    expect(daily.text).toBe('《云栖日报》2031年9月6日　1版、1篇\n\n第3版\n1. 古桥怎么护 大家来商量');
    expect(daily.buttons).toEqual([['1']]);
    const evening = await reader.sees('《云栖晚报》2031年9月6日　2版、13篇');
    expect(evening.text).toContain('\n\nA01版\n1. 汛期未过 防线不松');
    expect(evening.text).toContain('\n\nA02版\n8. 晚报稿件6\n');
    expect(evening.buttons).toEqual([
      ['1', '2', '3', '4', '5'],
      ['6', '7', '8', '9', '10'],
      ['◀', '1/2', '▶'],
    ]);
    await reader.presses('▶').answer();
    const second = await reader.sees('11. 晚报稿件9');
    expect(second.id).toBe(evening.id);
    expect(second.buttons).toEqual([
      ['11', '12', '13'],
      ['◀', '2/2', '▶'],
    ]);
  });

  it('opens an article in a message of its own, whose pages are turned in place', async () => {
    const bench = await startBench();
    fill(bench);
    const reader = bench.reader();
    reader.says('/today');
    await reader.sees('《云栖晚报》');
    await reader.presses('2').answer();
    const article = await reader.sees(/《云栖晚报》2031年9月6日A01版《晚报稿件0》\n\n晚报稿件0\n/);
    expect(article.buttons).toEqual([['◀', '1/2', '▶']]);
    await reader.presses('▶', article.id).answer();
    expect((await reader.sees(/^《云栖晚报》2031年9月6日A01版《晚报稿件0》\n\n.*正文。/s)).id).toBe(article.id);
  });

  it('links to the page on paper where the archive knows it', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/today');
    await reader.sees('《云栖日报》');
    reader.opens('a_a_90e3f7aa');
    const { keyboard } = await reader.sees('大家来商量\n');
    expect(keyboard.flat()).toMatchObject([{ url: 'https://paper.example/2031/09/06/3' }]);
  });

  it('keeps to the paper that the conversation is limited to', async () => {
    const bench = await startBench();
    const reader = bench.reader();
    reader.says('/paper 云栖日报');
    await reader.sees('只查《云栖日报》');
    reader.says('/today');
    await reader.sees('《云栖日报》2031年9月6日');
    await reader.seesNothing();
  });

  it('says so when nothing is held', async () => {
    const bench = await startBench();
    bench.archive.held = [];
    const reader = bench.reader();
    reader.says('/today');
    await reader.sees('馆藏里还没有报纸');
  });

  it('names no pages of an issue of which none is known, and marks headlines that were supplied', async () => {
    const bench = await startBench();
    const bare = fakeArticle({ id: 'a_bare', title: '无版稿件', body: '正文。', paper: '青溪时报', day: '2031-09-08' });
    bench.archive.held = [...bench.archive.held, { ...bare, page: null, titleDerived: true }];
    const reader = bench.reader();
    reader.says('/today');
    const { text } = await reader.sees('《青溪时报》2031年9月8日');
    expect(text).toBe('《青溪时报》2031年9月8日　1版、1篇\n\n1. 无版稿件（代拟）');
  });

  it('says so when no day is known of what is held', async () => {
    const bench = await startBench();
    const issue = { paper: '青溪时报', day: null, inferred: false, pages: 1, articles: 1, doubtful: 0 };
    bench.archive.holdings = async () => ({ issues: [issue], files: 1, articles: 1, passages: 1, events: 0 });
    const reader = bench.reader();
    reader.says('/today');
    await reader.sees('没有读到日期');
  });

  it('says what is gone since its buttons were sent', async () => {
    const bench = await startBench();
    fill(bench);
    const reader = bench.reader();
    reader.says('/today');
    await reader.sees('《云栖晚报》');
    bench.archive.held = [];
    expect((await reader.presses('1').answer()).text).toContain('没有这篇稿件');
    expect((await reader.presses('▶').answer()).text).toContain('没有这一期');
  });
});

describe('/issue', () => {
  it.each([
    ['/issue 2031-09-03', '《云栖晚报》2031年9月3日　1版、1篇'],
    ['/issue 2031年9月6日 日报', '《云栖日报》2031年9月6日'],
    ['/issue 9月3日', '《云栖晚报》2031年9月3日'],
    ['/issue 昨天的晚报', '《云栖晚报》2031年9月3日'],
    ['/issue yesterday', '《云栖晚报》2031年9月3日'],
  ])('%s', async (line, wanted) => {
    const bench = await startBench();
    fill(bench);
    const reader = bench.reader();
    reader.says('/date 2031-09-04');
    await reader.sees('2031年9月4日');
    reader.says(line);
    await reader.sees(wanted);
    await reader.seesNothing();
  });

  it('says which days around are held for one that is not, and opens them', async () => {
    const bench = await startBench();
    fill(bench);
    const reader = bench.reader();
    reader.says('/issue 2031-09-04');
    const { buttons } = await reader.sees('馆藏里没有2031年9月4日的报纸。最近的是：');
    expect(buttons).toEqual([['2031年9月6日', '2031年9月3日']]);
    await reader.presses('2031年9月3日').answer();
    await reader.sees('1. 旧闻一则');
  });

  it.each([
    ['/issue', '请写上日期'],
    ['/issue 那天', '没看懂日期'],
    ['/issue 2031-09', '这段时间馆藏里有这几天的报纸'],
    ['/issue 2030', '这段时间的报纸馆藏里没有'],
    ['/issue 2031-09-06 青溪时报', '馆藏里没有这种报纸'],
  ])('%s: says what can be asked for', async (line, wanted) => {
    const bench = await startBench();
    fill(bench);
    const reader = bench.reader();
    reader.says(line);
    const { buttons } = await reader.sees(wanted);
    expect(buttons).toEqual(wanted.includes('这种报纸') ? [] : [['2031年9月6日', '2031年9月3日']]);
  });

  it('writes days as the reader does who chose English', async () => {
    const bench = await startBench();
    bench.state.readers.setLanguage(7, 'en');
    const reader = bench.reader();
    reader.says('/issue 2031-09-04');
    const { buttons } = await reader.sees('No paper from 2031-09-04 is held');
    expect(buttons).toEqual([['2031-09-06']]);
    await reader.presses('2031-09-06').answer();
    await reader.sees('《云栖晚报》 2031-09-06: 1 page, 1 article');
  });

  it('tells a failure in one line', async () => {
    const bench = await startBench();
    bench.archive.issue = () => Promise.reject(new Error('gone'));
    const reader = bench.reader();
    reader.says('/today');
    await reader.sees('没有办成');
  });
});
