import type { Sourced } from '../domain/article.ts';
import type { Furniture } from '../domain/reading.ts';
import { fold } from '../text/fold.ts';
import { PAPER_NAME } from './dateline.ts';
import { htmlLines } from './html-lines.ts';
import type { FactClaims } from './issue-facts.ts';
import type { PageLine } from './page-line.ts';
import { fullDates } from './printed-dates.ts';

/** A web page ready to be segmented. */
export interface LoadedHtml {
  readonly lines: readonly PageLine[];
  readonly claims: FactClaims;
  /** The text of `<title>`. */
  readonly outside: readonly Furniture[];
}

const DATES = [
  'pubdate',
  'publishdate',
  'article:published_time',
  'publish_time',
  'og:release_date',
  'dc.date',
  'date',
];
const SITES = ['sitename', 'og:site_name', 'contentsource', 'source'];

/** Lines of a web page with its headline marked, and what its head says of paper and date. */
export function loadHtml(source: string): LoadedHtml {
  const page = htmlLines(source);
  const issueDate: Sourced<string>[] = [];
  for (const name of DATES) {
    const day = fullDates(fold(page.meta.get(name) ?? ''))[0];
    if (day && issueDate.length === 0)
      issueDate.push({ value: day, origin: { kind: 'meta', reason: `网页 meta「${name}」` } });
  }
  const paper: Sourced<string>[] = SITES.flatMap((name) => {
    const value = fold(page.meta.get(name) ?? '').trim();
    const isPaper = new RegExp(`^[\\u4e00-\\u9fff]{1,10}${PAPER_NAME}$`).test(value);
    return isPaper ? [{ value, origin: { kind: 'meta', reason: `网页 meta「${name}」` } }] : [];
  });
  paper.push(...siteInTitle(page.title?.text ?? ''));
  const outside = page.title?.text.trim() ? [{ kind: 'page-title', ...page.title, text: page.title.text.trim() }] : [];
  return {
    outside,
    lines: markTitle(page.lines, page.title?.text ?? null),
    claims: { paper, issueDate, page: [], url: urls(page.meta) },
  };
}

const SITE = new RegExp(
  `^[\\u4e00-\\u9fff]{2,16}?(?:${PAPER_NAME}|新闻网|网|协会|学会|商会|电视台|广播电视台|人民政府|在线)$`,
);

/** The part of a `<title>` that names the site: 「标题_某市建材行业协会」, 「某某日报数字报-标题」. */
function siteInTitle(title: string): Sourced<string>[] {
  const parts = fold(title)
    .split(/\s*[-_|—–]+\s*/)
    .map((part) => part.trim().replace(/(?:数字报|电子报|电子版|多媒体版|官网|门户网站)$/, ''));
  const site = parts.length > 1 ? parts.find((part) => SITE.test(part)) : undefined;
  return site ? [{ value: site, origin: { kind: 'text', reason: `网页标题「${title.trim().slice(0, 40)}」` } }] : [];
}

/**
 * Marks the line that `<title>` begins with as the main title, and takes what stands above it for navigation, the
 * headings directly above (a kicker) aside. Without such a line the page's own headings are kept.
 */
function markTitle(lines: readonly PageLine[], title: string | null): readonly PageLine[] {
  const wanted = bare(title ?? '');
  const at = lines.findIndex(({ aside, plain }) => {
    const text = bare(plain);
    return aside === null && text.length >= 5 && wanted.startsWith(text) && text.length * 3 >= wanted.length;
  });
  const found = lines[at];
  if (!found || lines.slice(0, at).some(({ aside, plain }) => aside === null && plain.length > 60)) return lines;
  let top = at;
  while ((lines[top - 1]?.mark ?? 0) > 1 && lines[top - 1]?.aside === null) top--;
  return lines.map((line, i) => {
    if (i === at) return { ...line, mark: 1 };
    if (i < top) return { ...line, aside: line.aside ?? 'navigation' };
    return i < at || i === at + 1 ? { ...line, mark: line.mark === 0 ? 0 : Math.max(2, line.mark) } : line;
  });
}

function bare(text: string): string {
  return fold(text).replace(/[\s　]+/g, '');
}

function urls(meta: ReadonlyMap<string, string>): string[] {
  const url = meta.get('og:url') ?? '';
  return /^https?:\/\//i.test(url) ? [url] : [];
}
