import type { Sourced } from '../../domain/article.ts';
import { type Day, makeDay, monthDay, withYear } from '../../domain/day.ts';
import { ANNIVERSARIES, CONGRESSES } from '../events/public-events.ts';
import { monthDays, type PrintedDay } from './printed-dates.ts';

/** Texts of one page from which its day may follow. All folded. */
export interface DayEvidence {
  /** First lines of bodies, where a newspaper tells when something happened. */
  readonly leads: readonly string[];
  /** Headline blocks. */
  readonly heads: readonly string[];
  /** Everything printed. */
  readonly bodies: readonly string[];
  /** Days of datelines such as 「8月1日电」. */
  readonly wired: readonly { readonly month: number; readonly date: number }[];
}

/** What is known of the year before the texts are looked at. */
export interface YearLimits {
  /** Years that stand apart, such as a folder's. */
  readonly apart: readonly Sourced<number>[];
  /** Years that a masthead's weekday and lunar date allow; null when it has none. */
  readonly fitting: readonly number[] | null;
}

/** A year with what gives it away, in Chinese; `year` is null when the texts gainsay each other. */
export interface InferredYear {
  readonly year: number | null;
  readonly reason: string;
}

interface Vote {
  readonly year: number;
  readonly reason: string;
}

/** A lead's length in which the day of the news is told. */
const LEAD_LENGTH = 90;
const NEAR_DAYS = 20;

/**
 * The year of a page whose month and day are known, from what its articles give away, the surest kind of evidence
 * first: a year beside a day near the issue's, a folder's year, events named by their year, congresses that texts look
 * forward to, anniversaries. Within a kind the articles vote; without a clear majority the year stays unknown.
 */
export function inferYear(evidence: DayEvidence, day: Day, limits: YearLimits): InferredYear | null {
  const kinds: readonly (() => readonly Vote[])[] = [
    () => fullDates(evidence, day),
    () => limits.apart.map(({ value, origin }) => ({ year: value, reason: origin.reason ?? '' })),
    () => annualEvents(evidence),
    () => congresses(evidence, day),
    () => anniversaries(evidence),
  ];
  for (const votes of kinds) {
    const open = votes().filter(({ year }) => limits.fitting?.includes(year) !== false && withYear(day, year) !== null);
    if (open.length > 0) return countVotes(open, limits.fitting);
  }
  return null;
}

/** A year wins with twice the votes of all others together. */
function countVotes(votes: readonly Vote[], fitting: readonly number[] | null): InferredYear {
  const counts = new Map<number, number>();
  for (const { year } of votes) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  const [first] = votes.filter(({ year }) => year === best?.[0]);
  if (best && first && best[1] >= 2 * (votes.length - best[1])) {
    const checked = fitting === null ? '' : '，与报头的星期或农历相符';
    const more = best[1] > 1 ? `等${best[1]}处` : '';
    return { year: best[0], reason: `${first.reason}${more}${checked}` };
  }
  return { year: null, reason: `文内所示年份不一（${[...counts.keys()].sort().join('、')}）` };
}

/** Leads that print the year beside a day near the issue's. */
function fullDates({ leads }: DayEvidence, day: Day): Vote[] {
  return leads.flatMap((lead) => {
    for (const { year, month, date, text } of toldDays(lead)) {
      const told = year && makeDay(year, month, date);
      if (!year || !told) continue;
      const whole = [year, year + 1].find((candidate) => daysBetween(told, withYear(day, candidate)) <= NEAR_DAYS);
      if (whole !== undefined) return [{ year: whole, reason: `文内「${text}」` }];
    }
    return [];
  });
}

/** In front of a day, or behind it, that was not the day of the news. */
const AHEAD = /(?:将于|将在|定于|拟于|截至|截止|计划|预计)[^。,]{0,2}$/;
const BEHIND = /^(?:以来|起|前|电|[^。]{0,10}将)/;

/** Days that a lead tells as those of its news. */
export function toldDays(lead: string): PrintedDay[] {
  const text = lead.slice(0, LEAD_LENGTH);
  return monthDays(text).filter(({ start, text: day }) => {
    const behind = text.slice(start + day.length, start + day.length + 12);
    return !AHEAD.test(text.slice(Math.max(0, start - 6), start)) && !BEHIND.test(behind);
  });
}

const ANNUAL =
  /((?:19|20)\d{2})年(?:第[一二三四五六七八九十\d]{1,3}[次届季]|国家|全国|全省|全市|全县|全区|世界|国际|中国|春节|元旦|国庆|[\u4e00-\u9fff]{2,4}[省市县区])[^,。;!?]{0,24}?(?:宣传周|宣传月|宣传日|会议|大会|全会|活动|仪式|比赛|大赛|联赛|运动会|论坛|博览会|招聘会|艺术节|文化节|旅游节|读书节|开幕|启动|考试|演练)/;

/** 「2022年国家网络安全宣传周」 in a headline or lead: an event that is named by its year. */
function annualEvents({ heads, leads }: DayEvidence): Vote[] {
  const texts = [...heads, ...leads.map((lead) => lead.slice(0, 2 * LEAD_LENGTH))];
  // A headline and its lead name one event; that is one vote.
  const seen = new Map<string, Vote>();
  for (const text of texts) {
    const match = ANNUAL.exec(text);
    if (match) seen.set(match[0], { year: Number(match[1]), reason: `文内「${match[0]}」` });
  }
  return [...seen.values()];
}

/** A text that looks forward to a congress is of its year, or of the year before when its day is past. */
function congresses(evidence: DayEvidence, latest: Day): Vote[] {
  return CONGRESSES.flatMap(({ name, ahead, day }) => {
    const match = firstMatch(evidence, ahead);
    const year = Number(day.slice(0, 4));
    if (!match) return [];
    return [
      {
        year: monthDay(latest) < monthDay(day) ? year : year - 1,
        reason: `文内「${match}」（${name}于${day}开幕）`,
      },
    ];
  });
}

const JUBILEE = /(?:庆祝|纪念|迎接|喜迎)([^,。;]{2,12}?)(\d{2,3})周年/;

/** 「庆祝建党100周年」: the founding year plus the count. */
function anniversaries({ heads, bodies }: DayEvidence): Vote[] {
  return [...heads, ...bodies].flatMap((text) => {
    const match = JUBILEE.exec(text);
    const base = match && ANNIVERSARIES.find(({ name }) => name.test(match[1] ?? ''));
    return match && base ? [{ year: base.year + Number(match[2]), reason: `文内「${match[0]}」` }] : [];
  });
}

function firstMatch({ heads, bodies }: DayEvidence, pattern: RegExp): string | null {
  for (const text of [...heads, ...bodies]) {
    const match = pattern.exec(text);
    if (match) return match[0];
  }
  return null;
}

function daysBetween(a: Day, b: Day | null): number {
  return b === null ? Number.POSITIVE_INFINITY : Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}
