/** CSI (`ESC [ … letter`); strings that end (`ESC ] … BEL`); any other escape, of which two characters go. ECMA-48. */
const ESCAPES =
  /(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,256}(?:\x07|\x1b\\|\x9c)|\x1b[ -~]?/g;
const LINE_BREAKS = /\r\n?|[\x0b\x0c\x85\u2028\u2029]/g;
/** C0 and C1 controls but tab and line feed, then marks that turn the direction of what follows. */
const CONTROLS = /[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text of an archive or a model, made safe to print or send: escape sequences, control characters and marks of text
 * direction are dropped, lone surrogates become U+FFFD, every kind of line break becomes `\n`, a tab a space. All text
 * that came from outside passes through here before a reader sees it; what is compared or stored never does.
 */
export function terminalSafe(text: string): string {
  return text
    .replace(ESCAPES, '')
    .replace(LINE_BREAKS, '\n')
    .replace(CONTROLS, '')
    .replace(/\t/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The same on one line: white space of any length becomes one space. */
export function oneLine(text: string): string {
  return terminalSafe(text).replace(/\s+/g, ' ').trim();
}
