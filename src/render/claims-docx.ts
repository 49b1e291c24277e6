import type { Answer } from '../domain/answer.ts';
import { CLAIM_COLUMNS, claimTable } from './claim-table.ts';
import { oneLine } from './terminal-safe.ts';

/** Shares of the page's width, a column each. */
const SHARES = [9, 20, 12, 8, 8, 8, 5, 11, 20, 9, 6];
/** Width of a landscape A4 page between its margins, in twentieths of a point. */
const WIDTH = 14_400;
/** A4 on its side, in the same unit. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = 1200;
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
/** Half points. */
const SMALL = 16;

/** The claims of an answer as a Word file: the question, a table with a row a claim, what was scanned. */
export async function claimsDocx(answer: Answer): Promise<Uint8Array> {
  const docx = await import('docx');
  const run = (text: string, size: number, bold = false) => new docx.TextRun({ text, size, bold, font: FONT });
  const paragraphs = (text: string, bold: boolean) =>
    text.split('\n').map((line) => new docx.Paragraph({ children: [run(line, SMALL, bold)] }));
  const widths = SHARES.map((share) => Math.round((WIDTH * share) / SHARES.reduce((sum, one) => sum + one, 0)));
  const row = (cells: readonly string[], isHead: boolean) =>
    new docx.TableRow({
      ...(isHead ? { tableHeader: true } : {}), // a header that is switched off is taken for one by some readers
      children: cells.map(
        (cell, at) =>
          new docx.TableCell({
            width: { size: widths[at] ?? 0, type: docx.WidthType.DXA },
            children: paragraphs(cell, isHead),
          }),
      ),
    });
  const line = (text: string) => new docx.Paragraph({ spacing: { before: 120 }, children: [run(printable(text), 20)] });
  const document = new docx.Document({
    title: printable(answer.question),
    creator: '问报',
    lastModifiedBy: '问报', // the library's own word for nobody is English
    sections: [
      {
        properties: {
          page: {
            size: { ...PAGE, orientation: docx.PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        children: [
          new docx.Paragraph({
            heading: docx.HeadingLevel.TITLE,
            children: [run(printable(answer.question), 32, true)],
          }),
          line(answer.text.split('\n')[0] ?? ''),
          new docx.Table({
            width: { size: WIDTH, type: docx.WidthType.DXA },
            columnWidths: widths,
            rows: [row(CLAIM_COLUMNS, true), ...claimTable(answer, 'words').map((cells) => row(cells, false))],
          }),
          ...[answer.coverage.note, answer.notice ?? ''].filter((text) => text !== '').map(line),
        ],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}

/** On one line, without what XML cannot hold. */
function printable(text: string): string {
  return oneLine(text).replace(/[\ufffe\uffff]/g, '');
}
