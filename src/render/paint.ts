/** How text is drawn on a terminal. */
export interface Look {
  readonly colour: boolean;
  /** Columns to break lines at; null leaves lines as they are. */
  readonly width: number | null;
}

/** Style names of this house and their ANSI numbers (ECMA-48 SGR). */
const CODES = { strong: 1, quiet: 2, highlight: 7, marker: 36, warning: 33 } as const;

/** Draws text in a style, or gives it back unchanged when colours were not asked for. */
export function paint(look: Look, style: keyof typeof CODES, text: string): string {
  return look.colour && text !== '' ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text;
}

/** Draws the citation markers `[1]` of a line. */
export function paintMarkers(look: Look, line: string): string {
  return line.replace(/\[\d{1,4}\]/g, (marker) => paint(look, 'marker', marker));
}
