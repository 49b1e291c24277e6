/** What a spreadsheet would take for a formula, in full width too (OWASP, CSV injection). */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/;

/**
 * Rows as CSV (RFC 4180) with a byte order mark, by which spreadsheets know it for UTF-8. A cell that would be taken for a
 * formula gets an apostrophe in front, so that opening the file runs nothing.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
