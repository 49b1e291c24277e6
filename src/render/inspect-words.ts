import type { Article, Byline, Origin, OriginKind, Sourced } from '../domain/article.ts';
import type { Erratum } from '../domain/erratum.ts';
import type { NewsEvent, Participant } from '../domain/event.ts';
import type { DateFacet } from '../domain/facet.ts';
import type { Furniture } from '../domain/reading.ts';
import { bookTitle, pageText } from './citation-line.ts';
import { dayRangeText, dayText } from './day-text.ts';

const ORIGINS: Record<OriginKind, string> = {
  correction: '更正表',
  'front-matter': '文件头',
  sidecar: '附带说明',
  record: '记录字段',
  path: '文件名',
  masthead: '报头',
  meta: '网页元数据',
  text: '正文',
  inferred: '推断',
};

/** Kinds of furniture that the reader knows; others are shown by their own name. */
const FURNITURE: Readonly<Record<string, string>> = {
  masthead: '报头',
  section: '栏目',
  weather: '天气',
  contents: '导读目录',
  navigation: '网页导航',
  meta: '发布信息',
  contact: '联系方式',
  qr: '二维码',
  copyright: '版权',
  notice: '声明启事',
  'page-editors': '版面责编',
  jump: '转接提示',
  'jump-head': '转接标题',
  picture: '图片',
  hidden: '网页隐藏文字',
  vertical: '竖排文字',
  separator: '分隔线',
  'front-matter': '文件头',
  'page-title': '网页标题',
  unplaced: '未归入稿件',
};

const STATUS = { held: '', planned: '（拟举行）', cancelled: '（已取消）' } as const;

/** What kind of page text this is, in Chinese. */
export function furnitureWord({ kind }: Furniture): string {
  return Object.hasOwn(FURNITURE, kind) ? (FURNITURE[kind] ?? kind) : kind;
}

/** Where a value was read; the reason, where there is one, names the place itself, and what was inferred is said to be. */
function originText({ kind, reason }: Origin): string {
  if (kind === 'inferred' && reason !== null) return `${ORIGINS[kind]}：${reason}`;
  return reason ?? ORIGINS[kind];
}

/** Reporters, correspondents and other credits, each under its role; null when nobody signed. */
export function bylineText({ reporters, correspondents, others }: Byline): string | null {
  const parts = [
    reporters.length > 0 ? `记者 ${reporters.join('、')}` : null,
    correspondents.length > 0 ? `通讯员 ${correspondents.join('、')}` : null,
    ...others.map(({ role, name }) => `${role} ${name}`),
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join('；') : null;
}

/** A fact of the issue with where it came from: 「《云溪晚报》（报头）」. */
interface Fact {
  readonly name: string;
  readonly value: string;
  /** Null when the value is not known. */
  readonly from: string | null;
}

/** Paper, day and page of an article. */
export function issueFacts({ paper, issueDate, page }: Article): Fact[] {
  return [fact('报名', paper, bookTitle), fact('日期', issueDate, dayText), fact('版次', page, pageText)];
}

function fact(name: string, sourced: Sourced<string> | null, show: (value: string) => string): Fact {
  if (!sourced) return { name, value: `${name}不详`, from: null };
  return { name, value: show(sourced.value), from: originText(sourced.origin) };
}

/** 「会议“全市防汛工作会议”（拟举行）」 */
export function eventTitle({ kind, name, status }: NewsEvent): string {
  return `${kind}“${name}”${STATUS[status]}`;
}

/** Day, part of day and places of an event: 「2031年9月5日上午，云栖会堂」. */
export function eventSetting({ from, to, dayPart, places }: NewsEvent): string {
  return [
    `${dayRangeText(from, to) ?? '时间不详'}${dayPart ?? ''}`,
    ...(places.length ? [places.join('、')] : []),
  ].join('，');
}

/** 「林致远（市长）出席、讲话」 */
export function participantText({ name, titles, did }: Participant): string {
  return `${withTitles(name, titles)}${did.join('、')}`;
}

/** 「林致远（市长）」 */
export function withTitles(name: string, titles: readonly string[]): string {
  return titles.length > 0 ? `${name}（${titles.join('、')}）` : name;
}

/** The day or days that a date in the text stands for. */
export function resolvedText({ from, to, dayPart }: DateFacet): string {
  return `${dayRangeText(from, to) ?? ''}${dayPart ?? ''}`;
}

/** What a notice corrects: 「2031年9月5日A02版《标题》：“三千”应为“三万”」. */
export function erratumText({ wrong, right, day, page, title }: Erratum): string {
  const where = `${day === null ? '' : dayText(day)}${page === null ? '' : pageText(page)}${title === null ? '' : bookTitle(title)}`;
  return `${where}${where ? '：' : ''}“${wrong}”应为“${right}”`;
}

/** 存疑度 with two decimals. */
export function scoreText(score: number): string {
  return `存疑度${score.toFixed(2)}`;
}
