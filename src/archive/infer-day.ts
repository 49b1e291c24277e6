import type { Sourced } from '../domain/article.ts';
import { addDays, type Day, dayFields, makeDay, monthDay, withYear } from '../domain/day.ts';
import { monthDays, type PrintedDay } from './printed-dates.ts';
import { ANNIVERSARIES, CONGRESSES } from './public-events.ts';

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

/** In front of a day, or behind it, that was not the day of the news. */
const AHEAD = /(?:将于|将在|定于|拟于|截至|截止|计划|预计)[^。,]{0,2}$/;
const BEHIND = /^(?:以来|起|前|电|[^。]{0,10}将)/;
const LEAD_LENGTH = 90;

/**
 * The issue's day when nothing states it: the day after the latest one that a lead tells (a daily tells yesterday),
 * with a year only where the texts give it away. Null when no lead tells a day.
 */
export function inferDay(evidence: DayEvidence): Sourced<Day> | null {
  const latest = latestTold(evidence);
  if (!latest) return null;
  const { month, date } = dayFields(latest) ?? { month: 0, date: 0 };
  const told = `${month}月${date}日`;
  const year = inferYear(evidence, latest);
  const known = year ? withYear(latest, year.value) : null;
  const reason = `${told}是文中报道的最近一天，取其次日${year && known ? `；年份据${year.reason}` : '；年份不明'}`;
  return { value: addDays(known ?? latest, 1), origin: { kind: 'inferred', reason } };
}

/** `XXXX-MM-DD`; a page that tells December and January is in January. Days with a year of their own count last. */
function latestTold(evidence: DayEvidence): Day | null {
  const told = evidence.leads.flatMap(toldDays);
  const plain = told.filter(({ year }) => year === null);
  const days = [...(plain.length > 0 ? plain : told), ...evidence.wired];
  const known = days.map((day) => makeDay(null, day.month, day.date)).filter((day) => day !== null);
  const [first, last] = [known.sort()[0], known.sort().at(-1)];
  if (!first || !last) return null;
  const wraps = last >= 'XXXX-12-20' && first <= 'XXXX-01-12';
  return wraps ? (known.filter((day) => day <= 'XXXX-01-12').at(-1) ?? null) : last;
}

function toldDays(lead: string): PrintedDay[] {
  const text = lead.slice(0, LEAD_LENGTH);
  return monthDays(text).filter(({ start, text: day }) => {
    const behind = text.slice(start + day.length, start + day.length + 12);
    return !AHEAD.test(text.slice(Math.max(0, start - 6), start)) && !BEHIND.test(behind);
  });
}

interface Year {
  readonly value: number;
  /** Chinese: what gives the year away. */
  readonly reason: string;
}

function inferYear(evidence: DayEvidence, latest: Day): Year | null {
  return (
    fromFullDate(evidence, latest) ??
    fromAnnualEvent(evidence) ??
    fromCongress(evidence, latest) ??
    fromAnniversary(evidence, latest)
  );
}

const NEAR_DAYS = 20;

/** A lead that prints the year beside a day near the issue's. */
function fromFullDate(evidence: DayEvidence, latest: Day): Year | null {
  for (const { year, month, date, text } of evidence.leads.flatMap(toldDays)) {
    const day = year && makeDay(year, month, date);
    if (!year || !day) continue;
    const whole = [year, year + 1].find((candidate) => daysBetween(day, withYear(latest, candidate)) <= NEAR_DAYS);
    if (whole !== undefined) return { value: whole, reason: `文内「${text}」` };
  }
  return null;
}

const ANNUAL =
  /((?:19|20)\d{2})年(?:第[一二三四五六七八九十\d]{1,3}[次届季]|国家|全国|全省|全市|全县|全区|世界|国际|中国|春节|元旦|国庆|[\u4e00-\u9fff]{2,4}[省市县区])[^,。;!?]{0,24}?(?:宣传周|宣传月|宣传日|会议|大会|全会|活动|仪式|比赛|大赛|联赛|运动会|论坛|博览会|招聘会|艺术节|文化节|旅游节|读书节|开幕|启动|考试|演练)/;

/** 「2022年国家网络安全宣传周」 in a headline or lead: an event that is named by its year. */
function fromAnnualEvent(evidence: DayEvidence): Year | null {
  for (const text of [...evidence.heads, ...evidence.leads.map((lead) => lead.slice(0, 2 * LEAD_LENGTH))]) {
    const match = ANNUAL.exec(text);
    if (match) return { value: Number(match[1]), reason: `文内「${match[0]}」` };
  }
  return null;
}

/** A text that looks forward to a congress is of its year, or of the year before when its day is past. */
function fromCongress(evidence: DayEvidence, latest: Day): Year | null {
  for (const { name, ahead, day } of CONGRESSES) {
    const match = firstMatch(evidence, ahead);
    const year = Number(day.slice(0, 4));
    if (match) {
      return {
        value: monthDay(latest) < monthDay(day) ? year : year - 1,
        reason: `文内「${match}」（${name}于${day}开幕）`,
      };
    }
  }
  return null;
}

const JUBILEE = /(?:庆祝|纪念|迎接|喜迎)([^,。;]{2,12}?)(\d{2,3})周年/;

/** 「庆祝建党100周年」: the founding year plus the count. */
function fromAnniversary(evidence: DayEvidence, latest: Day): Year | null {
  for (const text of [...evidence.heads, ...evidence.bodies]) {
    const match = JUBILEE.exec(text);
    const base = match && ANNIVERSARIES.find(({ name }) => name.test(match[1] ?? ''));
    if (match && base && withYear(latest, base.year + Number(match[2]))) {
      return { value: base.year + Number(match[2]), reason: `文内「${match[0]}」` };
    }
  }
  return null;
}

function firstMatch(evidence: DayEvidence, pattern: RegExp): string | null {
  for (const text of [...evidence.heads, ...evidence.bodies]) {
    const match = pattern.exec(text);
    if (match) return match[0];
  }
  return null;
}

function daysBetween(a: Day, b: Day | null): number {
  return b === null ? Number.POSITIVE_INFINITY : Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}
