import type { Doubt, Origin, OriginKind, Sourced } from '../../domain/article.ts';
import type { Day } from '../../domain/day.ts';
import type { ArticleDraft } from '../page/article-draft.ts';
import { asPrinted } from '../page/as-printed.ts';
import { PAPER_NAME } from '../page/dateline.ts';
import type { PageLine } from '../page/page-line.ts';
import type { FurnitureLine } from '../page/page-state.ts';
import { type FactClaims, NO_CLAIMS } from './issue-facts.ts';
import { type DayMark, dayMarks, type MastheadBlock, mastheadBlocks, partialDates } from './masthead-blocks.ts';
import { withoutDates } from './masthead-date.ts';
import { PLAIN_PAPER } from './masthead-parts.ts';
import { fullDates, hanNumber } from './printed-dates.ts';

const PAPER = new RegExp(`[\\u4e00-\\u9fff]{2,8}?${PAPER_NAME}(?!社区)`);
const MASTHEAD_PAGE =
  /(?:第\s?([A-Z]?\d{1,2})\s?版|第([一二三四五六七八九十]{1,3})版|(?:^|[\s|:])([A-Z]?\d{1,2})版|^([A-Z]?\d{1,2})(?:\s?[|:]|\s+(?=\d{4}年))|(?:^|\s)([A-D]\d{1,2}|0\d)(?=\s|$|[:|])|[\u4e00-\u9fff]{2,8}\s{1,4}(\d{1,2})\s{0,4}$)/;
/** Words of navigation that run together with the name behind them. */
const NAVIGATION =
  /^(?:首页|网站|数字报|电子报|电子版|多媒体|往期|上一期|下一期|返回|当前|您|的|现在|位置|欢迎|访问|光临|阅读|今天|是){1,8}/;
const BLOCK_KINDS = new Set(['masthead', 'page-editors']);
const FOOT_KINDS = new Set(['qr', 'contact', 'copyright', 'masthead', 'unplaced']);
const SITE = [
  /版权所有[::\s]{0,3}([\u4e00-\u9fff]{4,20})/,
  /^([\u4e00-\u9fff]{4,20})欢迎您/,
  /欢迎(?:访问|光临)([\u4e00-\u9fff]{4,20})/,
];
/** 「江北发布 2023-12-22 21:14」: who puts a text on the web, in front of the time. */
const SENDER = /^([\u4e00-\u9fff]{2,8})\s{0,4}(?=20\d{2}[-/年.]\d{1,2}[-/月.]\d{1,2})/;
const NO_SENDER = /时间|日期|发表|更新|于$|来源|作者|编辑|记者|星期|今天|原创|点击|浏览/;
/** 第四版, 今日8版, 第1234期: what a name may run together with. */
const PAGE_AND_NUMBER =
  /(?:今日|本期|共)?\s?第?\s?(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})\s?版|(?:总)?第\s?(?:\d{1,6}|[〇零○一二三四五六七八九十百千]{1,8})\s?[期号]/g;
/** What stands beside the owner in a copyright line. */
const NO_SITE = /举报|电话|热线|备案|许可|不良信息|信息服务|转载|未经|授权|技术支持|所有/;
const SOURCE = /(?:来源|稿源)\s?[::]\s?([\u4e00-\u9fff]{2,16})/;

/** What a page says of its issue. */
interface PageFacts {
  readonly claims: FactClaims;
  /** For each draft what the masthead above it says, where the file holds several issues or papers. */
  readonly own: readonly FactClaims[];
  /** Years that weekday and lunar date allow for a masthead's day without year; null when nothing is known of them. */
  readonly years: readonly number[] | null;
  readonly doubts: readonly Doubt[];
}

/** What masthead, web metadata, datelines and foot lines of a page say. Pages are left to `pageMarks`.
 * A name that is no newspaper's by its letters (汉阴新闻) is one when it stands in the path or as the source too. */
