import type { Doubt, Origin, OriginKind, Sourced } from '../domain/article.ts';
import type { ArticleDraft } from './article-draft.ts';
import { asPrinted } from './byline-parts.ts';
import { PAPER_NAME } from './dateline.ts';
import { PLAIN_PAPER } from './furniture-rules.ts';
import { type FactClaims, weekdayDoubt } from './issue-facts.ts';
import type { PageLine } from './page-line.ts';
import type { FurnitureLine } from './page-state.ts';
import { fullDates, hanNumber } from './printed-dates.ts';

const PAPER = new RegExp(`[\\u4e00-\\u9fff]{2,8}?${PAPER_NAME}(?!社区)`);
const MASTHEAD_PAGE =
  /(?:第\s?([A-Z]?\d{1,2})\s?版|第([一二三四五六七八九十]{1,3})版|(?:^|[\s|:])([A-Z]?\d{1,2})版|^([A-Z]?\d{1,2})(?:\s?[|:]|\s+(?=\d{4}年))|(?:^|\s)([A-D]\d{1,2})(?=\s|$|[:|]))/;
const WEEKDAY = /(?:星期|周)([一二三四五六日天])/;
const FOOT_KINDS = new Set(['qr', 'contact', 'copyright', 'masthead', 'unplaced']);
const SITE = [
  /版权所有[::\s]{0,3}([\u4e00-\u9fff]{4,20})/,
  /^([\u4e00-\u9fff]{4,20})欢迎您/,
  /欢迎(?:访问|光临)([\u4e00-\u9fff]{4,20})/,
];
const SOURCE = /(?:来源|稿源)\s?[::]\s?([\u4e00-\u9fff]{2,16})/;

/** What masthead, web metadata, datelines and foot lines of a page say. Pages are left to `pageMarks`. */
export function pageFacts(
  furniture: readonly FurnitureLine[],
  drafts: readonly ArticleDraft[],
): { readonly claims: FactClaims; readonly doubts: readonly Doubt[] } {
  const mastheads = furniture.filter(({ kind }) => kind === 'masthead' || kind === 'page-editors');
  const metas = furniture.filter(({ kind }) => kind === 'meta');
  const masthead = mastheads.map(({ line }) => line.plain);
  const issueDate = [...datesIn(mastheads, 'masthead', '报头'), ...datesIn(metas, 'meta', '网页')];
  const paper = [...papersIn(mastheads), ...datelinePapers(drafts), ...footPapers(furniture), ...sitePapers(furniture)];
  const first = issueDate.find(({ origin }) => origin.kind === 'masthead');
  const weekday = masthead.map((plain) => WEEKDAY.exec(plain)?.[1]).find((found) => found !== undefined);
  const doubt = first && weekday ? weekdayDoubt(first.value, weekday) : null;
  return {
    claims: { paper: unique(paper), issueDate: unique(issueDate), page: [], url: [] },
    doubts: doubt ? [doubt] : [],
  };
}

/** Printed page numbers with the lines they stand in, in order: a file may hold several pages. */
export function pageMarks(
  furniture: readonly FurnitureLine[],
): { readonly at: number; readonly page: Sourced<string> }[] {
  return furniture.flatMap(({ line, kind, at }) => {
    if (kind !== 'masthead' && kind !== 'page-editors') return [];
    const match = MASTHEAD_PAGE.exec(line.plain.replace(/今日\s?(?:共)?\s?\d{1,3}\s?版/, ''));
    const page = match?.slice(1).find((group) => group !== undefined);
    const value = page && /^[一二三四五六七八九十]/.test(page) ? String(hanNumber(page)) : page;
    const origin: Origin = { kind: 'masthead', reason: `版头「${line.content.text.slice(0, 40)}」` };
    return value ? [{ at, page: { value, origin } }] : [];
  });
}

/** One claim for each value and kind of place; a file may repeat its masthead on every page. */
function unique<T extends string>(claims: readonly Sourced<T>[]): Sourced<T>[] {
  const seen = new Map(claims.toReversed().map((claim) => [`${claim.origin.kind} ${claim.value}`, claim]));
  return [...seen.values()].reverse();
}

function datesIn(lines: readonly FurnitureLine[], kind: OriginKind, where: string): FactClaims['issueDate'] {
  return lines.flatMap(({ line }) => {
    const value = fullDates(line.plain)[0];
    return value ? [{ value, origin: { kind, reason: `${where}「${line.content.text.slice(0, 40)}」` } }] : [];
  });
}

function papersIn(lines: readonly FurnitureLine[]): Sourced<string>[] {
  return lines.flatMap(({ line }) => {
    const value = paperIn(line, [PAPER, PLAIN_PAPER]);
    return value ? [{ value, origin: { kind: 'masthead' as const, reason: `报头「${value}」` } }] : [];
  });
}

/** The first name a pattern finds in the line without its gaps, as printed. */
function paperIn(line: PageLine, patterns: readonly RegExp[]): string | null {
  const compact = line.plain.replace(/\s+/g, '');
  for (const pattern of patterns) {
    const found = pattern.exec(compact)?.[0];
    if (found) return asPrinted(found, line.plain, line.content.text);
  }
  return null;
}

/** 「衡阳晚报讯」: the name that most datelines of the page give. */
function datelinePapers(drafts: readonly ArticleDraft[]): Sourced<string>[] {
  const counts = new Map<string, number>();
  for (const { dateline } of drafts) {
    if (dateline?.paper) counts.set(dateline.paper, (counts.get(dateline.paper) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best ? [{ value: best[0], origin: { kind: 'text', reason: `电头「${best[0]}讯」` } }] : [];
}

/** 「关注“漯河日报”…微信公众号」, 「漯河日报微信」, a paper's name among contact lines. */
function footPapers(furniture: readonly FurnitureLine[]): Sourced<string>[] {
  return furniture.flatMap(({ line, kind }) => {
    if (!FOOT_KINDS.has(kind)) return [];
    const value = paperIn(line, [PAPER])?.replace(/^(?:扫一扫|关注|下载|欢迎|请)+/, '');
    return value ? [{ value, origin: { kind: 'text', reason: `版面附注「${line.content.text.slice(0, 40)}」` } }] : [];
  });
}

/** The name of a website, or the paper a web page names as its source. */
function sitePapers(furniture: readonly FurnitureLine[]): Sourced<string>[] {
  const found: Sourced<string>[] = [];
  for (const { line, kind } of furniture) {
    const reason = `网页「${line.content.text.slice(0, 40)}」`;
    const from = kind === 'meta' ? SOURCE.exec(line.plain)?.[1] : undefined;
    if (from && PAPER.test(from)) found.unshift({ value: from, origin: { kind: 'text', reason } });
    for (const pattern of SITE) {
      const site = pattern.exec(line.plain)?.[1];
      if (site) found.push({ value: site, origin: { kind: 'text', reason } });
    }
  }
  return found;
}
