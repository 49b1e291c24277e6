/** A text on one line: its lines without the white space around them, set on one another as Chinese is. Linear in its length. */
export function joinedLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('');
}
