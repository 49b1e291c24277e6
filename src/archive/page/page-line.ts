import { fold } from '../../text/fold.ts';
import { concatMapped, type MappedText, mapSlice, sliceMapped, trimMapped } from './mapped-text.ts';

/** One line of a page that holds something, with what its surroundings say about it. */
export interface PageLine {
  readonly content: MappedText;
  /** `content.text` folded: same length, one width, one script. All patterns run on it. */
  readonly plain: string;
  /** Width of the white space in front of it, in full-width characters. */
  readonly indent: number;
  /** Blank lines before it. */
  readonly gap: number;
  /** Heading level that the source marks (`#`, `<h1>`): 1 is the highest; 0 when it is not marked. */
  readonly mark: number;
  /** Kind of furniture when the mark-up itself says so (`<nav>`, `<footer>`); else null. */
  readonly aside: string | null;
  /** Whether it is the row of a table that the source marks as one. */
  readonly row?: boolean;
  /** Whether a mark of its own (■) sets it off from the headline above; the mark itself is cut off. */
  readonly deck?: boolean;
}

const LINE_BREAK = /\r\n|[\n\r\f\u2028\u2029]/g;
const HEADING = /^(#{1,6})[ \t\u3000]+/;
/** A whole line in bold: `**标题**`. */
const BOLD = /^(\*\*|__)([^*_]{2,80})\1$/;
const BOLD_LEVEL = 4;
/** A whole line in italics: `*副题*`. */
const ITALIC = /^([*_])([^*_]{2,80})\1$/;
const QUOTED = /^>[ \t\u3000]+/;

/** Cuts plain text or Markdown from `from` on into lines. Blank lines only count as gaps. */
export function linesOfText(source: string, from = 0): PageLine[] {
  const lines: PageLine[] = [];
  let gap = 0;
  for (const { start, end } of rawLines(source, from)) {
    const line = makeLine(mapSlice(source, start, end), gap, null);
    if (line) lines.push(line);
    gap = line ? 0 : gap + 1;
  }
  return lines;
}

/** A line from what stands between two breaks; null when that is blank. Reads `#` and bold marks unless a level is given. */
export function makeLine(raw: MappedText, gap: number, aside: string | null, level?: number): PageLine | null {
  const whole = trimMapped(raw);
  const quote = level === undefined ? (QUOTED.exec(whole.text)?.[0].length ?? 0) : 0;
  const trimmed = trimMapped(sliceMapped(whole, quote));
  if (!trimmed.text) return null;
  const heading = level === undefined ? HEADING.exec(trimmed.text) : null;
  const bold = level === undefined && trimmed.text.length < 90 ? BOLD.exec(trimmed.text) : null;
  const italic = level === undefined && trimmed.text.length < 90 && !bold && ITALIC.test(trimmed.text);
  const edge = bold ? 2 : italic ? 1 : 0;
  const cut = sliceMapped(trimmed, heading?.[0].length ?? edge, trimmed.text.length - edge);
  const content = level === undefined ? withoutStars(trimMapped(cut)) : trimMapped(cut);
  if (!content.text) return null;
  return {
    content,
    plain: fold(content.text),
    indent: widthOf(raw.text.slice(0, raw.text.length - raw.text.trimStart().length)),
    gap,
    mark: level ?? heading?.[1]?.length ?? (bold ? BOLD_LEVEL : 0),
    aside,
  };
}

/** 「**本报讯**（…）」: the stars of bold letters inside a line are mark-up. */
function withoutStars(content: MappedText): MappedText {
  const stars = content.text.includes('**') ? [...content.text.matchAll(/\*\*/g)] : [];
  if (stars.length === 0 || stars.length % 2 === 1 || stars.length > 40) return content;
  const ends = [...stars.map((star) => star.index), content.text.length];
  return trimMapped(
    concatMapped(ends.map((end, i) => sliceMapped(content, i === 0 ? 0 : (ends[i - 1] ?? 0) + 2, end))),
  );
}

const JUMP_HEAD =
  /^[([【]\s?(?:上接[^()[\]【】]{1,16}|紧?接第?\s?(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})\s?版[^()[\]【】]{0,4})[)\]】]\s*(?=\S)/;

/** 「(上接第3版)」 in front of text becomes a line of its own. */
export function splitJumps(lines: readonly PageLine[]): PageLine[] {
  return lines.flatMap((line) => {
    const jump = JUMP_HEAD.exec(line.plain.slice(0, 30));
    if (!jump) return [line];
    const rest = withContent(line, sliceMapped(line.content, jump[0].length));
    return [withContent(line, trimMapped(sliceMapped(line.content, 0, jump[0].length))), { ...rest, gap: 0 }];
  });
}

const JUMP_INSIDE =
  /[([【]\s?下转\s?第?\s?(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})\s?版?[^()[\]【】。]{0,8}[)\]】]\s{0,4}(?=[^\s。])/;

/** 「(下转A02版)」 inside a sentence, from the head of the next column, becomes a line of its own behind it. */
export function cutJumps(lines: readonly PageLine[]): PageLine[] {
  return lines.flatMap((line) => {
    const jump = line.plain.includes('下转') ? JUMP_INSIDE.exec(line.plain) : null;
    if (!jump || jump.index === 0) return [line];
    const end = jump.index + jump[0].length;
    const before = trimMapped(sliceMapped(line.content, 0, jump.index));
    const note = trimMapped(sliceMapped(line.content, jump.index, end));
    const whole = concatMapped([before, sliceMapped(line.content, end)]);
    return [withContent(line, whole), { ...withContent(line, note), gap: 0, indent: 0, mark: 0 }];
  });
}

/** Width in full-width characters: ASCII counts half. */
export function widthOf(text: string): number {
  let half = 0;
  for (let i = 0; i < text.length; i++) half += text.charCodeAt(i) < 0x80 ? 1 : 2;
  return half / 2;
}

/** A line that keeps its place but holds only part of it. */
export function withContent(line: PageLine, content: MappedText): PageLine {
  return { ...line, content, plain: fold(content.text) };
}

function* rawLines(source: string, from: number): Generator<{ start: number; end: number }> {
  let start = from;
  const breaks = new RegExp(LINE_BREAK);
  breaks.lastIndex = from;
  for (let match = breaks.exec(source); match; match = breaks.exec(source)) {
    yield { start, end: match.index };
    start = match.index + match[0].length;
  }
  yield { start, end: source.length };
}
