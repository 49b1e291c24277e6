import type { Byline, Origin, Sourced } from '../../domain/article.ts';
import type { Day } from '../../domain/day.ts';
import { fold } from '../../text/fold.ts';
import { type FactClaims, NO_CLAIMS } from '../facts/issue-facts.ts';
import { fullDates } from '../facts/printed-dates.ts';
import { parseByline } from '../page/byline-parts.ts';
import { PAPER_NAME } from '../page/dateline.ts';
import type { HtmlPage } from './html-lines.ts';

/** A headline as metadata give it; each part may be empty. */
export interface MetaHeadline {
  readonly kicker: string;
  readonly title: string;
  readonly subtitle: string;
}

/** What a web page says of itself outside its text. */
interface HtmlMeta {
  readonly claims: FactClaims;
  readonly bylines: readonly Byline[];
  /** The most exact first. */
  readonly headlines: readonly MetaHeadline[];
}

const DATES = [
  'pubdate',
  'publishdate',
  'article:published_time',
  'publish_time',
  'publishtime',
  'publish-date',
  'og:release_date',
  'og:published_time',
  'weibo:article:create_at',
  'datepublished',
  'dc.date.issued',
  'dc.date',
  'date',
];
const SITES = ['papername', 'sitename', 'og:site_name', 'contentsource', 'source', 'publisher'];
const AUTHORS = ['founder-author', 'author', 'article:author', 'og:article:author', 'dc.creator', 'reporter'];
const TITLES = ['articletitle', 'og:title', 'title'];

/** Dates, paper, page, authors and headline from `<meta>`, JSON-LD and the comments of Founder's digital editions. */
export function htmlMeta(page: HtmlPage): HtmlMeta {
  const founder = page.comments.map(founderFields);
  const records = page.data.flatMap(jsonArticles);
  const dates = [
    ...founder.map((fields) => claim(dayIn(fields.get('date')), '方正数字报标记')),
    ...DATES.map((name) => claim(dayIn(page.meta.get(name)), `网页 meta「${name}」`)),
    ...records.map((record) => claim(dayIn(textOf(record.datePublished)), '网页 JSON-LD')),
  ];
  const papers = [
    ...SITES.map((name) => claim(paperIn(page.meta.get(name)), `网页 meta「${name}」`)),
    ...records.map((record) => claim(paperIn(textOf(record.publisher)), '网页 JSON-LD')),
  ];
  const pages = founder.map((fields) => claim(pageIn(fields.get('nodename')), '方正数字报标记'));
  const authors = [
    ...founder.map((fields) => fields.get('author')),
    ...AUTHORS.map((name) => page.meta.get(name)),
    ...records.flatMap((record) => namesOf(record.author)),
  ];
  return {
    claims: {
      ...NO_CLAIMS,
      paper: papers.filter((found) => found !== null),
      issueDate: dates.filter((found) => found !== null).slice(0, 1),
      page:
        new Set(pages.map((found) => found?.value)).size === 1
          ? pages.filter((found) => found !== null).slice(0, 1)
          : [],
      url: urlsOf(page.meta),
    },
    bylines: authors.flatMap((author) => bylineOf(author) ?? []).slice(0, 1),
    headlines: [
      ...founder.map((fields) => ({
        kicker: fields.get('introtitle') ?? '',
        title: fields.get('title') ?? '',
        subtitle: fields.get('subtitle') ?? '',
      })),
      ...records.map((record) => titleOnly(textOf(record.headline))),
      ...TITLES.map((name) => titleOnly(page.meta.get(name))),
    ].filter(({ title }) => title !== ''),
  };
}

function titleOnly(title: string | undefined): MetaHeadline {
  return { kicker: '', title: title ?? '', subtitle: '' };
}

function claim<T>(value: T | null, reason: string): Sourced<T> | null {
  const origin: Origin = { kind: 'meta', reason };
  return value === null ? null : { value, origin };
}

/** `<date>2022-09-06 03:10</date><title>…</title>` in a comment, by name. */
function founderFields(comment: string): ReadonlyMap<string, string> {
  const fields = [...comment.matchAll(/<((?:founder-)?[a-z]{2,20})>([^<>]{1,300})<\/\1>/gi)];
  return new Map(fields.map(([, name = '', value = '']) => [name.toLowerCase().replace('founder-', ''), value.trim()]));
}

/** An instant with a time zone is told by the clock of Beijing; 「20220906」 has no marks. */
function dayIn(text: string | undefined): Day | null {
  if (!text) return null;
  const plain = fold(text.slice(0, 60)).trim();
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]{0,12}(?:Z|[+-]\d\d:?\d\d)$/.test(plain)
    ? Date.parse(plain)
    : Number.NaN;
  if (!Number.isNaN(instant)) return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
  const marked = plain.replace(/^((?:19|20)\d\d)(\d\d)(\d\d)(?=\d{0,6}$)/, '$1-$2-$3 ');
  return fullDates(marked.replaceAll('T', ' '))[0] ?? null;
}

const PAPER = new RegExp(`^[\\u4e00-\\u9fff]{1,10}${PAPER_NAME}$`);

/** A paper's name as printed; null for what is not named like one. */
export function paperIn(text: string | undefined): string | null {
  const printed = text?.trim() ?? '';
  return PAPER.test(fold(printed)) ? printed : null;
}

function pageIn(text: string | undefined): string | null {
  return /^(?:第\s?)?([A-Z]?\d{1,2})\s?版?/i.exec(fold(text ?? '').trim())?.[1]?.toUpperCase() ?? null;
}

/** 「本报记者 姜一帆」, 「姜一帆」; sites and offices that stand there are no people. */
function bylineOf(text: string | undefined): Byline | null {
  const printed = text?.trim() ?? '';
  if (!printed || printed.length > 60) return null;
  return parseByline(fold(printed), true, printed);
}

function urlsOf(meta: ReadonlyMap<string, string>): string[] {
  return ['og:url', 'canonical']
    .flatMap((name) => {
      const url = meta.get(name) ?? '';
      return /^https?:\/\/[^\s/]+\/./i.test(url) ? [url] : [];
    })
    .slice(0, 1);
}

type JsonObject = Readonly<Record<string, unknown>>;

/** The objects of a JSON-LD text that describe an article. */
function jsonArticles(json: string): JsonObject[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const top = Array.isArray(value) ? value : [value];
  const all = top.flatMap((one) => (isObject(one) && Array.isArray(one['@graph']) ? one['@graph'] : [one]));
  return all.filter(isObject).filter((one) => /Article|Posting/.test(String(one['@type'])));
}

function isObject(value: unknown): value is JsonObject {
  return value instanceof Object && !Array.isArray(value);
}

/** A string, or the name of an object. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return isObject(value) && typeof value.name === 'string' ? value.name : undefined;
}

function namesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value.slice(0, 20) : [value]).flatMap((one) => textOf(one) ?? []);
}
