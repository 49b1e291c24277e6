import type { IndexReader } from '../../domain/archive-index.ts';
import { type DayRange, rangesMeet } from '../../domain/day.ts';
import type { PlanTime } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';
import { sharedPairs } from '../../text/pairs.ts';
import { type BoundsSetting, FESTIVAL, sideRange } from './asked-bounds.ts';

/** When an event of these words was, of several the last within the ranges; null when no record is of that name. */
export type EventDay = (words: string, within: readonly DayRange[]) => Promise<DayRange | null>;

/** 「教师节大会前」, 「两会召开之后」: an event that a time is counted from. */
const ANCHOR =
  /(?<words>[\u4e00-\u9fa5“”]{1,18}(?:大会|会议|座谈会|推进会|动员会|仪式|典礼|全会|运动会|晚会|论坛|开幕式))(?:召开|举行|开幕|闭幕|结束)?(?<side>之前|以前|前(?![夕后往任])|之后|以后|后(?![来勤续]))/;

/**
 * Times with the one that is counted from an event: what a question says of time besides (2023年) narrows it. Times as they
 * are when it names no such event or the archive has none of that name.
 */
export async function anchorTimes(
  times: readonly PlanTime[],
  question: string,
  people: readonly string[],
  setting: BoundsSetting & { readonly eventDay: EventDay },
): Promise<readonly PlanTime[]> {
  // 「2023年教师节大会」 is named after the festival and need not be on its day.
  const bare = [
    ...times.map(({ text }) => (FESTIVAL.test(text) ? (/^\d{2,4}年/.exec(text)?.[0] ?? '') : text)),
    ...people,
  ].reduce((text, known) => (known === '' ? text : text.replaceAll(known, '|'.repeat(known.length))), question);
  const match = ANCHOR.exec(bare);
  const { words = '', side = '' } = match?.groups ?? {};
  if (!match || words === '') return times;
  const within = times.map(({ text, range }) => (FESTIVAL.test(text) ? yearOf(range) : range));
  const day = await setting.eventDay(words, within);
  const range =
    day && sideRange(/前/.test(side) ? 'before' : 'after', { text: words, range: day }, { ...setting, open: true });
  if (!range) return times;
  const [outer] = within;
  const from = outer && outer.from > range.from ? outer.from : range.from;
  const to = outer && outer.to < range.to ? outer.to : range.to;
  return from <= to
    ? [{ text: question.slice(match.index, match.index + match[0].length), range: { from, to } }]
    : times;
}

function yearOf({ from, to }: DayRange): DayRange {
  return { from: `${from.slice(0, 4)}-01-01`, to: `${to.slice(0, 4)}-12-31` };
}

/** Passages looked into for an event of some name. */
const LOOKED_AT = 24;
/** Least share of the asked name's character pairs that a record's name holds. */
const SAME_NAME = 0.75;

/** The day of the event that words name, from its record. */
export async function eventDay(
  reader: IndexReader,
  words: string,
  within: readonly DayRange[],
): Promise<DayRange | null> {
  const hits = await reader.searchPassages(words, LOOKED_AT);
  const events = await reader.events({ articleIds: [...new Set(hits.map(({ passage }) => passage.articleId))] });
  const asked = searchForm(words);
  const days = events
    .filter(({ name, status }) => status !== 'cancelled' && sharedPairs(asked, searchForm(name)) >= SAME_NAME)
    .flatMap(({ from, to }) => (from === null ? [] : [{ from, to: to ?? from }]))
    .filter((day) => within.length === 0 || within.some((range) => rangesMeet(range, day)))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return days.at(-1) ?? null;
}
