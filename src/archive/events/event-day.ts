import type { Day, DayPart } from '../../domain/day.ts';
import { hasYear } from '../../domain/day.ts';
import type { DateFacet } from '../../domain/facet.ts';
import type { Mention } from './event-mention.ts';
import { isPrintedDay } from './event-name.ts';
import type { Story, Telling } from './event-story.ts';

/** Words that look back with no day of their own. */
const LOOKS_BACK = /去年|前年|上个?月|此前|早前|早些时候|曾经?(?=[^国祖孙])|当年|年初|多年前|[0-9]年前/;

/** When something told took place. */
export interface When {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly dayPart: DayPart | null;
  /** `own`: printed in the sentence; `near`: earlier in the paragraph or the lead; `vague`: 日前 and the like. */
  readonly source: 'own' | 'near' | 'follow-up' | 'vague';
}

const LONGEST_DAYS = 62;
const NEAR = 400;
const VAGUE = /日前|近日|近期|最近|前不久|不久前|连日来|这几天|近段时间|节前|当前正值/;
const FOLLOW_UP =
  /还(?=[到赴]|来到|前往|深入|察看|调研|检查|看望|走访|慰问|考察)|随后|会[见谈晤]?后|结束后|接着|紧接着|随即|当[天日晚]|同[日天]|散会后|之后|一结束|间隙|期间|(?:会|签约|开幕|会见|活动|仪式|会议|演出|座谈|调研)[前后](?=,)|稍后/;
const MEANWHILE = /[,;](?:[^,;]{0,8})?[期其]间/;
/** 「9月5日前」 and 「9月5日印发的」 are not the day of what the sentence tells. */
const OTHER_USE =
  /^(?:之?前(?![往来赴去夕])|以前|以来|起(?!,)|至今|为止|截止|(?:印发|下发|出台|发布|通过|施行|实施|公布|签发|生效)的?)/;

/** The day printed in the telling for a mention: the last one before it, or between its name and its verb. */
export function ownDay(story: Story, telling: Telling, mention: Mention): When | null {
  const dates = telling.dates.filter((date) => isDayOf(story, date) && !liesIn(date, mention));
  const before = dates.findLast((date) => date.end <= mention.reach.end);
  // 「8月22日闭幕，期间将举办…」 is on no day told.
  if (before && mention.status === 'planned' && MEANWHILE.test(story.masked.slice(before.end, mention.reach.start)))
    return null;
  const date = before ?? dates.find((other) => other.start <= mention.reach.end + 2);
  return date ? { from: date.from, to: date.to, dayPart: date.dayPart, source: 'own' } : null;
}

/** The day that an earlier sentence of the same paragraph, not far away, gives to a mention. */
export function nearDay(story: Story, tellings: readonly Telling[], at: number, mention: Mention): When | null {
  const telling = tellings[at];
  if (!telling) return null;
  for (let n = at - 1; n >= 0; n--) {
    const earlier = tellings[n];
    if (!earlier || earlier.paragraph !== telling.paragraph || mention.name.start - earlier.end > NEAR) return null;
    const date = earlier.dates.findLast((one) => isDayOf(story, one));
    if (date) return { from: date.from, to: date.to, dayPart: date.dayPart, source: 'near' };
  }
  return null;
}

/** The first day printed in the lead, else the one in the dateline before the body. */
export function leadDay(story: Story): When | null {
  const lead = story.tellings.filter((telling) => telling.paragraph === 0).flatMap((telling) => telling.dates);
  const dateline = story.facets.dates.filter((date) => date.end <= story.article.body.start);
  const date = lead.find((one) => isDayOf(story, one)) ?? dateline.findLast((one) => isDayOf(story, one));
  return date ? { from: date.from, to: date.to, dayPart: date.dayPart, source: 'near' } : null;
}

/** Whether a telling says 日前, 近日 and the like before the mention. */
export function isVague(story: Story, telling: Telling, mention: Mention): boolean {
  return VAGUE.test(story.masked.slice(telling.start, Math.max(telling.start, mention.reach.end)));
}

/** Whether a mention is told as what came next: 随后, 会议结束后, 当日. */
export function isFollowUp(story: Story, telling: Telling, mention: Mention): boolean {
  return FOLLOW_UP.test(story.masked.slice(telling.start, mention.name.start));
}

/** Whether the sentence names another, earlier time before the mention: 「1978年出席全省劳模大会」. */
export function isOfEarlierTime(story: Story, telling: Telling, mention: Mention, when: When): boolean {
  const last = telling.dates.findLast((date) => date.end <= mention.reach.start);
  if (!last || !when.from || isDayOf(story, last)) return false;
  return (daysBetween(last.to, when.from) ?? 0) > 0;
}

/** Whether the words before a mention look back: 去年, 此前, 曾. */
export function isLookedBackTo(story: Story, telling: Telling, mention: Mention): boolean {
  const before = story.masked.slice(Math.max(telling.start, mention.name.start - 60), mention.name.start);
  return LOOKS_BACK.test(before);
}

/** Days from `day` to `later`, negative when it is later; null when a year is unknown. */
export function daysBetween(day: Day, later: Day): number | null {
  if (!hasYear(day) || !hasYear(later)) return null;
  return Math.round((Date.parse(later) - Date.parse(day)) / 86_400_000);
}

/** Whether two times can be of one happening: days that overlap, and no other part of the day. */
export function sameWhen(a: When, b: When): boolean {
  const sameDay = a.from === null || b.from === null || (a.from <= (b.to ?? b.from) && b.from <= (a.to ?? a.from));
  return sameDay && (a.dayPart === null || b.dayPart === null || a.dayPart === b.dayPart);
}

function isDayOf(story: Story, date: DateFacet): boolean {
  if (!isPrintedDay(date.text) || OTHER_USE.test(story.masked.slice(date.end, date.end + 4))) return false;
  const length = daysBetween(date.from, date.to);
  return length === null || (length >= 0 && length <= LONGEST_DAYS);
}

function liesIn(date: DateFacet, mention: Mention): boolean {
  return mention.shape !== 'visit' && date.start >= mention.core.start && date.end <= mention.core.end;
}
