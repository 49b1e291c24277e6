import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileReading } from '../domain/reading.ts';
import { FILE_READING } from './__fixtures__/readings.ts';
import { INSPECTION_MARK, inspectHtml } from './inspect-html.ts';
import { type Mark, piecesOf } from './inspect-marks.ts';

const [FIRST] = FILE_READING.articles;
if (!FIRST) throw new Error('the fixture has an article');

/** The fixture with hostile text wherever text of an archive stands. */
function hostile(text: string): FileReading {
  const doubts = [{ code: text, text }];
  const { article } = FIRST!;
  return {
    source: text,
    furniture: [{ kind: text, text, start: 0, end: 1 }],
    doubts,
    articles: [
      {
        ...FIRST!,
        article: {
          ...article,
          title: text,
          titleDerived: true,
          url: text,
          text,
          body: { start: 0, end: text.length },
          byline: { reporters: [text], correspondents: [text], others: [{ role: text, name: text }] },
          paper: { value: text, origin: { kind: 'inferred', reason: text } },
          doubts,
        },
        people: [{ name: text, titles: [text], start: 0, end: 3 }],
        named: [{ name: text, kind: 'place', start: 2, end: 5 }],
        events: FIRST!.events.map((event) => ({ ...event, name: text, places: [text], quote: { start: 1, end: 9 } })),
        statements: FIRST!.statements.map((said) => ({ ...said, speaker: text, start: 4, end: 20 })),
      },
    ],
  };
}

const tags = (page: string) => [...page.matchAll(/<\/?[a-z][^>]*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));

describe('inspectHtml', () => {
  it('draws a file', async () => {
    await expect(inspectHtml([FILE_READING])).toMatchFileSnapshot('__fixtures__/golden/inspect.html');
  });

  it('shows the whole text of an article, line by line', () => {
    const shown = inspectHtml([FILE_READING]).replace(/<[^>]*>/g, '');
    for (const line of FIRST.article.text.split('\n')) expect(shown).toContain(line);
  });

  it('starts with the mark by which it is known again, and asks for no network and no script', () => {
    const page = inspectHtml([FILE_READING]);
    expect(page.startsWith(INSPECTION_MARK)).toBe(true);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|url\(|@import|https?:/);
    expect(page).toContain("default-src 'none'");
  });

  it('has a table of contents for several files, whose links lead to what is there', () => {
    const page = inspectHtml([FILE_READING, { ...FILE_READING, source: '另一版.txt' }]);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets).toEqual(['f1', 'f1-1', 'f2', 'f2-1']);
    for (const target of targets) expect(page).toContain(`id="${target}"`);
    expect(inspectHtml([FILE_READING])).not.toContain('<nav>');
  });

  it.each([
    ['markup', `</script></style><img src=x onerror="alert('1')"><a href='javascript:x'>`],
    ['an end of an attribute', '" autofocus onfocus=alert(1) x="'],
    ['entities', '&lt;img src=x&gt;&#60;b&#62;'],
    ['turned direction and controls', '\u202egpj.exe\u0000\u001b]0;x\u0007<b>\ud800'],
  ])('keeps %s text', (_, text) => {
    const page = inspectHtml([hostile(text)]);
    expect(tags(page)).toEqual(tags(inspectHtml([hostile('无'.repeat(text.length))])));
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]|\p{Surrogate}/u);
  });
});

describe('piecesOf', () => {
  const span = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  const mark = span.map((own): Mark => ({ ...own, kind: 'person', note: '' }));

  it('cuts a range into adjoining pieces, each wholly inside its marks and outside all others', () => {
    fc.assert(
      fc.property(span, fc.array(mark, { maxLength: 12 }), (range, marks) => {
        const pieces = piecesOf(range, marks);
        expect(pieces.flatMap(({ start, end }) => [start, end])).toEqual(
          pieces.length === 0
            ? []
            : [range.start, ...pieces.slice(1).flatMap(({ start }) => [start, start]), range.end],
        );
        for (const piece of pieces) {
          const over = marks.filter(({ start, end }) => start < end && start < piece.end && end > piece.start);
          expect(piece.marks).toEqual(over);
          for (const { start, end } of over) expect([start <= piece.start, piece.end <= end]).toEqual([true, true]);
        }
      }),
    );
  });

  it('overlaps people, quotes and statements as they lie', () => {
    const marks: Mark[] = [
      { start: 0, end: 6, kind: 'quote', note: '' },
      { start: 4, end: 9, kind: 'person', note: '' },
    ];
    expect(
      piecesOf({ start: 0, end: 10 }, marks).map(({ start, end, marks: over }) => [
        start,
        end,
        over.map(({ kind }) => kind),
      ]),
    ).toEqual([
      [0, 4, ['quote']],
      [4, 6, ['quote', 'person']],
      [6, 9, ['person']],
      [9, 10, []],
    ]);
  });
});
