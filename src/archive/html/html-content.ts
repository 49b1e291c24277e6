import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { HtmlLine } from './html-lines.ts';

/** Beyond these a page is left to the rules of its mark-up: the extractor's time grows faster than the page. */
const LARGEST = 600_000;
const MOST_ELEMENTS = 4000;
const DEEPEST = 200;
/** Readability drops its strict rules when it finds fewer letters; Chinese articles are short. */
const ENOUGH = 100;

/**
 * The page's main content by Readability, white space aside; null when there is none, or the page is too large or nested
 * too deep (`deepest` elements).
 */
export function contentOf(source: string, deepest: number): string | null {
  if (deepest > DEEPEST || source.length > LARGEST || source.split('<').length > 2 * MOST_ELEMENTS) return null;
  try {
    const { document } = parseHTML(source);
    const options = { charThreshold: ENOUGH, maxElemsToParse: MOST_ELEMENTS, disableJSONLD: true };
    const serializer = (element: { readonly textContent: string | null }): string => element.textContent ?? '';
    const article = new Readability<string>(document, { ...options, serializer }).parse();
    return article?.content ? bare(article.content) : null;
  } catch {
    // Too many elements, or mark-up that the extractor cannot walk: our own rules read any page.
    return null;
  }
}

/** A line that is running text. */
const PROSE = 40;
/** So much of a page's running text the content must hold to be believed, teasers and labelled boxes aside … */
const BELIEVED = 0.8;
/** … and with them: a page of several articles may look like one with teasers. */
const LARGEST_PART = 0.6;
/** A stretch beside the content is navigation when so much of it is links. */
const LINKED = 0.3;

/**
 * Lines with `aside` corrected by the content that was found. Content that holds most of the running text is believed:
 * what class names hid of it comes back, and stretches outside it that lead elsewhere become navigation. Otherwise class
 * names that would hide most of the running text are not believed.
 */
export function withContent(lines: readonly HtmlLine[], content: string | null): readonly HtmlLine[] {
  const inside = lines.map((line) => content?.includes(bare(line.line.content.text)) ?? false);
  const shown = withHeadlines(lines.map((line, i) => (inside[i] && isProse(line) ? uncovered(line) : line)));
  const beside = besideContent(shown, inside);
  const letters = (wanted: (i: number) => boolean): number =>
    lines.reduce((sum, line, i) => sum + (isProse(line) && wanted(i) ? line.letters : 0), 0);
  const kept = letters((i) => inside[i] === true);
  const mine = letters((i) => inside[i] === true || !beside.has(i));
  const believed = kept > 0 && kept >= mine * BELIEVED && kept >= letters(() => true) * LARGEST_PART;
  if (!believed) return withHeadlines(withoutFalseChrome(lines));
  return withoutFalseChrome(shown.map((line, i) => (beside.has(i) ? covered(line) : line)));
}

function isProse({ line }: HtmlLine): boolean {
  return line.aside !== 'hidden' && line.plain.length >= PROSE && line.plain.includes('。');
}

function uncovered(line: HtmlLine): HtmlLine {
  return line.line.aside === 'navigation' ? { ...line, line: { ...line.line, aside: null } } : line;
}

function covered(line: HtmlLine): HtmlLine {
  return { ...line, line: { ...line.line, aside: line.line.aside ?? 'navigation' } };
}

/** Lines behind the first of the content, outside it, in stretches that lead elsewhere. */
function besideContent(lines: readonly HtmlLine[], inside: readonly boolean[]): ReadonlySet<number> {
  const found = new Set<number>();
  const first = lines.findIndex((line, i) => inside[i] && isProse(line));
  if (first < 0) return found;
  for (let from = first + 1; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && inside[to] === inside[from] && !isLabel(lines[to])) to++;
    if (!inside[from] && leadsElsewhere(lines.slice(from, to))) for (let i = from; i < to; i++) found.add(i);
    from = to;
  }
  return found;
}

/** 「相关新闻」, 「网友评论」 above a box. */
const BOX =
  /^.{0,4}(?:相关|推荐|热点|热门|热文|排行|评论|留言|跟帖|专题|延伸阅读|猜你喜欢|精彩|往期|更多|最新|广告).{0,6}$/;

/** Whether a stretch beside the content is made of links and of the teasers below or before them, or is a labelled box. */
function leadsElsewhere(run: readonly HtmlLine[]): boolean {
  if (isLabel(run[0]) && run.length > 1) return true;
  const isLink = (line: HtmlLine | undefined): boolean => line !== undefined && line.linked > line.letters * LINKED;
  const letters = run.reduce((sum, line) => sum + line.letters, 0);
  const linked = run.reduce((sum, line, i) => {
    const isTeaser = isProse(line) && (line.linked > 0 || isLink(run[i - 1]) || isMore(run[i + 1]));
    return sum + (isTeaser ? line.letters : line.linked);
  }, 0);
  return linked >= letters * LINKED;
}

function isLabel(line: HtmlLine | undefined): boolean {
  return line !== undefined && line.letters <= 14 && BOX.test(line.line.plain.replace(/\s+/g, ''));
}

/** 「[详细]」 behind a teaser. */
function isMore(line: HtmlLine | undefined): boolean {
  return line !== undefined && line.linked > 0 && line.letters <= 8;
}

/** A headline that leads to a page of its own is a headline where running text stands below it. */
function withHeadlines(lines: readonly HtmlLine[]): readonly HtmlLine[] {
  return lines.map((line, i) => {
    const below = lines[i + 1];
    const heads = line.line.mark > 0 && !line.covered && line.letters >= 5 && below !== undefined;
    return heads && isProse(below) && below.line.aside === null && below.linked < below.letters * LINKED
      ? uncovered(line)
      : line;
  });
}

/** When class names would hide most of a page's running text, they mean something else on this site. */
function withoutFalseChrome(lines: readonly HtmlLine[]): readonly HtmlLine[] {
  const prose = lines.filter(isProse);
  const covered = prose.filter(({ line }) => line.aside !== null).length;
  if (covered * 2 <= prose.length) return lines;
  return lines.map((line) => (line.line.plain.length >= PROSE || line.line.mark > 0 ? uncovered(line) : line));
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