export function pageFacts(
  furniture: readonly FurnitureLine[],
  drafts: readonly ArticleDraft[],
  pathWords: readonly string[] = [],
  latest = new Date().getFullYear(),
): PageFacts {
  const words = [...pathWords, ...sourceNames(furniture)];
  const blocks = mastheadBlocks(furniture);
  const marks = dayMarks(blocks, latest);
  const days = marks.filter((mark) => !isSignature(mark, drafts));
  const signed = marks.filter((mark) => isSignature(mark, drafts)).map(({ day }) => asText(day));
  const names = blocks.flatMap((block) => {
    const paper = paperOf(block) ?? confirmedName(block, words) ?? plateName(block);
    return paper ? [{ at: block.at, paper }] : [];
  });
  const metas = furniture.filter(({ kind }) => kind === 'meta');
  const severalDays = distinct(days.map(({ day }) => day.value)) > 1;
  const severalPapers = distinct(names.map(({ paper }) => paper.value)) > 1;
  const issueDate = [...(severalDays ? [] : days.map(({ day }) => day)), ...metaDates(metas), ...signed];
  const paper = [
    ...(severalPapers ? [] : names.map((name) => name.paper)),
    ...datelinePapers(drafts),
    ...footPapers(furniture),
    ...sitePapers(furniture),
  ];
  const own = drafts.map(({ from }) => ({
    ...NO_CLAIMS,
    issueDate: severalDays ? markAbove(days, from).map(({ day }) => day) : [],
    paper: severalPapers ? markAbove(names, from).map((name) => name.paper) : [],
  }));
  return {
    claims: {
      ...NO_CLAIMS,
      paper: unique(paper),
      issueDate: unique(issueDate),
      mastheads: severalDays ? [] : partialDates(blocks),
    },
    own,
    years: severalDays ? null : (days.find(({ years }) => years !== null)?.years ?? null),
    doubts: uniqueDoubts(days.flatMap((mark) => mark.doubts)),
  };
}

/** A date and nothing else below the first article belongs to a letter or a notice: no later than the issue. */
function isSignature({ at, bare }: DayMark, drafts: readonly ArticleDraft[]): boolean {
  return bare && at > (drafts[0]?.from ?? Number.POSITIVE_INFINITY);
}

function asText({ value, origin }: Sourced<Day>): Sourced<Day> {
  return { value, origin: { kind: 'text', reason: origin.reason?.replace('报头', '文末') ?? null } };
}

/** Claims of a whole file with those of one of the issues in it: the file's name and texts speak of another one then. */
export function withOwn(file: FactClaims, own: FactClaims | undefined): FactClaims {
  if (!own || own.paper.length + own.issueDate.length === 0) return file;
  const kept = <T>(claims: readonly Sourced<T>[], mine: readonly Sourced<T>[]): readonly Sourced<T>[] =>
    mine.length === 0 ? claims : [...claims.filter(({ origin }) => STATED_BY_HAND.has(origin.kind)), ...mine];
  return { ...file, paper: kept(file.paper, own.paper), issueDate: kept(file.issueDate, own.issueDate) };
}

const STATED_BY_HAND = new Set<OriginKind>(['front-matter', 'sidecar']);

/** The last mark above a line; above all of them the first one holds. */
function markAbove<T extends { readonly at: number }>(marks: readonly T[], line: number): T[] {
  const mark = marks.findLast(({ at }) => at <= line) ?? marks[0];
  return mark ? [mark] : [];
}

function distinct(values: readonly string[]): number {
  return new Set(values).size;
}

function uniqueDoubts(doubts: readonly Doubt[]): Doubt[] {
  return [...new Map(doubts.map((doubt) => [doubt.text, doubt])).values()];
}

/** Printed page numbers with the lines they stand in, in order: a file may hold several pages. */
export function pageMarks(
  furniture: readonly FurnitureLine[],
): { readonly at: number; readonly page: Sourced<string> }[] {
  return furniture.flatMap(({ line, kind, at }) => {
    if (kind !== 'masthead' && kind !== 'page-editors') return [];
    const match = MASTHEAD_PAGE.exec(withoutDates(line.plain).replace(/[今本][日期]\s?(?:共)?\s?\d{1,3}\s?版/, ''));
    const page = match?.slice(1).find((group) => group !== undefined);
    const value = page && /^[一二三四五六七八九十]/.test(page) ? String(hanNumber(page)) : page;
    const origin: Origin = { kind: 'masthead', reason: `版头「${line.content.text.slice(0, 40)}」` };
    return value ? [{ at, page: { value, origin } }] : [];
  });
}

/** A file that names more papers or days is a list of them; every article is settled with all claims. */
const MOST_CLAIMS = 40;

/** One claim for each value and kind of place; a file may repeat its masthead on every page. */
function unique<T extends string>(claims: readonly Sourced<T>[]): Sourced<T>[] {
  const seen = new Map(claims.toReversed().map((claim) => [`${claim.origin.kind} ${claim.value}`, claim]));
  return [...seen.values()].reverse().slice(0, MOST_CLAIMS);
}

function metaDates(lines: readonly FurnitureLine[]): FactClaims['issueDate'] {
  return lines.flatMap(({ line }) => {
    const value = fullDates(line.plain)[0];
    return value ? [{ value, origin: { kind: 'meta', reason: `网页「${line.content.text.slice(0, 40)}」` } }] : [];
  });
}

