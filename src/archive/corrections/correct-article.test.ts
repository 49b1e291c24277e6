import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../domain/article.ts';
import { articleId } from '../article-id.ts';
import { falseRuns } from '../build-article.ts';
import { linesOfText } from '../page/page-line.ts';
import { readPage } from '../read-page.ts';
import { correctArticle } from './correct-article.ts';
import { type Corrections, parseCorrections } from './corrections-file.ts';

const SOURCE = `北桥晚报 2021年3月5日 星期五 A01

春风送暖到社区
市里召开就业工作会议
本报讯（记者 林晓 通讯员 周文芳）3月4日，全市就业工作会议召开，副市长周囯文出席并讲话。会议强调要稳岗。

周 囯 文说，今年要新增岗位两万个，让更多人在家门口上班。
`;

const read = (text: string): Corrections => {
  const { corrections, doubts } = parseCorrections(text);
  expect(doubts).toEqual([]);
  return corrections;
};

function articlesOf(source: string): readonly Article[] {
  const input = { source: '北桥晚报/2021-03-05_A01.txt', shape: { wholeParagraphs: false } };
  return readPage({ ...input, lines: linesOfText(source), claims: { paper: [], issueDate: [], page: [], url: [] } })
    .articles;
}

const ARTICLE = articlesOf(SOURCE)[0]!;
const bodyOf = ({ text, body }: Article): string => text.slice(body.start, body.end);
const correct = (table: string, article = ARTICLE): Article => correctArticle(article, read(table)).article!;

