import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extend, paragraphOf, paragraphText } from './article-draft.ts';
import { seamBetween } from './line-shape.ts';
import { mapSlice } from './mapped-text.ts';

const grown = (lines: readonly string[]) => {
  const source = lines.join('\n');
  let at = 0;
  const cuts = lines.map((line) => {
    at += line.length + 1;
    return mapSlice(source, at - 1 - line.length, at - 1);
  });
  const [first = mapSlice('', 0, 0), ...rest] = cuts;
  const paragraph = paragraphOf(first, false);
  for (const cut of rest) extend(paragraph, cut);
  return { source, paragraph, ...paragraphText(paragraph) };
};

describe('a paragraph that grows', () => {
  it('joins Han lines with nothing and Latin words with a space', () => {
    expect(grown(['他在', '长江', 'Road', 'One', '住过。']).text).toBe('他在长江Road One住过。');
  });

  it('is the same as its lines joined one by one, leads back to the source and knows how it ends', () => {
    const line = fc.string({ unit: fc.constantFrom('会', '议', 'a', '1', '。', '，'), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const { source, paragraph, text, runs } = grown(lines);
        expect(text).toBe(lines.reduce((left, right) => left + seamBetween(left, right) + right));
        for (const run of runs)
          expect(text.slice(run.start, run.start + run.length)).toBe(source.slice(run.source, run.source + run.length));
        expect(text.endsWith(paragraph.tail)).toBe(true);
        expect(paragraph.tail.length).toBe(Math.min(text.length, 40));
      }),
    );
  });
});