/** Lines that name who owns or prints the paper, which may be another paper. */
const OWNER = /主管|主办|承办|协办|承印|印刷|集团|机关报/;

/** 「市人民政府主管主办 江州日报社出版」: the name begins behind what its owner does. */
const OWNED = /(主管主办|主办|主管|承办|机关报|编印)(?=[\u4e00-\u9fff]{2,8}报)/g;

/** The first name in a masthead; one that stands in a line about owners only when there is no other. */
function paperOf({ lines }: MastheadBlock): Sourced<string> | null {
  const named = lines.flatMap(({ line, kind }) => {
    const value = BLOCK_KINDS.has(kind) ? paperIn(line, [PAPER, PLAIN_PAPER]) : null;
    return value ? [{ value, owner: OWNER.test(line.plain.replace(/\s+/g, '')) }] : [];
  });
  const first = named.find(({ owner }) => !owner) ?? named[0];
  return first ? { value: first.value, origin: { kind: 'masthead', reason: `报头「${first.value}」` } } : null;
}

/** A masthead line's first word, when it is one of the words. */
function confirmedName({ lines }: MastheadBlock, words: readonly string[]): Sourced<string> | null {
  for (const { line, kind } of lines) {
    const first = kind === 'masthead' ? HAN_WORD.exec(withoutDates(line.plain).replace(/\s+/g, ''))?.[0] : undefined;
    if (first && words.includes(first)) {
      const value = asPrinted(first, line.plain, line.content.text);
      return { value, origin: { kind: 'masthead', reason: `报头「${value}」，与路径或来源相符` } };
    }
  }
  return null;
}

/** 「渠阳新闻」 in large print above the date: the paper, whatever the last word of its name is. */
const PLATE =
  /^(?!综合|本地|国内|国际|社会|民生|经济|时政|体育|要闻|文化|教育|图片|新闻)[\u4e00-\u9fff]{2,6}(?:新闻|通讯|时讯|资讯|商讯|生活|周末|周刊|旬刊|导刊|之声|文摘|简讯)$/;

function plateName({ lines }: MastheadBlock): Sourced<string> | null {
  const [first] = lines;
  const plain = first?.line.plain.replace(/\s+/g, '') ?? '';
  if (
    first?.kind !== 'masthead' ||
    !PLATE.test(plain) ||
    !lines.some(({ line }) => withoutDates(line.plain) !== line.plain)
  )
    return null;
  const value = first.line.content.text.replace(/\s+/g, '');
  return { value, origin: { kind: 'masthead', reason: `报头「${value}」` } };
}

const HAN_WORD = /^[\u4e00-\u9fff]{2,10}/;
function sourceNames(furniture: readonly FurnitureLine[]): string[] {
  return furniture.flatMap(({ line, kind }) => (kind === 'meta' ? (SOURCE.exec(line.plain)?.[1] ?? []) : []));
}

/** A name that stands apart on its line: 「A06 教育 江州晚报 2022年…」. */
const WHOLE = new RegExp(`^[\\u4e00-\\u9fff]{2,8}${PAPER_NAME}$`);

/** The first name a pattern finds in the line, one that stands apart before one that gaps run through, as printed. */
function paperIn(line: PageLine, patterns: readonly RegExp[]): string | null {
  const names = line.plain
    .split(/[\s|]+/)
    .filter((word) => WHOLE.test(word) && !NAVIGATION.test(word) && !OWNER.test(word));
  // 「法治周刊 … 云溪日报」: the weekly is a section of the paper.
  const apart = names.find((name) => name.endsWith('报')) ?? names[0];
  if (apart) return asPrinted(apart, line.plain, line.content.text);
  const compact = withoutDates(line.plain).replace(PAGE_AND_NUMBER, '|').replace(/\s+/g, '').replace(OWNED, '$1|');
  for (const pattern of patterns) {
    const found = pattern.exec(compact.replace(NAVIGATION, ''))?.[0].replace(NAVIGATION, '');
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
    if (from && (PAPER.test(from) || PLAIN_PAPER.test(from)))
      found.unshift({ value: from, origin: { kind: 'text', reason } });
    const sender = kind === 'meta' ? SENDER.exec(line.plain)?.[1] : undefined;
    if (sender && !NO_SENDER.test(sender)) found.push({ value: sender, origin: { kind: 'text', reason } });
    for (const pattern of SITE) {
      const site = pattern.exec(line.plain)?.[1];
      if (site && !NO_SITE.test(site)) found.push({ value: site, origin: { kind: 'text', reason } });
    }
  }
  return found;
}
