import type { ArticleDraft } from './article-draft.ts';
import { appendFragment, appendSubhead, signArticle, withoutMark } from './draft-lines.ts';
import type { LineKind } from './line-kind.ts';
import { isListItem, looksTorn, startsLikeSentence, tearsWord } from './line-shape.ts';
import { isDeck, isOpener, opensNew } from './new-article.ts';
import type { PageLine } from './page-line.ts';
import { isFinished, type PageState, startArticle } from './page-state.ts';

/** Consecutive headline-like lines, and the line behind them that decides what they are. */
interface HeadBlock {
  readonly from: number;
  /** Half-open. */
  readonly to: number;
  /** The next line that is neither a caption nor plain furniture. */
  readonly next: LineKind | null;
  readonly nextLine: PageLine | null;
  /** Whether a byline, a dateline or a line of web metadata stands between the block and its text. */
  readonly anchored: boolean;
}

/** More lines than a headline ever has: a list, a table, verses. */
const LONGEST_HEADLINE = 7;

/** The block that begins at `from`. */
export function blockAt(state: PageState, from: number): HeadBlock {
  let to = from + 1;
  while (state.kinds[to]?.kind === 'head') to++;
  let after = to;
  while (isPassedOver(state.kinds[after])) after++;
  const next = state.kinds[after] ?? null;
  return { from, to, next, nextLine: state.lines[after] ?? null, anchored: isAnchor(next, state.kinds[after + 1]) };
}

/** Takes the block as headline, list, running text or subhead, and returns where to go on. */
export function readBlock(state: PageState, whole: HeadBlock): number {
  const items = withoutItems(state, whole);
  const block = items.to - items.from > LONGEST_HEADLINE ? withoutList(state, items) : items;
  if (block.from === block.to) return block.to;
  const current = state.current;
  if (current && current.body.length > 0 && state.kinds[block.to]?.kind === 'date' && block.to - block.from <= 2) {
    return signArticle(state, block.from, block.to);
  }
  const split = gapBehindList(state, block);
  if (split > block.from) {
    readList(state, { ...block, to: split });
    return readBlock(state, { ...block, from: split });
  }
  const opener = openerIn(state, block);
  if (current && current.body.length + current.opening.length > 0 && opener > block.from && !block.anchored) {
    appendLines(state, { ...block, to: opener });
    openWith(state, block, opener);
  } else if (current && current.body.length === 0 && isTextAlready(current, block)) {
    appendLines(state, block);
  } else if (!current || current.body.length === 0) {
    const from = current ? behindText(state, current, block) : block.from;
    appendLines(state, { ...block, to: from });
    openWith(state, block, from);
  } else if (block.anchored) {
    openWith(state, block, passTorn(state, current, block));
  } else if (block.next?.kind === 'item' && !current.ended && openerIn(state, block) < 0) {
    appendLines(state, block);
  } else if (block.next?.kind === 'prose') {
    readInside(state, current, block);
  } else {
    readTail(state, current, block);
  }
  return block.to;
}

/** Items of a list at the start of the block belong to the article above; a marked line over a text may be a headline. */
function withoutItems(state: PageState, block: HeadBlock): HeadBlock {
  const current = state.current;
  if (!current || current.ended || current.body.length === 0) return block;
  const last = block.anchored || block.next?.kind === 'prose' ? block.to - 1 : block.to;
  let from = block.from;
  for (; from < last && isListItem(state.lines[from]?.plain ?? ''); from++) appendSubhead(state, from);
  return { ...block, from };
}

function isAnchor(next: LineKind | null, behind: LineKind | undefined): boolean {
  if (next?.kind === 'byline') return !next.brackets || behind?.kind === 'prose';
  return next?.kind === 'lead' || (next?.kind === 'furniture' && next.furniture === 'meta');
}

/** Behind its byline, or where it continues another page, an article goes on with lines that look like headlines. */
function isTextAlready(current: ArticleDraft, block: HeadBlock): boolean {
  if (block.anchored) return false;
  return (
    current.opening.length > 0 || (current.head.length === 0 && current.jumps.some((jump) => jump.includes('上接')))
  );
}

