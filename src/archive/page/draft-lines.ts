import type { Byline } from '../../domain/article.ts';
import { type ArticleDraft, extend, type Paragraph, paragraphOf } from './article-draft.ts';
import { type ClosingCredits, closingCredits, jumpNote } from './closing-credits.ts';
import type { Dateline } from './dateline.ts';
import { endsSentence, startsLikeLead } from './line-shape.ts';
import { type MappedText, sliceMapped, trimMapped } from './mapped-text.ts';
import { type PageLine, withContent } from './page-line.ts';
import { type PageState, startArticle } from './page-state.ts';

/** A body line. After closing credits, or before any headline, it opens an article without one. */
export function appendLine(state: PageState, at: number): number {
  const line = state.lines[at];
  if (!line) return at + 1;
  const current = state.current && !state.current.ended ? state.current : startArticle(state, at);
  addToBody(state, current, line, at);
  return at + 1;
}

/** A short piece among others under one label: an article without a headline. */
export function openBrief(state: PageState, at: number): number {
  const line = state.lines[at];
  if (line) {
    const draft = startArticle(state, at);
    addToBody(state, draft, withoutMark(state, line, at), at);
  }
  return at + 1;
}

const MARK = /^[▲△▼▽▶►■□●○◆◇★☆※◎⊙·]{1,3}\s{0,4}(?=[^\s▲△▼▽■□●○◆◇★☆※◎])/;

/** 「▲某厂试制成功…」: a mark in front of a headline or a brief is an ornament of the page and goes to furniture. */
export function withoutMark(state: PageState, line: PageLine, at: number): PageLine {
  const mark = MARK.exec(line.plain)?.[0].length ?? 0;
  if (mark === 0) return line;
  state.furniture.push({ line: withContent(line, sliceMapped(line.content, 0, mark)), kind: 'separator', at });
  return withContent(line, sliceMapped(line.content, mark));
}

/** A short piece of running text that was taken for a headline line at first. */
export function appendFragment(state: PageState, at: number): void {
  const line = state.lines[at];
  if (line && state.current) addToBody(state, state.current, line, at);
}

/** A heading inside an article, or another line of its own: a paragraph that takes no further line. */
export function appendSubhead(state: PageState, at: number): number {
  const line = state.lines[at];
  if (line && state.current) {
    state.current.taken.push(at);
    state.current.body.push(paragraphOf(line.content, true));
  }
  return at + 1;
}

/** A line of credits: before the body it opens, behind it closes the article; before a dateline it opens a new one. */
export function takeByline(state: PageState, at: number, kind: { byline: Byline; brackets: boolean }): number {
  const line = state.lines[at];
  if (!line) return at + 1;
  const next = nextKind(state, at + 1);
  const current = state.current;
  const opensHeadless = !kind.brackets && next === 'lead' && current !== null && current.body.length > 0;
  const draft = !current || opensHeadless ? startArticle(state, at) : current;
  draft.taken.push(at);
  draft.bylines.push(kind.byline);
  if (draft.body.length === 0) draft.opening.push(line.content);
  else {
    draft.closing.push(line.content);
    const inPlace = !kind.brackets && next === 'prose' && draft.bylines.length === 1;
    draft.ended = !inPlace && !isPictureOnly(kind.byline);
  }
  return at + 1;
}

/** Lines that sign a notice, an office and a date, end the article. */
export function signArticle(state: PageState, from: number, to: number): number {
  const draft = state.current;
  for (let at = from; draft && at < to; at++) {
    const line = state.lines[at];
    if (line) draft.closing.push(line.content);
    draft.taken.push(at);
    draft.ended = true;
  }
  return to;
}

/** A line with a dateline: the rest of the line opens the body. */
export function takeLead(state: PageState, at: number, dateline: Dateline): number {
  const line = state.lines[at];
  if (!line) return at + 1;
  const current = state.current;
  const draft = current && current.body.length === 0 ? current : startArticle(state, at);
  draft.taken.push(at);
  draft.dateline ??= dateline;
  draft.bylines.push(dateline.byline);
  draft.opening.push(trimMapped(sliceMapped(line.content, 0, dateline.end)));
  const rest = trimMapped(sliceMapped(line.content, dateline.end));
  if (rest.text) addToBody(state, draft, withContent(line, rest), at);
  return at + 1;
}

