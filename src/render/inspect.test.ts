import { describe, expect, it } from 'vitest';
import { FILE_READING } from './__fixtures__/readings.ts';
import { inspectJson, originCode } from './inspect-json.ts';
import { inspectText } from './inspect-text.ts';

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
    expect(originCode(origin)).toBe(wanted);
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
    expect(inspectText(empty, { colour: false, width: 80 })).toBe('ab.txt（0篇稿件，版面杂项0处，存疑0处）');
  });

  it('marks doubts when colours are asked for', () => {
    expect(inspectText(FILE_READING, { colour: true, width: 80 })).toContain('\x1b[33m存疑\x1b[0m');
  });
});
