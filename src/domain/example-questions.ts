import { type Day, dayFields, hasYear } from './day.ts';
import type { NewsEvent } from './event.ts';

/** Somebody of the archive and what they took part in. */
export interface PersonExample {
  readonly name: string;
  readonly events: readonly NewsEvent[];
}

/** One issue, of known year. */
interface IssueExample {
  readonly paper: string;
  readonly day: Day;
}

/** Length of a name by which a happening can be asked for. */
const NAME = /^[\u4e00-\u9fff“”〇0-9]{5,24}$/;
/** Kinds whose names name them, rather than telling what somebody did. */
const NAMED = new Set(['会议', '座谈', '仪式', '活动']);

/**
 * Questions that show what can be asked, made of what an archive holds: who did what on a day, who led which meeting, what
 * an issue printed or what somebody did in order of time. Some of each kind, the likeliest to be answered well first.
 */
export function exampleQuestions(
  people: readonly PersonExample[],
  newest: IssueExample | null,
): readonly (readonly string[])[] {
  const days = people.flatMap(({ name, events }) => {
    const day = busiestDay(events);
    return day === null ? [] : `${name}${monthDayText(day)}参加了哪些活动`;
  });
  const meetings = people.flatMap(({ events }) => events.flatMap((event) => meetingQuestion(event) ?? []));
  const issue =
    newest === null ? [] : [`${yearText(newest.day)}${monthDayText(newest.day)}的《${newest.paper}》登了什么`];
  return [days, [...new Set(meetings)], [...issue, ...people.map(({ name }) => `${name}的大事记`)]];
}

/** The day with most of what somebody did, the latest of those; null when no day is known with its year. */
function busiestDay(events: readonly NewsEvent[]): Day | null {
  const counts = new Map<Day, number>();
  for (const { from, status } of events) {
    if (from !== null && hasYear(from) && status === 'held') counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return (
    [...counts]
      .flatMap(([day, count]) => (count === most ? day : []))
      .sort()
      .at(-1) ?? null
  );
}

function meetingQuestion({ name, kind, status, participants }: NewsEvent): string | null {
  if (status !== 'held' || !NAMED.has(kind) || !NAME.test(name)) return null;
  return participants.some(({ did }) => did.includes('主持')) ? `${name}是谁主持的` : `${name}有谁参加`;
}

function yearText(day: Day): string {
  return `${dayFields(day)?.year ?? ''}年`;
}

function monthDayText(day: Day): string {
  const fields = dayFields(day);
  return fields === null ? '' : `${fields.month}月${fields.date}日`;
}
