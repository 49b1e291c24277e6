import { describe, expect, it } from 'vitest';
import { FILE_READING } from './__fixtures__/readings.ts';
import { inspectJson } from './inspect-json.ts';
import { inspectText } from './inspect-text.ts';
import { columns } from './wrap.ts';

describe('inspectJson', () => {
  it('is the object of the contract', async () => {
    await expect(`${JSON.stringify(inspectJson(FILE_READING), null, 2)}\n`).toMatchFileSnapshot(
      '__fixtures__/golden/inspect.json',
    );
  });

  it('gives offsets that refer to the text', () => {
    const [article] = inspectJson(FILE_READING).articles;
    const cut = (span: { start: number; end: number } | undefined) => article?.text.slice(span?.start, span?.end);
    expect(cut(article?.events[0])).toBe(article?.events[0]?.quote);
    expect(cut(article?.events[0]?.participants[0])).toBe('林致远');
    expect(cut(article?.people[1])).toBe('林致远');
    expect(cut(article?.dates[0])).toBe('9月5日上午');
    expect(article?.text.endsWith(article.body)).toBe(true);
  });

  it.each([
    [{ kind: 'masthead', reason: null } as const, 'masthead'],
    [{ kind: 'inferred', reason: '星期推算' } as const, 'inferred:星期推算'],
  ])('writes the origin %j as %s', (origin, wanted) => {
    const [first] = FILE_READING.articles;
    const article = { ...first!.article, issueDate: { value: '2031-09-06', origin } };
    const [json] = inspectJson({ ...FILE_READING, articles: [{ ...first!, article }] }).articles;
    expect(json?.issue_date_from).toBe(wanted);
  });
});

describe('inspectText', () => {
  it('draws a file for a person', async () => {
    await expect(`${inspectText(FILE_READING, { colour: false, width: 80 })}\n`).toMatchFileSnapshot(
      '__fixtures__/golden/inspect.txt',
    );
  });

  it('draws a file without articles', () => {
    const empty = { source: 'a\x1b[2Jb.txt', furniture: [], doubts: [], articles: [] };
    expect(inspectText(empty, { colour: false, width: 80 })).toBe(
      'ab.txt（0篇稿件，版面杂项0处，存疑0处，存疑度0.00）',
    );
  });

  it.each([
    ['headline', '\x1b[1m汛期未过 防线不松\x1b[0m'],
    ['byline', '\x1b[36m记者 许南；通讯员 江一帆；摄影 何朝\x1b[0m'],
    ['event', '\x1b[36m会议“全市防汛工作会议”\x1b[0m'],
    ['doubts', '\x1b[33m存疑\x1b[0m  \x1b[33m稿件在句中中断\x1b[0m'],
    ['furniture', '\x1b[2m报头：云栖晚报 2031年9月6日 A01\x1b[0m'],
  ])('draws the %s apart when colours are asked for', (_, drawn) => {
    expect(inspectText(FILE_READING, { colour: true, width: 80 })).toContain(drawn);
  });

  it('says the same in colour and without, in lines of the width of the terminal', () => {
    const plain = inspectText(FILE_READING, { colour: false, width: 60 });
    const drawn = inspectText(FILE_READING, { colour: true, width: 60 });
    expect(drawn.replace(/\x1b\[\d+m/g, '')).toBe(plain);
    expect(plain).not.toContain('\x1b');
    for (const line of plain.split('\n')) expect(columns(line)).toBeLessThanOrEqual(60);
  });

  it('shows long paragraphs by their ends, and of many the first and the last', () => {
    const [first] = FILE_READING.articles;
    const paragraphs = Array.from({ length: 30 }, (_, i) => `第${i + 1}段${'话'.repeat(100)}完${i + 1}。`);
    const text = paragraphs.join('\n');
    const article = { ...first!.article, kicker: null, titleDerived: true, text, body: { start: 0, end: text.length } };
    const plain = { ...first!, article, events: [], statements: [], people: [], dates: [] };
    const drawn = inspectText({ ...FILE_READING, articles: [plain] }, { colour: false, width: null });
    expect(drawn).toMatch(/正文 {2}\d+字，30段（原文到此中断）\n {8}第1段话+……话+完1。\n/);
    expect(drawn).toContain('        〔中间24段从略〕\n        第30段');
  });
});
