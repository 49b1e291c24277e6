import { describe, expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import { linesOfText } from '../page/page-line.ts';
import { readPage } from '../read-page.ts';
import { NO_CLAIMS } from './issue-facts.ts';
import { pathFacts } from './path-facts.ts';

const BODY = `本报讯（记者 林晓）市里昨日召开会议，部署秋粮收购工作，要求各县区备好仓容和资金。

会议说，今年秋粮长势良好，收购量预计同比增加一成。
`;

const read = (text: string, claims = NO_CLAIMS) =>
  readPage({ source: '稿.txt', shape: { wholeParagraphs: false }, lines: linesOfText(text), claims });
const page = (masthead: string, body = BODY) => read(`${masthead}\n\n秋粮收购工作会议召开\n${body}`);
const issueOf = ({ paper, issueDate }: Article) => [paper?.value ?? null, issueDate?.value ?? null];
const codes = (doubts: readonly { readonly code: string }[]) => doubts.map(({ code }) => code);

describe('a masthead', () => {
  it.each([
    ['on one line', '北桥晚报 2022年9月6日 星期二 农历八月十一 A01 要闻'],
    ['on several', '北桥晚报\n2022年9月6日 星期二\n农历八月十一\n第1234期 今日8版'],
    ['with gaps', '北 桥 晚 报\n2 0 2 2 年 9 月 6 日 星 期 二'],
    ['in Chinese numerals', '北桥晚报 二〇二二年九月六日 星期二 第01版'],
    ['with its owner', '北桥日报社主办\n北桥晚报 2022年9月6日 星期二'],
    ['with an issue number and the lunar year', '北桥晚报 2022年9月6日 星期二 壬寅年八月十一 第2088期'],
    ['with slips', '北桥晚报\n2O22年9月6日 星期二 第1234期 今日8版'],
    ['without its year', '北桥晚报\n9月6日 星期二 农历八月十一 第1234期 今日8版'],
    ['with the day of its founding', '1956年10月1日创刊 总第2088期\n北桥晚报 2022年9月6日 星期二'],
  ])('is read %s', (_, masthead) => {
    const { articles, doubts } = page(masthead);
    expect(articles.map(issueOf)).toEqual([['北桥晚报', '2022-09-06']]);
    expect(codes(doubts)).toEqual([]);
  });

  it.each([
    ['2022年9月6日　第四版　江州日报', '江州日报', '4'],
    ['江州日报 2022.09.06 周二 民生 03', '江州日报', '03'],
    ['江州日报 2022年 09 月 06 日 第1版 今日08版', '江州日报', '1'],
    ['A07 2022年9月6日 江州日报', '江州日报', 'A07'],
    ['第1234期 江州日报 2022年9月6日 A05', '江州日报', 'A05'],
    ['首页 数字报 江州日报 2022年9月6日 第02版', '江州日报', '02'],
    ['A06 教育 江州日报 2022年9月6日', '江州日报', 'A06'],
    ['市人民政府主管主办　江州日报社出版　2022年9月6日　第1版', '江州日报', '1'],
    ['江州日报　2O22年9月6曰　星期ニ　第2版', '江州日报', '2'],
  ])('gives name and page in any order: %s', (masthead, paper, number) => {
    const [article] = page(masthead).articles;
    expect([article?.paper?.value, article?.issueDate?.value, article?.page?.value]).toEqual([
      paper,
      '2022-09-06',
      number,
    ]);
  });

  it('is checked by its weekday and lunar date, each doubt once', () => {
    const twice = '北桥晚报 2022年9月6日 星期三 A01\n\n秋粮收购会议召开\n';
    const { doubts } = read(`${twice}${BODY}\n北桥晚报 2022年9月6日 星期三 A02\n\n秋收动员会议召开\n${BODY}`);
    expect(codes(doubts)).toEqual(['weekday-conflict']);
    expect(codes(page('北桥晚报 2022年9月6日 农历八月十二').doubts)).toEqual(['lunar-conflict']);
  });

  it('checks a day from the path by a weekday that stands alone', () => {
    const path = (value: string) => ({
      ...NO_CLAIMS,
      issueDate: [{ value, origin: { kind: 'path' as const, reason: null } }],
    });
    const text = `北桥晚报 星期二 A01版\n\n秋粮收购工作会议召开\n${BODY}`;
    expect(codes(read(text, path('2022-09-06')).doubts)).toEqual([]);
    expect(codes(read(text, path('2022-09-07')).doubts)).toEqual(['weekday-conflict']);
    expect(codes(read(text.replace('星期二', '9月6日 星期二 第1234期 今日8版'), path('2021-09-06')).doubts)).toEqual([
      'weekday-conflict',
    ]);
  });

  it('without year names the years that fit, and takes the one that the texts name', () => {
    const [open] = page('北桥晚报\n9月6日 星期二 第1234期 今日8版').articles;
    expect(open?.issueDate?.value).toBe('XXXX-09-06');
    expect(open?.doubts.find(({ code }) => code === 'year-unknown')?.text).toContain('2011、2016、2022年');
    const named = '本报讯（记者 林晓）9月5日，2016年全市秋粮收购会议召开，部署有关工作。\n';
    const [told] = page('北桥晚报\n9月6日 星期二 第1234期 今日8版', named).articles;
    expect(told?.issueDate?.value).toBe('2016-09-06');
    expect(told?.issueDate?.origin).toMatchObject({ kind: 'inferred' });
    expect(told?.issueDate?.origin.reason).toContain('2016年全市秋粮收购会议');
    const wrong = '本报讯（记者 林晓）9月5日，2017年全市秋粮收购会议召开，部署有关工作。\n';
    expect(page('北桥晚报\n9月6日 星期二 第1234期 今日8版', wrong).articles[0]?.issueDate?.value).toBe('XXXX-09-06');
  });
});

describe('a file of several issues', () => {
  const whole = `北桥晚报 2022年9月6日 星期二 A01

秋粮收购工作会议召开
${BODY}
南桥日报 1999年1月4日 星期一 第一版

春运准备工作会议召开
${BODY}`;

  it('gives each article what the masthead above it says', () => {
    const { articles, doubts } = read(whole);
    expect(articles.map(issueOf)).toEqual([
      ['北桥晚报', '2022-09-06'],
      ['南桥日报', '1999-01-04'],
    ]);
    expect(codes(doubts)).toEqual([]);
  });

  it('is not overruled by the file name, but by front matter', () => {
    const origin = (kind: 'path' | 'front-matter') => ({ kind, reason: null });
    const byPath = { ...NO_CLAIMS, issueDate: [{ value: '2022-09-06', origin: origin('path') }] };
    expect(read(whole, byPath).articles.map((article) => article.issueDate?.value)).toEqual([
      '2022-09-06',
      '1999-01-04',
    ]);
    const byHand = { ...NO_CLAIMS, issueDate: [{ value: '2022-09-06', origin: origin('front-matter') }] };
    const stated = read(whole, byHand);
    expect(stated.articles.map((article) => article.issueDate?.value)).toEqual(['2022-09-06', '2022-09-06']);
    expect(codes(stated.doubts)).toEqual(['date-conflict']);
  });
});

describe('a name that does not look like a paper', () => {
  const text = `江城融媒\n2022年9月6日 星期二\n\n秋粮收购工作会议召开\n${BODY}`;
  const paperIn = (source: string): string | null => read(text, pathFacts(source)).articles[0]?.paper?.value ?? null;

  it('is one when the path has it too', () => {
    expect(paperIn('江城融媒/20220906.txt')).toBe('江城融媒');
    expect(paperIn('江城融媒20220906.txt')).toBe('江城融媒');
    expect(paperIn('20220906.txt')).toBeNull();
  });
});

describe('a name in large print', () => {
  const paperOf = (masthead: string) => page(masthead).articles[0]?.paper?.value ?? null;

  it.each([
    ['溪口新闻\n2022年9月6日 星期二 02版·综合', '溪口新闻'],
    ['矿区生活\n2022年9月6日 第12期', '矿区生活'],
    ['综合新闻\n2022年9月6日 星期二', null],
  ])('above the date is the paper: %j', (masthead, wanted) => expect(paperOf(masthead)).toBe(wanted));

  it('is not needed where a web page names its source', () => {
    const { articles } = read(`秋粮收购工作会议召开\n2022-09-06 07:30　来源：临港报\n${BODY}`);
    expect(articles[0]?.paper?.value).toBe('临港报');
  });
});

describe('a date under a notice', () => {
  const text = `北桥晚报\n2022年9月6日 星期二 A01\n\n秋粮收购工作会议召开\n${BODY}\n停水通知\n\n因管道检修，城北片区明日停水，请居民做好储水准备。\n\n2022年9月3日\n消费提醒\n秋收动员会议召开\n${BODY}`;

  it('is no day of the issue', () => {
    const { articles, doubts } = read(text);
    expect(new Set(articles.map((article) => article.issueDate?.value))).toEqual(new Set(['2022-09-06']));
    expect(codes(doubts)).not.toContain('date-conflict');
  });
});

describe('a line with the name of a column', () => {
  it.each([
    ['云溪日报 2022年9月6日 星期二 要闻 2', '云溪日报', '2'],
    ['2022年9月6日 星期二 综合 洪源日报 3', '洪源日报', '3'],
    ['A4 法治周刊 2022年9月6日 星期二 南屏日报', '南屏日报', 'A4'],
  ])('tells paper and page: %s', (line, paper, printed) => {
    const article = page(line).articles[0];
    expect([article?.paper?.value, article?.page?.value]).toEqual([paper, printed]);
  });
});

describe('a line of the web with a time', () => {
  const paperOf = (line: string) => read(`秋粮收购工作会议召开\n${line}\n${BODY}`).articles[0];

  it('names who sent it, if nothing else does', () => {
    expect(paperOf('江北发布  2022-09-06 07:30  点击：120')?.paper?.value).toBe('江北发布');
    expect(paperOf('江北发布  2022-09-06 07:30  点击：120')?.issueDate?.value).toBe('2022-09-06');
    expect(paperOf('发布时间 2022-09-06 07:30 点击：120')?.paper ?? null).toBeNull();
  });
});

describe('a copyright line', () => {
  it('names a site, and no telephone', () => {
    const paperOf = (line: string) =>
      read(`秋粮收购工作会议召开\n${BODY}\n${line}\n`).articles[0]?.paper?.value ?? null;
    expect(paperOf('江城在线 版权所有：江城在线网站')).toBe('江城在线网站');
    expect(paperOf('版权所有 违法和不良信息举报电话：0000-0000000')).toBeNull();
  });
});

describe('one file after another', () => {
  it('leaves nothing of the first in the second', () => {
    const alone = page('江心报');
    page('北桥晚报 2022年9月6日 星期二 农历八月十一 A01');
    expect(page('江心报')).toEqual(alone);
  });
});
