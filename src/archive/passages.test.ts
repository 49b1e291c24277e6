import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../domain/article.ts';
import { articleId } from './article-id.ts';
import { cutPassages } from './passages.ts';

function article(text: string, start: number): Article {
  return {
    id: articleId('题', text),
    source: 'x.txt',
    record: null,
    n: 1,
    kicker: null,
    title: '题',
    titleDerived: false,
    subtitle: null,
    paper: null,
    issueDate: null,
    page: null,
    url: null,
    pageImage: null,
    byline: { reporters: [], correspondents: [], others: [] },
    text,
    body: { start, end: text.length },
    runs: [],
    continuedOn: [],
    cut: false,
    doubts: [],
  };
}

const sentence = (length: number, end = '。') => `${'字'.repeat(length - 1)}${end}`;

describe('cutPassages', () => {
  it('cuts at sentence ends near 300 characters', () => {
    const text = sentence(100).repeat(7);
    expect(cutPassages(article(text, 0)).map((passage) => passage.text.length)).toEqual([300, 300, 100]);
  });

  it('keeps short paragraphs together and joins a short rest', () => {
    const text = Array.from({ length: 8 }, () => sentence(40)).join('\n');
    expect(cutPassages(article(text, 0))).toHaveLength(1);
  });

  it('cuts a sentence that is too long at a comma', () => {
    const text = `${sentence(300, '，')}${sentence(300)}`;
    expect(cutPassages(article(text, 0)).map((passage) => passage.text.length)).toEqual([300, 300]);
  });

  it('leaves out the headline, but gives an article without a body its title', () => {
    const text = `题\n${sentence(20)}`;
    expect(cutPassages(article(text, 2)).map((passage) => passage.start)).toEqual([2]);
    expect(cutPassages(article('题', 1)).map((passage) => passage.text)).toEqual(['题']);
  });

  it('cuts the same article the same way', () => {
    const text = sentence(90).repeat(9);
    expect(cutPassages(article(text, 0))).toEqual(cutPassages(article(text, 0)));
  });

  it('gives slices of the text, in order, without overlap, none too long, nothing but white space between', () => {
    const letters = fc.constantFrom('字', '，', '。', '\n', ' ', '“', '”', '；', 'a', '😀', '》');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 3000 }), (parts) => {
        const text = `题\n${parts.join('')}`;
        let at = 2;
        for (const passage of cutPassages(article(text, 2))) {
          if (passage.start >= 2) expect(text.slice(at, passage.start).trim()).toBe('');
          expect(passage.text).toBe(text.slice(passage.start, passage.end));
          expect(passage.text.length).toBeLessThanOrEqual(400);
          expect(() => encodeURIComponent(passage.text)).not.toThrow();
          at = passage.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 200 },
    );
  });
});
