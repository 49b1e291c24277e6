import type { Byline, Sourced } from '../../domain/article.ts';
import type { Furniture } from '../../domain/reading.ts';
import { fold } from '../../text/fold.ts';
import type { FactClaims } from '../facts/issue-facts.ts';
import { PLAIN_PAPER } from '../facts/masthead-parts.ts';
import { UnreadableFileError } from '../files/unreadable.ts';
import { parseByline } from '../page/byline-parts.ts';
import { PAPER_NAME } from '../page/dateline.ts';
import { furnitureKind } from '../page/furniture-rules.ts';
import type { PageLine } from '../page/page-line.ts';
import { unwrapLines } from '../page/unwrap-lines.ts';
import { contentOf, withContent } from './html-content.ts';
import { htmlLines } from './html-lines.ts';
import { htmlMeta, type MetaHeadline, paperIn } from './html-meta.ts';

/** A web page ready to be segmented. */
interface LoadedHtml {
  readonly lines: readonly PageLine[];
  readonly claims: FactClaims;
  /** Credits of the page's metadata, for an article that prints none. */
  readonly bylines: readonly Byline[];
  /** The text of `<title>`. */
  readonly outside: readonly Furniture[];
}

/**
 * Lines of a web page with its headline marked, and what its head says of paper, date, page and author. Throws
 * UnreadableFileError for a page that only frames others and for mark-up nested too deep.
 */
export function loadHtml(source: string): LoadedHtml {
  const page = htmlLines(source);
  if (page.framed && page.lines.every(({ line }) => line.aside !== null))
    throw new UnreadableFileError('网页只是框架，正文在别的文件里');
  const meta = htmlMeta(page);
  const title = page.title?.text.trim() ?? '';
  const lines = unwrapped(withContent(page.lines, contentOf(source, page.deepest)).map(({ line }) => line));
  return {
    outside: page.title && title ? [{ kind: 'page-title', ...page.title, text: title }] : [],
    lines: markTitle(lines, [...meta.headlines, { kicker: '', title, subtitle: '' }]),
    claims: { ...meta.claims, paper: [...meta.claims.paper, ...namedSources(lines), ...siteInTitle(title)] },
    bylines: [...stampedCredits(lines), ...meta.bylines].slice(0, 1),
  };
}

/** 「来源：云溪日报」 under the title: nearer to the article than the name of the site. */
function namedSources(lines: readonly PageLine[]): Sourced<string>[] {
  return lines.flatMap(({ aside, plain, content }) => {
    const found = aside === 'meta' ? /(?:来源|稿源)\s{0,2}:\s{0,2}([\u4e00-\u9fff]{2,16})/.exec(plain) : null;
    const end = found ? found.index + found[0].length : 0;
    const printed = found?.[1] ? content.text.slice(end - found[1].length, end) : '';
    const value = paperIn(printed) ?? (PLAIN_PAPER.test(fold(printed)) ? printed : null);
    return value ? [{ value, origin: { kind: 'text', reason: `网页「${content.text.slice(0, 40)}」` } }] : [];
  });
}

const CREDITS = /(?:^|\s)((?:[\u4e00-\u9fff]{0,4}记者|通讯员|作者)\s[\u4e00-\u9fff·\s]{2,40})$/;

/** 「江北发布 2023-12-22 21:14 记者 荣佳」: credits at the end of a line of web metadata, without a colon. */
function stampedCredits(lines: readonly PageLine[]): Byline[] {
  return lines.flatMap(({ aside, plain, content }) => {
    const credits = aside === 'meta' ? CREDITS.exec(plain)?.[1] : undefined;
    return credits ? (parseByline(credits, false, content.text.slice(-credits.length)) ?? []) : [];
  });
}

/** Lines of the page's text that were broken by hand, with `<br>` or in `<pre>`, joined again. */
function unwrapped(lines: readonly PageLine[]): readonly PageLine[] {
  const stretches: PageLine[][] = [];
  for (const line of lines) {
    const last = stretches.at(-1);
    if (last && line.gap === 0 && last[0]?.aside === null && line.aside === null) last.push(line);
    else stretches.push([line]);
  }
  return stretches.flatMap((stretch) => (stretch.length > 1 ? unwrapLines(stretch) : stretch));
}

const SITE = new RegExp(
  `^[\\u4e00-\\u9fff]{2,16}?(?:${PAPER_NAME}|新闻网|网|协会|学会|商会|电视台|广播电视台|人民政府|融媒|融媒体中心|传媒|发布|在线)$`,
);
const PARTS = /\s*[-_|—–]+\s*/;

