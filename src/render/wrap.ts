/**
 * Two columns: East Asian wide and full-width characters, and the punctuation that Chinese fonts draw wide though
 * Unicode (UAX #11) leaves it open. Counting those as two never makes a line too long.
 */
const WIDE =
  /[\u1100-\u115f\u2460-\u24ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}“”‘’…—·]/u;
const NO_WIDTH = /\p{M}|\p{Default_Ignorable_Code_Point}/u;
const NOT_FIRST = /^[，。、；：？！）》”’】」』〉…—·,.;:?!)\]]$/u;
const NOT_LAST = /^[（《“‘【「『〈([]$/u;
const WORD = /^[!-~]$/;

/** Columns that a text takes on a terminal; for text without line breaks or control characters. */
export function columns(text: string): number {
  let total = 0;
  for (const char of text) total += columnsOf(char);
  return total;
}

/**
 * Breaks text into lines of at most `width` columns, `hang` before every line but the first; null width breaks only
 * where the text does. No line starts with a closing mark or ends with an opening one unless nothing else fits.
 */
export function wrap(text: string, width: number | null, hang = ''): string[] {
  return text.split('\n').flatMap((line, index) => {
    const first = index === 0 ? '' : hang;
    return width === null ? [first + line] : wrapLine(line, Math.max(width, 8), first, hang);
  });
}

function wrapLine(text: string, width: number, first: string, hang: string): string[] {
  const lines: string[] = [];
  let line = first;
  let used = columns(first);
  let empty = true;
  const breakLine = () => {
    lines.push(line.trimEnd());
    line = hang;
    used = columns(hang);
    empty = true;
  };
  for (const piece of pieces(text)) {
    if (used + columns(piece) > width && !empty) breakLine();
    if (empty && piece === ' ' && lines.length > 0) continue;
    for (const char of columns(piece) > width - used ? piece : [piece]) {
      if (used + columns(char) > width && !empty) breakLine();
      line += char;
      used += columns(char);
      empty = false;
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** What must not be broken: a run of ASCII, or a character with the marks that belong to it on either side. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let piece = '';
  let last = '';
  for (const char of text) {
    const joined =
      last !== '' &&
      (NOT_LAST.test(last) || NOT_FIRST.test(char) || NO_WIDTH.test(char) || (isWord(last) && isWord(char)));
    if (!joined && piece !== '') {
      found.push(piece);
      piece = '';
    }
    piece += char;
    last = char;
  }
  if (piece !== '') found.push(piece);
  return found;
}

function isWord(char: string): boolean {
  return WORD.test(char);
}

function columnsOf(char: string): number {
  if (NO_WIDTH.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}
