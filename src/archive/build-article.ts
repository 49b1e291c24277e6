import { type Article, type Byline, type Doubt, placeOfRun, type SourceRun } from '../domain/article.ts';
import { articleId } from './article-id.ts';
import type { IssueFacts } from './facts/issue-facts.ts';
import { deriveTitle } from './page/derive-title.ts';
import type { Headline } from './page/headline.ts';
import { concatMapped, inserted, type MappedText, NOTHING, sliceMapped, trimMapped } from './page/mapped-text.ts';
import type { PageLine } from './page/page-line.ts';

/** Everything an article is made of, still mapped to the source. */
export interface ArticleParts {
  readonly source: string;
  readonly record: string | null;
  readonly n: number;
  readonly headline: Headline;
  readonly opening: readonly MappedText[];
  readonly body: readonly MappedText[];
  /** Credits and captions behind the body. */
  readonly closing: readonly MappedText[];
  readonly byline: Byline;
  readonly cut: boolean;
  /** What a missing title is derived from; null for the body. */
  readonly titleFrom: string | null;
  readonly facts: IssueFacts;
  readonly doubts: readonly Doubt[];
}

/** Puts the parts together: one text with its runs, the body's span, the id, and doubts that the parts alone show. */
export function buildArticle(parts: ArticleParts): Article {
  const { kicker, title, subtitle } = parts.headline;
  const headLines = [headText(kicker), headText(title), headText(subtitle)];
  const before = [...headLines, ...parts.opening].filter((line) => line.text);
  const lines = [...before, ...parts.body, ...parts.closing];
  const { text, runs } = concatMapped(lines.flatMap((line, i) => (i === 0 ? [line] : [inserted('\n'), line])));
  const start = before.reduce((sum, line) => sum + line.text.length + 1, 0);
  const body = bodySpan(start, parts.body, text.length);
  const printed = headLines[1]?.text ?? '';
  const shown = printed || deriveTitle(parts.titleFrom ?? text.slice(body.start, body.end)) || '（无题）';
  return {
    id: articleId(shown, text),
    source: parts.source,
    record: parts.record,
    n: parts.n,
    kicker: headLines[0]?.text || null,
    title: shown,
    titleDerived: !printed,
    subtitle: headLines[2]?.text || null,
    ...parts.facts,
    byline: parts.byline,
    text,
    body,
    runs,
    continuedOn: [],
    cut: parts.cut,
    doubts: [...ownDoubts(parts, printed), ...parts.doubts],
  };
}

/** Where the law of runs fails: `length` units of the text are not those of the source. Empty for a true article. */
export function falseRuns(article: Article, sourceText: string): SourceRun[] {
  const place = { ...article, page: article.page?.value ?? null };
  return article.runs.filter(
    (run) =>
      placeOfRun(place, run).source === article.source &&
      article.text.slice(run.start, run.start + run.length) !== sourceText.slice(run.source, run.source + run.length),
  );
}

function bodySpan(start: number, body: readonly MappedText[], length: number): { start: number; end: number } {
  const from = Math.min(start, length);
  const size = body.reduce((sum, line) => sum + line.text.length, 0) + Math.max(0, body.length - 1);
  return { start: from, end: Math.min(length, from + size) };
}

/** Lines of one part of a headline, joined with one space; gaps inside become one space, letters printed apart close up. */
function headText(lines: readonly PageLine[]): MappedText {
  const pieces = lines.flatMap((line) => piecesOf(line.content));
  return concatMapped(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [inserted(' '), piece])));
}

const APART =
  /^[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff]$|^\S(?:[ \u3000]\S){2,}(?:[ \u3000]{2,}\S(?:[ \u3000]\S)+)*$/;

function piecesOf(content: MappedText): MappedText[] {
  if (!/\s/.test(content.text)) return [content];
  const gap = APART.test(content.text) ? /\s{2,}/g : /\s+/g;
  const pieces: MappedText[] = [];
  let start = 0;
  for (const match of content.text.matchAll(gap)) {
    pieces.push(sliceMapped(content, start, match.index));
    start = match.index + match[0].length;
  }
  pieces.push(sliceMapped(content, start));
  return pieces.map((piece) => (APART.test(content.text) ? closeUp(piece) : piece)).map(trimMapped);
}

function closeUp(piece: MappedText): MappedText {
  const letters = [...piece.text.matchAll(/\S+/g)].map((m) => sliceMapped(piece, m.index, m.index + m[0].length));
  return letters.length === 0 ? NOTHING : concatMapped(letters);
}

function ownDoubts(parts: ArticleParts, printedTitle: string): Doubt[] {
  const doubts: Doubt[] = [];
  if (!printedTitle) doubts.push({ code: 'no-headline', text: '原文没有标题，标题取自正文开头' });
  if (parts.cut) doubts.push({ code: 'cut', text: '原文在句中中断，文末可能缺失' });
  if (parts.body.length === 0) doubts.push({ code: 'no-body', text: '只有标题，没有正文' });
  return doubts;
}
