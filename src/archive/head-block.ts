import type { ArticleDraft } from './article-draft.ts';
import { appendFragment, appendSubhead } from './draft-lines.ts';
import { isNewsClause } from './headline.ts';
import type { LineKind } from './line-kind.ts';
import { looksTorn, startsLikeLead, startsLikeSentence, tearsWord } from './line-shape.ts';
import type { PageLine } from './page-line.ts';
import { isFinished, type PageState, startArticle } from './page-state.ts';

/** Consecutive headline-like lines, and the line behind them that decides what they are. */
export interface Block {
  readonly from: number;
  /** Half-open. */
  readonly to: number;
  /** The next line that is neither a caption nor plain furniture. */
  readonly next: LineKind | null;
  readonly nextLine: PageLine | null;
}

const LONGEST_BLOCK = 8;

/** The block that begins at `from`. */
export function blockAt(state: PageState, from: number): Block {
  let to = from + 1;
  while (to - from < LONGEST_BLOCK && state.kinds[to]?.kind === 'head') to++;
  let after = to;
  while (isPassedOver(state.kinds[after])) after++;
  return { from, to, next: state.kinds[after] ?? null, nextLine: state.lines[after] ?? null };
}

/** Takes the block as headline, running text or subhead, and returns where to go on. */
export function readBlock(state: PageState, block: Block): number {
  const current = state.current;
  const continued = current?.jump?.includes('上接') === true && !isAnchored(block);
  if (current && continued && current.head.length + current.body.length === 0 && block.next?.kind === 'prose') {
    for (let at = block.from; at < block.to; at++) appendFragment(state, at);
  } else if (!current || current.body.length === 0) {
    openWith(state, block, block.from);
  } else if (isAnchored(block)) {
    openWith(state, block, passTorn(state, current, block));
  } else {
    readUnanchored(state, current, block);
  }
  return block.to;
}

/** An anchor is what stands between a headline and its body: byline, dateline, a line of web metadata. */
function isAnchored(block: Block): boolean {
  const { next } = block;
  if (!next) return false;
  return next.kind === 'byline'
    ? !next.brackets
    : next.kind === 'lead' || (next.kind === 'furniture' && next.furniture === 'meta');
}

function openWith(state: PageState, block: Block, from: number): void {
  const current = state.current;
  const goesOn = current !== null && current.body.length === 0 && current.opening.length === 0;
  const draft = goesOn ? current : startArticle(state, from);
  draft.head.push(...state.lines.slice(from, block.to));
  for (let at = from; at < block.to; at++) draft.taken.push(at);
}

/** Lines in front of a headline that are the torn end of the article before go to that article. */
function passTorn(state: PageState, current: ArticleDraft, block: Block): number {
  let from = block.from;
  for (; from < block.to - 1; from++) {
    const line = state.lines[from];
    if (!line || line.mark > 0 || state.shape.wholeParagraphs) break;
    const last = current.body.at(-1)?.content.text ?? '';
    const goesOn = !isFinished(current) && tearsWord(last, line.content.text);
    const torn = looksTorn(line.plain) && !isQuotedHead(line.plain);
    if (!(goesOn || torn || startsLikeSentence(line.plain))) break;
    appendFragment(state, from);
  }
  return from;
}

/** 「…」 with a colon or dash at the end is how kickers end. */
function isQuotedHead(plain: string): boolean {
  return /(?:强调|指出|要求|表示)[,:—-]{1,4}$|[—-]{1,4}$/.test(plain);
}

function readUnanchored(state: PageState, current: ArticleDraft, block: Block): void {
  const lines = state.lines.slice(block.from, block.to);
  if (block.next?.kind !== 'prose') {
    readTail(state, current, block);
    return;
  }
  if (opensNew(current, lines, block, state.usualGap)) {
    openWith(state, block, block.from);
    return;
  }
  for (let at = block.from; at < block.to; at++) {
    const line = state.lines[at];
    if (line && isSubhead(state, current, line, block)) appendSubhead(state, at);
    else appendFragment(state, at);
  }
}

/** Headline-like lines with nothing behind them: the torn end of an article, or strays. */
function readTail(state: PageState, current: ArticleDraft, block: Block): void {
  const first = state.lines[block.from];
  if (first && first.mark === 0 && !state.shape.wholeParagraphs && isTornTail(current, first)) {
    appendFragment(state, block.from);
    if (block.from + 1 < block.to) openWith(state, { ...block, from: block.from + 1 }, block.from + 1);
    return;
  }
  openWith(state, block, block.from);
}

const SHORTEST_TORN = 20;

/** The page's last line may break off: it goes on from an unfinished paragraph, or it is long and has a comma. */
function isTornTail(current: ArticleDraft, line: PageLine): boolean {
  if (!isFinished(current)) return line.gap <= 1;
  return line.plain.length >= SHORTEST_TORN && /[,;、]/.test(line.plain) && !/[:—]$/.test(line.plain);
}

/**
 * Whether headline-like lines inside an article, with running text behind them, open another one rather than head a
 * section: marked as high as the article's own headline, a column title, behind closing credits, before a news lead;
 * on pages without bylines also by their number, the gap above them, or telling a piece of news.
 */
function opensNew(current: ArticleDraft, lines: readonly PageLine[], block: Block, usualGap: number): boolean {
  const marked = lines.find((line) => line.mark > 0);
  if (marked) {
    const own = Math.min(...current.head.map((line) => line.mark).filter((mark) => mark > 0), 9);
    return marked.mark <= own;
  }
  if (current.ended || lines.some((line) => OPENERS.test(line.plain.replace(/\s+/g, '')))) return true;
  if (!isFinished(current)) return false;
  const [first, last, next] = [lines[0], lines.at(-1), block.nextLine];
  if (!first || !last || !next || lines.some((line) => looksTorn(line.plain)) || tearsWord(last.plain, next.plain))
    return false;
  if (startsLikeLead(next.plain)) return true;
  const anonymous = current.bylines.length === 0 && current.dateline === null;
  return (
    anonymous &&
    !startsLikeSentence(next.plain) &&
    (lines.length > 1 || first.gap > usualGap || isNewsClause(first.plain))
  );
}

/** Column titles that always stand over a piece of their own. */
const OPENERS =
  /^(?:更正|更正启事|更正与致歉|致歉|启事|公告|通告|通知|讣告|声明|简讯|短讯|简明新闻|一句话新闻|天气预报|编后|编者按|短评|今日论语|读者来信)$/;

const LONGEST_SUBHEAD = 24;

function isSubhead(state: PageState, current: ArticleDraft, line: PageLine, block: Block): boolean {
  if (line.mark > 0 || state.shape.wholeParagraphs) return true;
  if (!isFinished(current) || looksTorn(line.plain) || startsLikeSentence(line.plain)) return false;
  if (block.nextLine && tearsWord(line.plain, block.nextLine.plain)) return false;
  return line.plain.length <= LONGEST_SUBHEAD && !/[,;]/.test(line.plain);
}

function isPassedOver(kind: LineKind | undefined): boolean {
  if (!kind) return false;
  return kind.kind === 'caption' || (kind.kind === 'furniture' && kind.furniture !== 'meta');
}
