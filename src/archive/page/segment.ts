import { type ArticleDraft, paragraphOf } from './article-draft.ts';
import { markBriefs } from './briefs.ts';
import { markColumns } from './columns.ts';
import { markContents } from './contents.ts';
import { appendLine, appendSubhead, openBrief, signArticle, takeByline, takeCaption, takeLead } from './draft-lines.ts';
import { isOwnContact } from './furniture-rules.ts';
import { blockAt, readBlock } from './head-block.ts';
import { type LineKind, lineKind } from './line-kind.ts';
import { settleKinds } from './line-neighbours.ts';
import { metaBylines } from './meta-bylines.ts';
import { isOpener } from './new-article.ts';
import type { PageLine } from './page-line.ts';
import {
  endArticle,
  type FurnitureLine,
  isFinished,
  type PageShape,
  type PageState,
  startArticle,
} from './page-state.ts';
import { markTables } from './table-rows.ts';

/** A page, cut into articles and what is around them. */
interface Segmented {
  readonly drafts: readonly ArticleDraft[];
  readonly furniture: readonly FurnitureLine[];
}

/**
 * Cuts the lines of a page (or of a file with several pages) into articles. Every line goes into exactly one draft or
 * into furniture.
 */
export function segment(lines: readonly PageLine[], shape: PageShape): Segmented {
  const kinds = lines.map(lineKind);
  markContents(lines, kinds);
  settleKinds(lines, kinds);
  markTables(lines, kinds);
  markBriefs(lines, kinds);
  markColumns(lines, kinds);
  const state: PageState = {
    lines,
    kinds,
    shape,
    drafts: [],
    furniture: [],
    usualGap: usualGap(lines, kinds),
    current: null,
  };
  for (let at = 0; at < lines.length; ) at = step(state, at);
  endArticle(state);
  return settle(state);
}

function step(state: PageState, at: number): number {
  const [line, kind] = [state.lines[at], state.kinds[at]];
  if (!line || !kind) return at + 1;
  switch (kind.kind) {
    case 'furniture':
    case 'contents':
      if (belongsToNotice(state, line, kind) || isServiceList(state, at)) return appendSubhead(state, at);
      state.furniture.push({ line, kind: kind.kind === 'contents' ? 'contents' : kind.furniture, at });
      if (kind.kind === 'furniture') noteFurniture(state, line, kind.furniture, at);
      return at + 1;
    case 'date':
      return takeDate(state, at);
    case 'head':
      return readBlock(state, blockAt(state, at));
    case 'byline':
      return takeByline(state, at, kind);
    case 'lead':
      return takeLead(state, at, kind.dateline);
    case 'caption':
      return takeCaption(state, at, kind.byline);
    case 'item':
      return takesItems(state) ? appendSubhead(state, at) : readBlock(state, blockAt(state, at));
    case 'brief':
      return openBrief(state, at);
    case 'prose':
      return appendLine(state, at);
  }
}

/** 「联系电话:…」 inside a notice is its text. */
function belongsToNotice(state: PageState, line: PageLine, kind: LineKind): boolean {
  if (kind.kind !== 'furniture' || kind.furniture !== 'contact' || isOwnContact(line.plain)) return false;
  const current = state.current;
  return current !== null && !current.ended && current.body.length > 0 && current.head.some(isOpener);
}

/** Two lines of offices with their telephones right below a title, or the next of them: they are what it heads. */
function isServiceList({ lines, kinds, current }: PageState, at: number): boolean {
  const isOffice = (i: number): boolean => {
    const [line, kind] = [lines[i], kinds[i]];
    return (
      line !== undefined && kind?.kind === 'furniture' && kind.furniture === 'contact' && !isOwnContact(line.plain)
    );
  };
  if (!current || current.ended || current.head.length === 0 || current.opening.length > 0 || !isOffice(at))
    return false;
  if (current.taken.at(-1) !== at - 1) return false;
  return current.body.length === 0 ? isOffice(at + 1) : kinds[at - 1]?.kind === 'furniture';
}

/** A row of names goes on with the article above, or stands below the headline of a list. */
function takesItems(state: PageState): boolean {
  const current = state.current;
  return current !== null && !current.ended && current.body.length + current.head.length > 0;
}