/** Below its byline an article has text, verses if need be: up to the last gap when the next headline is in the block. */
function behindText(state: PageState, current: ArticleDraft, block: HeadBlock): number {
  if (current.opening.length === 0 || current.head.length === 0) return block.from;
  for (let at = block.to - 1; at > block.from; at--) if ((state.lines[at]?.gap ?? 0) > 0) return at;
  return block.from;
}

/** A long run is a list up to the headline at its end, if there is one; the list stays with the article above. */
function withoutList(state: PageState, block: HeadBlock): HeadBlock {
  const from = headlineStart(state, block);
  if (state.current && state.current.body.length + state.current.opening.length > 0) {
    appendLines(state, { ...block, to: from });
  } else if (block.from < from) {
    openWith(state, { ...block, to: from }, block.from);
    state.current = null;
  }
  return { ...block, from };
}

/** Where the headline at the end of a long run begins: at its marks, or behind the last gap; at the end without one. */
function headlineStart(state: PageState, block: HeadBlock): number {
  const least = Math.max(block.from, block.to - LONGEST_HEADLINE);
  for (let at = least; at < block.to; at++) if ((state.lines[at]?.mark ?? 0) > 0) return at;
  if (!block.anchored && block.next?.kind !== 'prose') return block.to;
  for (let at = block.to - 1; at >= Math.max(block.from, block.to - 4); at--) {
    if ((state.lines[at]?.gap ?? 0) > (state.lines[at - 1]?.gap ?? 0)) return at;
  }
  return block.anchored ? block.to - 1 : block.to;
}

function openWith(state: PageState, block: HeadBlock, from: number): void {
  const current = state.current;
  const pictured = current !== null && current.head.length > 0 && current.captions.length > 0;
  const goesOn = current !== null && current.body.length === 0 && current.opening.length === 0 && !pictured;
  const draft = goesOn ? current : startArticle(state, from);
  for (let at = from; at < block.to; at++) {
    const line = state.lines[at];
    if (line) draft.head.push({ ...withoutMark(state, line, at), deck: at > from && isDeck(line) });
    draft.taken.push(at);
  }
}

/** Lines in front of a headline that are the torn end of the article before go to that article. */
function passTorn(state: PageState, current: ArticleDraft, block: HeadBlock): number {
  let from = block.from;
  for (; from < block.to - 1; from++) {
    const line = state.lines[from];
    if (!line || line.mark > 0 || state.shape.wholeParagraphs) break;
    const last = current.body.at(-1)?.tail ?? '';
    const goesOn = !isFinished(current) && tearsWord(last, line.content.text);
    const torn = looksTorn(line.plain) && !isKickerEnd(line.plain) && !namesDoer(current, line);
    if (!(goesOn || torn || startsLikeSentence(line.plain))) break;
    appendFragment(state, from);
  }
  return from;
}

/** 「县农业农村局:」 behind a gap and a finished text: who does what the headline below tells. */
function namesDoer(current: ArticleDraft, line: PageLine): boolean {
  return line.gap > 0 && isFinished(current) && /^[^,。:]{2,16}:$/.test(line.plain.trim());
}

function isKickerEnd(plain: string): boolean {
  return /(?:强调|指出|要求|表示)[,:—-]{1,4}$|[—-]{1,4}$/.test(plain);
}

/** With running text behind it: another article, or a section or a torn piece of this one. */
function readInside(state: PageState, current: ArticleDraft, block: HeadBlock): void {
  const lines = state.lines.slice(block.from, block.to);
  if (opensNew(current, lines, block.nextLine, state.usualGap)) openWith(state, block, block.from);
  else appendLines(state, block);
}

/** Where a headline begins behind the last line of a list in the block, a gap between them; `from` when there is none. */
function gapBehindList(state: PageState, block: HeadBlock): number {
  for (let at = block.to - 1; at > block.from; at--) {
    const [line, before] = [state.lines[at], state.lines[at - 1]];
    if (line && before && line.gap > 0 && isListLine(before.plain) && !isListLine(line.plain)) return at;
  }
  return block.from;
}

