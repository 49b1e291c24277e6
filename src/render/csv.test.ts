import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from './csv.ts';

/** Reads RFC 4180 back: fields in quotes may hold anything, quotes doubled. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('csvText', () => {
  it('begins with a byte order mark and quotes what has to be quoted', () => {
    expect(
      csvText([
        ['日期', '引文'],
        ['2031-09-05', '他说“好”,"真"\n第二行'],
      ]),
    ).toBe('\ufeff日期,引文\r\n2031-09-05,"他说“好”,""真""\n第二行"\r\n');
  });

  it.each(['=1+1', '+8613', '-5℃', '@SUM(A1)', ' =cmd', '＝1', '＠甲', '\t=1', '\r=1'])(
    'takes the sting out of %j',
    (cell) => {
      expect(parsed(csvText([[cell]]))).toEqual([[`'${cell}`]]);
    },
  );

  it('gives back every cell that is no formula', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', 'a', ',', '"', '\r', '\n', ' ', '1', '-', '=') });
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, (table) => {
        const back = parsed(csvText(table));
        expect(back.map((row) => row.map((text) => text.replace(/^'(?=\s*[-=\r])/, '')))).toEqual(
          table.map((row) => row.map((text) => text.replace(/^'(?=\s*[-=\r])/, ''))),
        );
        expect(back.flat().some((text) => /^\s*[-=]/.test(text))).toBe(false);
      }),
    );
  });
});