/** Furniture that stands below the text of a page. */
const BELOW_TEXT: ReadonlySet<string> = new Set(['navigation', 'copyright', 'qr', 'contact']);

/** Under running text a date signs it, with the name of an office above; elsewhere it is the masthead's. */
function takeDate(state: PageState, at: number): number {
  const line = state.lines[at];
  const next = state.kinds[at + 1];
  // The date of a masthead has a year, and other parts of the masthead below it; the office stands above a signature's.
  const masthead = next?.kind === 'furniture' && !BELOW_TEXT.has(next.furniture) && /年/.test(line?.plain ?? '');
  const signed = (state.current?.closing.length ?? 0) > 0 && state.current?.taken.at(-1) === at - 1;
  const free = !masthead || signed;
  const signs = state.current !== null && state.current.body.length > 0 && free;
  if (!line || !signs) {
    if (line) state.furniture.push({ line, kind: 'masthead', at });
    return at + 1;
  }
  return signArticle(state, at, at + 1);
}

function usualGap(lines: readonly PageLine[], kinds: readonly LineKind[]): number {
  const gaps = lines.filter((_, i) => i > 0 && kinds[i]?.kind === 'prose').map((line) => line.gap);
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}

/** Jump lines and web metadata stand outside the text but tell something of the article. */
function noteFurniture(state: PageState, line: PageLine, kind: string, at: number): void {
  if (kind === 'jump') noteJump(state, line, at);
  if (kind === 'section' && !/^.{1,2}$/.test(line.plain.replace(/\s+/g, ''))) closeFinished(state);
  if (kind === 'meta' && state.current?.body.length === 0)
    state.current.bylines.push(...metaBylines(line.plain, line.content.text));
}

/** 「图片新闻」, 「今日视点」: what stands below is another piece. */
function closeFinished(state: PageState): void {
  if (state.current && state.current.body.length > 0 && isFinished(state.current)) endArticle(state);
}

/** 「下转」 belongs to the article above, 「上接」 to the text below. */
function noteJump(state: PageState, line: PageLine, at: number): void {
  const onward = /下转/.test(line.plain) || (/紧接/.test(line.plain) && state.kinds[at + 1]?.kind !== 'prose');
  const below = state.current && state.current.body.length > 0 ? null : state.current;
  const draft = onward ? state.current : (below ?? startArticle(state, at));
  draft?.jumps.push(line.content.text);
}

/** A draft without text is no article: its lines become furniture. A headline with credits or a caption is one. */
function settle(state: PageState): Segmented {
  const strays = new Set<number>();
  const drafts: ArticleDraft[] = [];
  for (const draft of state.drafts) {
    if (isList(state, draft)) listBelowTitle(draft);
    const rest = draft.opening.length + draft.captions.length > 0;
    if (draft.body.length > 0 || (draft.head.length > 0 && rest)) drafts.push(draft);
    else for (const at of draft.taken) strays.add(at);
  }
  // A stray line goes whole: a mark that was cut off its front comes back to it.
  const furniture = state.furniture.filter(({ at }) => !strays.has(at));
  for (const at of strays) addStray(state, furniture, at);
  return { drafts, furniture: furniture.sort((a, b) => a.at - b.at) };
}

/** Headline-like lines without text are a list when they are many and no page furniture stands about them. */
const SHORTEST_LIST = 4;

function isList(state: PageState, draft: ArticleDraft): boolean {
  if (draft.body.length > 0 || draft.head.length < SHORTEST_LIST) return false;
  return draft.taken.every((at) => strayKind(state, at) === 'unplaced');
}

function listBelowTitle(draft: ArticleDraft): void {
  for (const line of draft.head.splice(1)) draft.body.push(paragraphOf(line.content, true));
}

function addStray(state: PageState, furniture: FurnitureLine[], at: number): void {
  const line = state.lines[at];
  if (line) furniture.push({ line, kind: strayKind(state, at), at });
}

const AROUND = 3;

/** Stray lines among contact, QR or navigation lines are of their kind. */
function strayKind(state: PageState, at: number): string {
  for (let distance = 1; distance <= AROUND; distance++) {
    for (const i of [at + distance, at - distance]) {
      const kind = state.kinds[i];
      if (kind?.kind === 'furniture' && kind.furniture !== 'meta' && kind.furniture !== 'jump') return kind.furniture;
    }
  }
  return 'unplaced';
}