/** Headline-like lines that end in a list: what stands above its first item heads it. */
function readList(state: PageState, block: HeadBlock): void {
  let first = block.from;
  while (first < block.to && !isListLine(state.lines[first]?.plain ?? '')) first++;
  const line = state.lines[first] ?? null;
  if (first > block.from)
    readBlock(state, { ...block, to: first, next: { kind: 'prose' }, nextLine: line, anchored: false });
  if (!state.current) startArticle(state, first);
  for (let at = first; at < block.to; at++) appendSubhead(state, at);
}

/** An item of a list, or hours of a clock. */
function isListLine(plain: string): boolean {
  return isListItem(plain) || /^\d{1,2}[:∶]\d{2}\s|\d{1,2}:\d{2}\s?[-—–~至到]+\s?\d{1,2}:\d{2}/.test(plain);
}

/** The first line of the block that is a column title or the title of a notice; -1 without one. */
function openerIn(state: PageState, block: HeadBlock): number {
  for (let at = block.from; at < block.to; at++) {
    const line = state.lines[at];
    if (line && isOpener(line)) return at;
  }
  return -1;
}

function appendLines(state: PageState, block: HeadBlock): void {
  for (let at = block.from; at < block.to; at++) {
    const [line, behind] = [state.lines[at], state.lines[at + 1] ?? null];
    if (line && standsAlone(state, line, behind)) appendSubhead(state, at);
    else appendFragment(state, at);
  }
}

/** With nothing behind it: the torn end of an article, or strays. */
function readTail(state: PageState, current: ArticleDraft, block: HeadBlock): void {
  for (let at = block.from + 1; at < block.to; at++) {
    const [head, item] = [state.lines[block.from], state.lines[at]];
    if (head && item && ((isOpener(head) && isListLine(item.plain)) || isServiceList(state, at, block.to))) {
      openWith(state, { ...block, to: at }, block.from);
      for (let i = at; i < block.to; i++) appendSubhead(state, i);
      return;
    }
  }
  const first = state.lines[block.from];
  const torn = first && first.mark === 0 && !state.shape.wholeParagraphs && isTornTail(current, first);
  if (torn) appendFragment(state, block.from);
  let from = torn ? block.from + 1 : block.from;
  if (isFinished(current) && !current.ended) {
    for (; from < block.to && isListItem(state.lines[from]?.plain ?? ''); from++) appendSubhead(state, from);
  }
  if (from < block.to) openWith(state, block, from);
}

const TELEPHONE = /[\u4e00-\u9fff:]\s{0,4}\d[\d-]{6,12}$/;

/** 「市红十字会:公园路3号 电话 2223789」, two such lines or more up to the end of the block: what their title heads. */
function isServiceList(state: PageState, from: number, to: number): boolean {
  const lines = state.lines.slice(from, to);
  return lines.length >= 2 && lines.every(({ plain }) => TELEPHONE.test(plain.trim()));
}

const SHORTEST_TORN = 20;

/** The page's last line may break off: it goes on from an unfinished paragraph, or it is long and has a comma. */
function isTornTail(current: ArticleDraft, line: PageLine): boolean {
  if (!isFinished(current)) return line.gap <= 1;
  return line.plain.length >= SHORTEST_TORN && /[,;、]/.test(line.plain) && !/[:—]$/.test(line.plain);
}

const LONGEST_SUBHEAD = 24;

/** A section heading or a list item, rather than a piece of a sentence that a column broke. */
function standsAlone(state: PageState, line: PageLine, behind: PageLine | null): boolean {
  if (line.mark > 0 || state.shape.wholeParagraphs || isListItem(line.plain)) return true;
  const current = state.current;
  if ((current && !isFinished(current)) || looksTorn(line.plain) || startsLikeSentence(line.plain)) return false;
  if (line.plain.length > LONGEST_SUBHEAD || /[,;]/.test(line.plain)) return false;
  return !(behind && tearsWord(line.plain, behind.plain));
}

function isPassedOver(kind: LineKind | undefined): boolean {
  if (!kind) return false;
  return kind.kind === 'caption' || (kind.kind === 'furniture' && kind.furniture !== 'meta');
}