/** The part of a `<title>` that names the site: 「标题_某市建材行业协会」, 「某某日报数字报-标题」. */
function siteInTitle(title: string): Sourced<string>[] {
  const parts = title
    .split(PARTS)
    .map((part) => part.trim().replace(/(?:数字报|电子报|电子版|多媒体版|官网|门户网站)$/, ''));
  const site = parts.length > 1 ? parts.find((part) => SITE.test(fold(part))) : undefined;
  return site ? [{ value: site, origin: { kind: 'text', reason: `网页标题「${title.slice(0, 40)}」` } }] : [];
}

const SHORTEST_TITLE = 5;
const MOST_PARTS = 8;
/** Longer lines above the title are text: then it was not the title that was found. */
const LONGEST_ABOVE = 60;

/**
 * Marks the line that a known headline begins with as the main title, its kicker and subtitle with it, and takes what
 * stands above for navigation, headings directly above (a kicker) and mastheads aside. Without such a line the page's own headings are
 * kept.
 */
function markTitle(lines: readonly PageLine[], headlines: readonly MetaHeadline[]): readonly PageLine[] {
  for (const headline of headlines) {
    const at = titleLine(lines, headline.title);
    if (at < 0 || lines.slice(0, at).some(({ aside, plain }) => aside === null && plain.length > LONGEST_ABOVE))
      continue;
    const isPart = (i: number, part: string): boolean => {
      const text = bare(lines[i]?.plain ?? '');
      return text.length >= 3 && bare(part).includes(text);
    };
    let top = at;
    while (
      lines[top - 1]?.aside === null &&
      ((lines[top - 1]?.mark ?? 0) > 1 || isPart(top - 1, headline.kicker + headline.title))
    )
      top--;
    if (top === at && isKickerAbove(lines, at)) top--;
    return lines.map((line, i) => {
      if (i === at) return { ...line, mark: 1, aside: null };
      if (i < top) return { ...line, aside: line.aside ?? (furnitureKind(line.plain) === null ? 'navigation' : null) };
      if (i < at) return { ...line, mark: line.mark === 0 ? 4 : Math.max(2, line.mark) };
      if (i > at && i <= at + 3 && line.aside === null && isPart(i, headline.subtitle)) return { ...line, mark: 2 };
      return i === at + 1 && line.mark > 0 ? { ...line, mark: Math.max(2, line.mark) } : line;
    });
  }
  return lines;
}

const LABEL =
  /[>:：|]|\d{4}|(?:正文|详情|动态|公告|公开|要闻|新闻|信息|资讯|专栏|报道|中心|之窗|频道|专题|首页|平台|网站?|政府)$/;

/** A plain line of some length right above the title, nothing but navigation above it: a kicker, unless it labels the page. */
function isKickerAbove(lines: readonly PageLine[], at: number): boolean {
  const [line, above] = [lines[at - 1], lines[at - 2]];
  if (!line || line.aside !== null || line.mark > 0) return false;
  if (above && above.aside === null && furnitureKind(above.plain) === null) return false;
  const text = bare(line.plain);
  return text.length >= 6 && text.length <= 24 && !LABEL.test(text) && !SITE.test(text) && furnitureKind(text) === null;
}

/**
 * The first line that a title begins with, or the longest part of it between dashes that names no site; it must be a
 * third of it.
 */
function titleLine(lines: readonly PageLine[], title: string): number {
  const parts = title.split(PARTS).filter((part) => !SITE.test(fold(part)));
  const texts = lines.map(({ aside, plain }) =>
    aside !== null || plain.length > 3 * LONGEST_ABOVE ? '' : plain.replace(/\s+/g, ''),
  );
  for (const wanted of [title, ...parts.sort((a, b) => b.length - a.length)].slice(0, MOST_PARTS).map(bare)) {
    const at = texts.findIndex(
      (text) => text.length >= SHORTEST_TITLE && wanted.startsWith(text) && text.length * 3 >= wanted.length,
    );
    if (at >= 0) return mainLine(lines, at, wanted);
  }
  return -1;
}

/**
 * A title may begin with its kicker: then the first heading of the highest level that it also holds is the main line.
 * Below a plain line that is not the whole title such a heading is the main line whatever it says.
 */
function mainLine(lines: readonly PageLine[], at: number, wanted: string): number {
  const [first, next] = [lines[at], lines[at + 1]];
  if (first?.mark === 0 && next?.mark === 1 && next.aside === null && bare(first.plain) !== wanted) return at + 1;
  for (let i = at; i <= at + 3; i++) {
    const line = lines[i];
    if (line?.mark === 1 && line.aside === null && wanted.includes(bare(line.plain))) return i;
  }
  return at;
}

function bare(text: string): string {
  return fold(text).replace(/\s+/g, '');
}
