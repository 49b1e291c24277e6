import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName, splitEnding } from './safe-file-name.ts';

describe('safeFileName', () => {
  it.each([
    ['云溪晚报-2023-04-12_A01.txt', '云溪晚报-2023-04-12_A01.txt'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\页.docx', '页.docx'],
    ['/abs/页.txt', '页.txt'],
    ['...隐藏.txt', '隐藏.txt'],
    ['.txt', 'txt'],
    ['a\u0000b\nc.txt', 'a_b_c.txt'],
    ['\u202etxt.exe.pdf', '_txt.exe.pdf'],
    ['con.txt', '_con.txt'],
    ['NUL', '_NUL'],
    ['lpt1.tar.gz', '_lpt1.tar.gz'],
    ['content.txt', 'content.txt'],
    ['a<b>:"c"|?*.md', 'a_b___c____.md'],
    ['尾巴. . .', '尾巴'],
    ['..', '_'],
    ['', '_'],
    ['dir/', '_'],
    [`${'长'.repeat(300)}.txt.gz`, `${'长'.repeat(74)}.txt.gz`],
    [`${'x'.repeat(300)}.jsonl`, `${'x'.repeat(114)}.jsonl`],
  ])('makes of %j', (name, wanted) => {
    expect(safeFileName(name)).toBe(wanted);
  });

  it('gives for any name one that is safe, and is content with its own work', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 150 }),
        fc.constantFrom('', '.txt', '.md.gz'),
        (name, ending) => {
          const safe = safeFileName(name + ending);
          expect(safe).toMatch(/^[^./\\\s\p{Cc}\p{Cf}\p{Cs}][^/\\\p{Cc}\p{Cf}\p{Cs}]*$/u);
          expect([...safe].length).toBeLessThanOrEqual(121);
          expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(240);
          expect(safeFileName(safe)).toBe(safe);
        },
      ),
    );
  });
});

it.each([
  ['A01.txt', 'A01', '.txt'],
  ['A01.TXT.GZ', 'A01', '.TXT.GZ'],
  ['A01', 'A01', ''],
  ['2023.04.12版面', '2023.04.12版面', ''],
])('splitEnding splits %s', (name, stem, ending) => {
  expect(splitEnding(name)).toEqual({ stem, ending });
});
