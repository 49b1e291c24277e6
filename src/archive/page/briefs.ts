import { closingCredits } from './closing-credits.ts';
import type { LineKind } from './line-kind.ts';
import { endsSentence, startsLikeLead } from './line-shape.ts';
import type { PageLine } from './page-line.ts';

/** Column titles over short pieces that have no titles of their own. */
const LABEL =
  /^[\u4e00-\u9fff·]{0,6}(?:简讯|短讯|快讯|短波|短新闻|简明新闻|一句话新闻|新闻简报|要闻简报|动态|速览|集锦|点击|传真|快递|速递|微新闻|三言两语|百字新闻|小新闻|零讯|电讯|来电|热线|民声|播报|预告|快报|新闻集装箱)(?:[两二三四五六七八九十\d]{1,2}[则条])?$/;
const LONGEST_LABEL = 10;
/** Over pieces with marks any short line is a label. */
const LONGEST_OVER_MARKS = 8;
const BULLET = /^[▲△▶►■□●○◆◇★☆※◎⊙·]\s{0,3}[^▲△▶►■□●○◆◇★☆※◎⊙\s]/;
/** The mark that news pieces without any label have; other marks may head the points of one article. */
const NEWS_MARK = /^[▲△]/;
/** A line of a caption, or of a list of labels and values. */
const NO_PIECE =
  /图[为片①-⑩]|摄$|摄影|现场。$|^.{1,3}(?:时间|地点|地址|主办|电话|联系|报名|费用|对象|方式|名称|票价|价格)[^:。]{0,6}:/;
/** 「●启动仪式:5月1日…」 under a label that is no column's: a point of the article. */
const POINT = /^.{1,2}[^:。]{1,10}:/;
const SHORTEST_PIECE = 12;
/** 「……。(工宣)」: who sent the piece in, by whatever name. */
const ANY_CREDITS = /[。!?][([][^()[\]。]{2,14}[)\]]\s*$/;

/**
 * 简讯: turns the pieces behind such a label into openings of articles of their own. They begin at marks (■ ▲ ●), or,
 * where there are none, at the days that news begins with and behind credits in brackets. A label with titles below, or
 * with several pieces, is furniture; over one piece it is that piece's title.
 */
export function markBriefs(lines: readonly PageLine[], kinds: LineKind[]): void {
  for (let at = 0; at < kinds.length; at++) {
    const label = isShortHead(lines[at], kinds[at], LONGEST_LABEL);
    const from = label ? at + 1 : at;
    if (!label && !opensUnlabelled(lines, kinds, at)) continue;
    if (label && kinds[at + 1]?.kind === 'head') {
      if (isLabel(lines[at]) && hasTitleBelow(lines, kinds, at))
        kinds[at] = { kind: 'furniture', furniture: 'section' };
      continue;
    }
    const end = piecesEnd(kinds, from);
    const starts = label ? labelledStarts(lines, kinds, at, end) : markedStarts(lines, from, end);
    if (starts.length < 2) {
      // What spoils the run from here spoils it from every line up to there.
      if (!label && starts.length === 0) at = Math.max(at, spoilerOf(lines, from, end));
      continue;
    }
    if (label) kinds[at] = { kind: 'furniture', furniture: 'section' };
    for (let i = from; i < end; i++) if (kinds[i]?.kind === 'caption') kinds[i] = { kind: 'prose' };
    for (const i of starts) if (kinds[i]?.kind === 'prose') kinds[i] = { kind: 'brief' };
    at = end - 1;
  }
}

function isShortHead(line: PageLine | undefined, kind: LineKind | undefined, longest: number): boolean {
  return (
    line !== undefined && kind?.kind === 'head' && line.plain.length <= 2 * longest && bare(line).length <= longest
  );
}

function isLabel(line: PageLine | undefined): boolean {
  return line !== undefined && LABEL.test(bare(line));
}

function bare(line: PageLine): string {
  return line.plain.replace(/[\s()[\]【】■□●◆▲★|]+/g, '');
}

/** A label over titles stands apart from them, or over two of them. */
function hasTitleBelow(lines: readonly PageLine[], kinds: readonly LineKind[], at: number): boolean {
  const next = lines[at + 1];
  if (!next || isLabel(next)) return false;
  return next.gap > 0 || next.mark > 0 || kinds[at + 2]?.kind === 'head';
}

/** Two paragraphs with ▲, each a sentence, behind an article's end. */
function opensUnlabelled(lines: readonly PageLine[], kinds: readonly LineKind[], at: number): boolean {
  const line = lines[at];
  if (!line || !NEWS_MARK.test(line.plain) || !isPiece(line) || kinds[at]?.kind === 'furniture') return false;
  return kinds[at - 1]?.kind !== 'head' && !/:$/.test(lines[at - 1]?.plain.trim() ?? '');
}

/** Pieces are running text, or what looks like captions because of its mark, with credits in brackets behind. */
function piecesEnd(kinds: readonly LineKind[], from: number): number {
  let end = from;
  for (; end < kinds.length; end++) {
    const kind = kinds[end];
    const credits = kind?.kind === 'byline' && kind.brackets;
    if (kind?.kind !== 'prose' && kind?.kind !== 'caption' && kind?.kind !== 'lead' && !credits) break;
  }
  return end;
}

function labelledStarts(
  lines: readonly PageLine[],
  kinds: readonly LineKind[],
  at: number,
  end: number,
): readonly number[] {
  const marked = markedStarts(lines, at + 1, end);
  const label = isLabel(lines[at]);
  if (marked.length >= 2) {
    const first = lines[at];
    const points = marked.some((i) => POINT.test(lines[i]?.plain ?? ''));
    return label || (first && bare(first).length <= LONGEST_OVER_MARKS && !points) ? marked : [];
  }
  return label ? datedStarts(lines, kinds, at + 1, end) : [];
}

/** Paragraphs that begin with a mark; none when one of them is a caption or a label with its value. */
function markedStarts(lines: readonly PageLine[], from: number, end: number): readonly number[] {
  const starts: number[] = [];
  for (let at = from; at < end; at++) {
    const line = lines[at];
    if (!line || !BULLET.test(line.plain)) continue;
    if (!isPiece(line)) return [];
    starts.push(at);
  }
  return starts[0] === from ? starts : [];
}

/** The first line with a mark that is no piece; -1 without one. */
function spoilerOf(lines: readonly PageLine[], from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const line = lines[at];
    if (line && BULLET.test(line.plain) && !isPiece(line)) return at;
  }
  return -1;
}

function isPiece(line: PageLine): boolean {
  return line.plain.length >= SHORTEST_PIECE && endsPiece(line.plain) && !NO_PIECE.test(line.plain.slice(0, 80));
}

function datedStarts(lines: readonly PageLine[], kinds: readonly LineKind[], from: number, end: number): number[] {
  const starts: number[] = [];
  for (let at = from; at < end; at++) {
    const [line, before] = [lines[at], lines[at - 1]];
    if (!line || kinds[at]?.kind === 'byline') continue;
    const fresh = at === from || kinds[at]?.kind === 'lead' || kinds[at - 1]?.kind === 'byline';
    const behindEnd = before !== undefined && endsPiece(before.plain);
    if (fresh || (behindEnd && (startsLikeLead(line.plain) || closingCredits(before.plain) !== null))) starts.push(at);
  }
  return starts;
}

function endsPiece(plain: string): boolean {
  return endsSentence(plain) || ANY_CREDITS.test(plain.slice(-30)) || closingCredits(plain) !== null;
}
