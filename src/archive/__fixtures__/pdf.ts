/** A piece of text on a page of a test PDF; points from the top left, `y` of the baseline. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Default 10. */
  readonly size?: number;
  /** White space added behind each letter, in points. */
  readonly spacing?: number;
  /** Text rendering mode; 3 is invisible. */
  readonly mode?: number;
  /** `vertical` writes downwards, `turned` a quarter turn to the left, `garbled` without names for its glyphs. */
  readonly way?: 'across' | 'vertical' | 'turned' | 'garbled';
}

/** A page of a test PDF: A3, if nothing else is said. */
export interface PdfPage {
  readonly texts: readonly PdfText[];
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
}

/**
 * A PDF written by hand: Han letters of a font that is named, not embedded (UniGB-UTF16-H, each letter as wide as high,
 * ASCII half as wide). `trailer` goes into its trailer, `extra` in front of its first object.
 */
export function pdfOf(pages: readonly PdfPage[], trailer = '', extra: readonly string[] = []): Uint8Array {
  const fonts = ['UniGB-UTF16-H', 'UniGB-UTF16-V', 'Identity-H'].map((encoding, i) => {
    return `<< /Type /Font /Subtype /Type0 /BaseFont /Song${i} /Encoding /${encoding} /DescendantFonts [${3 + i} 0 R] >>`;
  });
  const descendants = ['GB1', 'GB1', 'Identity'].map(
    (ordering, i) =>
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song${i} /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /DW 1000 /W [1 95 500] /FontDescriptor 6 0 R >>`,
  );
  const descriptor =
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>';
  const first = 10 + extra.length;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}] >>`,
    ...descendants,
    descriptor,
    ...fonts,
    ...extra,
    ...pages.flatMap((page, i) => pageObjects(page, first + 2 * i + 1)),
  ];
  return assemble(objects, trailer);
}

/** Objects numbered from 1 with their table and trailer; the first is the catalog. */
export function assemble(objects: readonly string[], trailer = ''): Uint8Array {
  let body = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

/** Lines one below another; a line that begins with two ideographic spaces is indented by them. */
export function columnOf(lines: readonly string[], x: number, y: number, size = 10, pitch = 1.5): PdfText[] {
  return lines.map((text, i) => ({ text, x, y: y + i * size * pitch, size }));
}

/** Running text broken into lines of `width` letters, its paragraphs indented by two. */
export function wrapped(paragraphs: readonly string[], width: number): string[] {
  return paragraphs.flatMap((paragraph) => {
    const letters = [...`　　${paragraph}`];
    const count = Math.ceil(letters.length / width);
    return Array.from({ length: count }, (_, i) => letters.slice(i * width, (i + 1) * width).join(''));
  });
}

function pageObjects(page: PdfPage, content: number): string[] {
  const { width = 842, height = 1191, rotate = 0 } = page;
  const stream = page.texts.map((text) => operators(text, height)).join('\n');
  const resources = '<< /Font << /F0 7 0 R /F1 8 0 R /F2 9 0 R >> >>';
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Resources ${resources} /Contents ${content} 0 R >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
}

function operators(piece: PdfText, height: number): string {
  const { size = 10, spacing = 0, mode = 0, way = 'across' } = piece;
  const font = { across: 'F0', turned: 'F0', vertical: 'F1', garbled: 'F2' }[way];
  const matrix = way === 'turned' ? '0 1 -1 0' : '1 0 0 1';
  const codes = Buffer.from(piece.text, 'utf16le').swap16().toString('hex');
  return `BT /${font} ${size} Tf ${spacing} Tc ${mode} Tr ${matrix} ${piece.x} ${height - piece.y} Tm <${codes}> Tj ET`;
}
