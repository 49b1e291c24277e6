import { type ArticleDraft, emptyDraft, type Paragraph } from './article-draft.ts';
import type { LineKind } from './line-kind.ts';
import { endsSentence } from './line-shape.ts';
import type { PageLine } from './page-line.ts';

/** A line that belongs to no article. */
export interface FurnitureLine {
  readonly line: PageLine;
  readonly kind: string;
  readonly at: number;
}

/** What the segmenter knows of a page before it reads it. */
export interface PageShape {
  /** True when each line is a whole paragraph (HTML, DOCX); false when columns may break sentences (OCR, plain text). */
  readonly wholeParagraphs: boolean;
}

/** The state while a page is read from top to bottom. */
export interface PageState {
  readonly lines: readonly PageLine[];
  readonly kinds: readonly LineKind[];
  readonly shape: PageShape;
  readonly drafts: ArticleDraft[];
  readonly furniture: FurnitureLine[];
  /** Blank lines between paragraphs, as most of the page has them. */
  readonly usualGap: number;
  current: ArticleDraft | null;
}

/** Opens a new article; the one before is ended, as cut when it stops in mid-sentence. */
export function startArticle(state: PageState, at: number): ArticleDraft {
  endArticle(state);
  state.current = emptyDraft(at);
  state.drafts.push(state.current);
  return state.current;
}

/** Ends the article being read. */
export function endArticle(state: PageState): void {
  const last = state.current?.body.at(-1);
  if (state.current && last && !last.closed && !mayEndText(last.tail)) state.current.cut = !isVerse(state.current.body);
  state.current = null;
}

/** Whether the article's text so far could end here. */
export function isFinished(draft: ArticleDraft): boolean {
  const last = draft.body.at(-1);
  return !last || last.closed || endsSentence(last.tail);
}

const LONGEST_VERSE = 20;

/** Verses and lists stop without a stop: most of their lines are short and unfinished. */
function isVerse(paragraphs: readonly Paragraph[]): boolean {
  const open = paragraphs.filter(({ tail }) => tail.length <= LONGEST_VERSE && !endsSentence(tail));
  return paragraphs.length >= 4 && open.length * 3 >= paragraphs.length * 2;
}

/** 「联系人:柳某」: notices end in such a line. */
const LABELLED = /(?:电话|联系人|地址|地点|时间|邮箱|信箱|传真|网址)\s?[::：][^。,，:：]{1,24}$/;

function mayEndText(text: string): boolean {
  if (LABELLED.test(text)) return true;
  return endsSentence(text) || /[)）》】\]”"」』]$|\d[\d-]{5,}$|[a-z\d]\.(?:com|cn|net|org)$/.test(text);
}