const PICTURES = /^图片(?:新闻|报道|要闻|特写|集锦)$/;
const CREDIT_BEHIND = /[。!?]\s{0,30}([^。!?]{2,40})$/;

/** A caption stays with the article that it stands in or under; under the label 「图片新闻」 it is an article. */
export function takeCaption(state: PageState, at: number, byline: Byline | null): number {
  const line = state.lines[at];
  if (!line) return at + 1;
  const credit = byline ? CREDIT_BEHIND.exec(line.plain)?.[1] : undefined;
  if (byline && credit && PICTURES.test(state.lines[at - 1]?.plain.replace(/\s+/g, '') ?? '')) {
    const draft = startArticle(state, at);
    const end = line.plain.length - credit.length;
    draft.taken.push(at);
    draft.body.push(paragraphOf(trimMapped(sliceMapped(line.content, 0, end)), true));
    draft.closing.push(trimMapped(sliceMapped(line.content, end)));
    draft.bylines.push(byline);
    return at + 1;
  }
  const draft = state.current ?? startArticle(state, at);
  draft.taken.push(at);
  draft.captions.push(line);
  if (byline) draft.bylines.push(byline);
  return at + 1;
}

function addToBody(state: PageState, draft: ArticleDraft, line: PageLine, at: number): void {
  const jump = jumpNote(line.plain);
  const cleared = jump ? withContent(line, trimMapped(sliceMapped(line.content, 0, jump.start))) : line;
  if (jump) {
    draft.jumps.push(sliceMapped(line.content, jump.start).text);
    const noted = withContent(line, trimMapped(sliceMapped(line.content, jump.start)));
    state.furniture.push({ line: noted, kind: 'jump', at });
  }
  draft.taken.push(at);
  const credits = creditsThatEnd(state, cleared, at);
  if (!credits) addText(state, draft, cleared.content, line);
  else {
    addText(state, draft, trimMapped(sliceMapped(cleared.content, 0, credits.start)), line);
    draft.closing.push(sliceMapped(cleared.content, credits.start));
    draft.bylines.push(credits.byline);
    draft.ended = !isPictureOnly(credits.byline) && !goesOnBehind(state, at);
  }
}

/** Credits at the end of a paragraph; a bare name in brackets is one only where the article ends. */
function creditsThatEnd(state: PageState, line: PageLine, at: number): ClosingCredits | null {
  const credits = closingCredits(line.plain, line.content.text);
  return credits?.bare && goesOnBehind(state, at) ? null : credits;
}

/** Whether running text follows that is no piece of its own (with its own day or its own credits). */
function goesOnBehind(state: PageState, at: number): boolean {
  const next = state.lines[at + 1];
  if (!next || state.kinds[at + 1]?.kind !== 'prose') return false;
  return !startsLikeLead(next.plain) && closingCredits(next.plain) === null;
}

function addText(state: PageState, draft: ArticleDraft, content: MappedText, line: PageLine): void {
  if (!content.text) return;
  const last = draft.body.at(-1);
  if (!last || !goesOn(state, last, line)) draft.body.push(paragraphOf(content, state.shape.wholeParagraphs));
  else extend(last, content);
}

/** A paragraph goes on when it stops in mid-sentence, whatever gap the column or a picture left. */
function goesOn(state: PageState, last: Paragraph, line: PageLine): boolean {
  if (last.closed || endsSentence(last.tail) || /[:：]$/.test(last.tail)) return false;
  return line.mark === 0 && !state.shape.wholeParagraphs;
}

function isPictureOnly(byline: Byline): boolean {
  return byline.reporters.length + byline.correspondents.length === 0 && byline.others.length > 0;
}

/** Credits on so many lines are one byline; looking further would cost too much on a page of nothing else. */
const MOST_CREDITS = 12;

function nextKind(state: PageState, from: number): string | null {
  let at = from;
  while (at < from + MOST_CREDITS && state.kinds[at]?.kind === 'byline') at++;
  return state.kinds[at]?.kind ?? null;
}
