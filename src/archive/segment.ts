import type { ArticleDraft } from './article-draft.ts';
import { markContents } from './contents.ts';
import { appendLine, signArticle, takeByline, takeCaption, takeLead } from './draft-lines.ts';
import { blockAt, readBlock } from './head-block.ts';
import { type LineKind, lineKind } from './line-kind.ts';
import { metaBylines } from './meta-bylines.ts';
import type { PageLine } from './page-line.ts';
import {
  endArticle,
  type FurnitureLine,
  isFinished,
  type PageShape,
  type PageState,
  startArticle,
} from './page-state.ts';

/** A page, cut into articles and what is around them. */
export interface Segmented {
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
    case 'prose':
      return appendLine(state, at);
  }
}

/** Under running text a date signs it, with the name of an office above; elsewhere it is the masthead's. */
function takeDate(state: PageState, at: number): number {
  const line = state.lines[at];
  const next = state.kinds[at + 1];
  const signs = state.current !== null && state.current.body.length > 0 && next?.kind !== 'furniture';
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
  const onward = /下转|紧接/.test(line.plain);
  const below = state.current && state.current.body.length > 0 ? null : state.current;
  const draft = onward ? state.current : (below ?? startArticle(state, at));
  if (draft) draft.jump = line.content.text;
}

/** A draft without text is no article: its lines become furniture. A headline with credits or a caption is one. */
function settle(state: PageState): Segmented {
  const furniture = [...state.furniture];
  const drafts: ArticleDraft[] = [];
  for (const draft of state.drafts) {
    const rest = draft.opening.length + draft.captions.length > 0;
    if (draft.body.length > 0 || (draft.head.length > 0 && rest)) drafts.push(draft);
    else for (const at of draft.taken) addStray(state, furniture, at);
  }
  return { drafts, furniture: furniture.sort((a, b) => a.at - b.at) };
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
