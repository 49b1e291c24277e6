import { parse } from 'yaml';
import type { Doubt, Origin } from '../../domain/article.ts';
import { type Day, dayFields } from '../../domain/day.ts';
import { fold } from '../../text/fold.ts';
import { type FactClaims, NO_CLAIMS } from './issue-facts.ts';
import { type PathPattern, parsePathPattern } from './path-pattern.ts';
import { NO_SETTINGS, type PathSettings } from './path-settings.ts';
import { templateFault } from './path-template.ts';
import { fullDates } from './printed-dates.ts';

const KEYS = {
  paper: ['paper', 'newspaper', '报名', '报纸'],
  date: ['date', 'issue_date', 'published', '日期', '出版日期'],
  page: ['page', '版', '版次'],
  url: ['url', 'link', 'source_url'],
  pageImage: ['page_image', '版面图'],
} as const;

/** What a mapping says, and what in it could not be used. */
interface Read {
  readonly claims: FactClaims;
  readonly doubts: readonly Doubt[];
}

/**
 * What front matter or a sidecar says of paper, date, page, addresses, and of how paths are to be read; text that is no
 * YAML mapping is a doubt.
 */
export function claimsFromYaml(yaml: string, origin: Origin): Read & { readonly settings: PathSettings } {
  const where = origin.reason ?? '文件头';
  const bad = (text: string) => ({
    claims: NO_CLAIMS,
    settings: NO_SETTINGS,
    doubts: [{ code: 'bad-yaml', text: `${where}：${text}` }],
  });
  let read: unknown;
  try {
    read = parse(yaml, { maxAliasCount: 20, schema: 'failsafe' });
  } catch {
    return bad('YAML 格式有误，未采用');
  }
  if (!(read instanceof Object) || Array.isArray(read)) return bad('没有键值，未采用');
  const record = new Map(Object.entries(read).map(([key, value]) => [key.toLowerCase(), value]));
  const { claims, doubts } = claimsFrom(record, origin);
  const { settings, faults } = settingsFrom(record);
  return {
    claims,
    settings,
    doubts: [...doubts, ...faults.map((text) => ({ code: 'bad-pattern', text: `${where}：${text}` }))],
  };
}

/** The same of paper, date, page and addresses from a mapping, such as a JSONL record. */
export function claimsFrom(record: ReadonlyMap<string, unknown>, origin: Origin): Read {
  const text = (keys: readonly string[]): string | null => {
    const value = keys
      .map((key) => record.get(key))
      .find((found) => typeof found === 'string' || typeof found === 'number');
    const trimmed = value === undefined ? '' : String(value).trim();
    return trimmed && trimmed.length <= 300 ? trimmed : null;
  };
  const [paper, date, page] = [text(KEYS.paper), text(KEYS.date), text(KEYS.page)];
  const day = date === null ? null : dayIn(date);
  const url = address(text(KEYS.url), /^https?:\/\/\S+$/i, 'url', origin);
  const image = address(
    text(KEYS.pageImage),
    /^(?:https?:\/\/\S+|(?![a-z][a-z\d+.-]*:)[^\p{Cc}<>"|]+)$/iu,
    'page_image',
    origin,
  );
  const doubts: Doubt[] =
    date !== null && !day ? [{ code: 'bad-date', text: `${whereIn(origin)}日期「${date.slice(0, 40)}」读不懂` }] : [];
  return {
    claims: {
      paper: paper ? [{ value: paper, origin }] : [],
      issueDate: day ? [{ value: day, origin }] : [],
      page: page ? [{ value: page, origin }] : [],
      url: url.value,
      pageImage: image.value,
    },
    doubts: [...doubts, ...url.doubts, ...image.doubts],
  };
}

function address(text: string | null, form: RegExp, key: string, origin: Origin) {
  const fault = text === null ? null : form.test(text) ? templateFault(text) : '不是可用的地址';
  if (text === null || fault === null) return { value: text === null ? [] : [text], doubts: [] };
  return {
    value: [],
    doubts: [{ code: 'bad-url', text: `${whereIn(origin)}${key}「${text.slice(0, 60)}」：${fault}` }],
  };
}

function whereIn(origin: Origin): string {
  return origin.reason ? `${origin.reason}：` : '';
}

const MOST = 50;

/** `path_pattern` (one or a list) and `papers` (a mapping). */
function settingsFrom(record: ReadonlyMap<string, unknown>): { settings: PathSettings; faults: string[] } {
  const patterns: PathPattern[] = [];
  const faults: string[] = [];
  for (const text of listOf(record.get('path_pattern'))) {
    const pattern = typeof text === 'string' ? parsePathPattern(text) : '不是文字';
    if (typeof pattern === 'string') faults.push(`path_pattern「${String(text).slice(0, 60)}」：${pattern}`);
    else patterns.push(pattern);
  }
  const named = record.get('papers') ?? {};
  const papers = new Map<string, string>();
  if (!(named instanceof Object) || Array.isArray(named)) faults.push('papers 须写成「文件夹名: 报名」');
  else {
    for (const [key, value] of Object.entries(named)) {
      if (typeof value === 'string' && value.trim()) papers.set(fold(key).toLowerCase(), value.trim());
      else faults.push(`papers「${key.slice(0, 40)}」没有报名`);
    }
  }
  return { settings: { patterns, papers }, faults };
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, MOST) : [value];
}

/** The day a field means: 2022-09-06, 20220906, 2022年9月6日, or XXXX-09-06 where the year is not known; else null. */
export function dayIn(text: string): Day | null {
  if (/^XXXX-\d{2}-\d{2}$/.test(text)) return dayFields(text) && text;
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return fullDates(digits ? `${digits[1]}-${digits[2]}-${digits[3]}` : fold(text))[0] ?? null;
}
