import { parse } from 'yaml';
import type { Doubt, Origin } from '../domain/article.ts';
import type { Day } from '../domain/day.ts';
import { fold } from '../text/fold.ts';
import { type FactClaims, NO_CLAIMS } from './issue-facts.ts';
import { fullDates } from './printed-dates.ts';

const KEYS = {
  paper: ['paper', 'newspaper', '报名', '报纸'],
  date: ['date', 'issue_date', 'published', '日期', '出版日期'],
  page: ['page', '版', '版次'],
  url: ['url', 'link', 'source_url'],
} as const;

/** What front matter or a sidecar says of paper, date, page and url; text that is no YAML mapping is a doubt. */
export function claimsFromYaml(
  yaml: string,
  origin: Origin,
): { readonly claims: FactClaims; readonly doubts: readonly Doubt[] } {
  const bad = (text: string) => ({
    claims: NO_CLAIMS,
    doubts: [{ code: 'bad-yaml', text: `${origin.reason ?? '文件头'}：${text}` }],
  });
  let read: unknown;
  try {
    read = parse(yaml, { maxAliasCount: 20, schema: 'failsafe' });
  } catch {
    return bad('YAML 格式有误，未采用');
  }
  if (!(read instanceof Object) || Array.isArray(read)) return bad('没有键值，未采用');
  return claimsFrom(new Map(Object.entries(read).map(([key, value]) => [key.toLowerCase(), value])), origin);
}

/** The same from a mapping, such as a JSONL record. */
export function claimsFrom(
  record: ReadonlyMap<string, unknown>,
  origin: Origin,
): { readonly claims: FactClaims; readonly doubts: readonly Doubt[] } {
  const text = (keys: readonly string[]): string | null => {
    const value = keys
      .map((key) => record.get(key))
      .find((found) => typeof found === 'string' || typeof found === 'number');
    const trimmed = value === undefined ? '' : String(value).trim();
    return trimmed && trimmed.length <= 300 ? trimmed : null;
  };
  const [paper, date, page, url] = [text(KEYS.paper), text(KEYS.date), text(KEYS.page), text(KEYS.url)];
  const day = date === null ? null : dayIn(date);
  const doubts: Doubt[] =
    date !== null && !day ? [{ code: 'bad-date', text: `日期「${date.slice(0, 40)}」读不懂` }] : [];
  return {
    claims: {
      paper: paper ? [{ value: paper, origin }] : [],
      issueDate: day ? [{ value: day, origin }] : [],
      page: page ? [{ value: page, origin }] : [],
      url: url && /^https?:\/\//i.test(url) ? [url] : [],
    },
    doubts,
  };
}

function dayIn(text: string): Day | null {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return fullDates(digits ? `${digits[1]}-${digits[2]}-${digits[3]}` : fold(text))[0] ?? null;
}