describe('correctArticle', () => {
  it('puts letters right in text, headline and byline, gaps aside, and says where', () => {
    const mended = correct('- replace:\n  - { from: 周囯文, to: 周国文 }\n  - { from: 周文芳, to: 周文芬 }');
    expect(mended.text).toContain('副市长周国文出席');
    expect(mended.text).not.toContain('囯');
    expect(mended.byline.correspondents).toEqual(['周文芬']);
    expect(mended.id).toBe(articleId(mended.title, mended.text));
    expect(mended.doubts.at(-1)).toEqual({
      code: 'corrected',
      text: '更正表：「周囯文」改为「周国文」2处；「周文芳」改为「周文芬」1处',
    });
    expect(falseRuns(mended, SOURCE)).toEqual([]);
    expect(bodyOf(mended)).toBe(bodyOf(ARTICLE).replace('周 囯 文', '周国文').replace('囯', '国'));
    expect(mended.text).toContain('通讯员 周文芬）');
  });

  it('does not double what already reads as it should', () => {
    const mended = correct('- replace: { from: 就业工作, to: 全市就业工作 }');
    expect(bodyOf(mended)).toBe(bodyOf(ARTICLE));
    expect(mended.title).toBe('市里召开全市就业工作会议');
  });

  it('sets the headline in its own line', () => {
    const mended = correct('- { file: 北桥晚报/, article: 1, set: { title: 全市就业工作会议召开, kicker: "" } }');
    expect([mended.kicker, mended.title]).toEqual([null, '全市就业工作会议召开']);
    expect(mended.text.startsWith('全市就业工作会议召开\n本报讯')).toBe(true);
    expect(bodyOf(mended)).toBe(bodyOf(ARTICLE));
    expect(falseRuns(mended, SOURCE)).toEqual([]);
  });

  it('gives an untitled article a first line, and takes its doubt away', () => {
    const untitled = articlesOf('本报讯（记者 林晓）3月4日，全市就业工作会议召开。会上通报了去年的情况。\n')[0]!;
    expect(untitled.titleDerived).toBe(true);
    const mended = correct(`- { id: ${untitled.id}, set: { title: 就业会议召开, subtitle: 稳岗扩岗 } }`, untitled);
    expect(mended.text.startsWith('就业会议召开\n稳岗扩岗\n本报讯')).toBe(true);
    expect(mended.titleDerived).toBe(false);
    expect(mended.doubts.map(({ code }) => code)).not.toContain('no-headline');
    expect(bodyOf(mended)).toBe(bodyOf(untitled));
  });

  it('sets paper, date, page, url and byline with their origin', () => {
    const mended = correct(
      `- { file: "*/*.txt", set: { paper: 南桥日报, date: 2021-03-06, page: B2, url: "https://example.com/1" }, why: 张冠李戴 }
- { id: ${ARTICLE.id}, set: { reporters: [林小] } }`,
    );
    const origin = { kind: 'correction', reason: '张冠李戴' };
    expect(mended.paper).toEqual({ value: '南桥日报', origin });
    expect(mended.issueDate).toEqual({ value: '2021-03-06', origin });
    expect(mended.page).toEqual({ value: 'B2', origin });
    expect(mended.url).toBe('https://example.com/1');
    expect(mended.byline.reporters).toEqual(['林小']);
    expect(mended.doubts.filter(({ code }) => code === 'corrected')).toHaveLength(2);
  });

  it('finds an article by its title, and leaves others alone', () => {
    const table = read(
      '- { file: 北桥晚报/, article: 市里召开 就业工作会议, drop: true }\n- { file: 别处/, drop: true }',
    );
    expect(correctArticle(ARTICLE, table)).toEqual({ article: null, applied: [1] });
    expect(correctArticle({ ...ARTICLE, title: '别的' }, table)).toEqual({
      article: { ...ARTICLE, title: '别的' },
      applied: [],
    });
  });

  it('counts the records of a JSONL file by their ids', () => {
    const record = { ...ARTICLE, record: '17', n: 3 };
    expect(correctArticle(record, read('- { file: "**", article: 3, drop: true }')).article).not.toBeNull();
    expect(correctArticle(record, read('- { file: "**", article: 17, drop: true }')).article).toBeNull();
  });

  it('keeps a body true when its first or last letters change, or there is none', () => {
    const grown = correct('- replace:\n  - { from: 3月4日, to: 昨3月4日 }\n  - { from: 上班。, to: 上班。完 }');
    expect(bodyOf(grown)).toBe(`昨${bodyOf(ARTICLE)}完`);
    const bare = { ...ARTICLE, kicker: null, text: ARTICLE.title, runs: [], body: { start: 10, end: 10 } };
    const longer = correct('- replace: { from: 工作会议, to: 工作会议召开 }', bare);
    expect(bodyOf(longer)).toBe('');
    expect(longer.text).toBe(longer.title);
  });

  const words = fc.constantFrom('周囯文', '就业', '会议', '3月4日', '林晓', '市里', '。', '本报讯', '两万个', '春风');
  const letters = fc.stringMatching(/^[甲乙丙周国文就业会议市。]{1,6}$/);
  const field = fc.record(
    { title: letters, kicker: fc.option(letters, { nil: '' }), subtitle: fc.option(letters, { nil: '' }) },
    { requiredKeys: [] },
  );
  const entry = fc.record({
    line: fc.nat(),
    file: fc.constantFrom(null, '北桥晚报/', '**'),
    article: fc.constant(null),
    id: fc.constant(null),
    set: field,
    replace: fc.array(fc.record({ from: words, to: fc.oneof(letters, fc.constant('')) }), { maxLength: 4 }),
    drop: fc.constant(false),
    why: fc.constant(null),
  });

  it('keeps runs true and the body in place, and does nothing twice, whatever is corrected', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
        const once = correctArticle(ARTICLE, { entries }).article!;
        expect(falseRuns(once, SOURCE)).toEqual([]);
        expect(once.id).toBe(articleId(once.title, once.text));
        expect(once.body.start).toBeGreaterThanOrEqual(0);
        expect(once.body.end).toBeGreaterThanOrEqual(once.body.start);
        expect(once.body.end).toBeLessThanOrEqual(once.text.length);
        expect(correctArticle(once, { entries }).article).toEqual(once);
      }),
    );
  });

  it('changes nothing of a body when only the headline is set', () => {
    fc.assert(
      fc.property(field, (set) => {
        const entries = [{ line: 1, file: null, article: null, id: null, set, replace: [], drop: false, why: null }];
        expect(bodyOf(correctArticle(ARTICLE, { entries }).article!)).toBe(bodyOf(ARTICLE));
      }),
    );
  });
});
