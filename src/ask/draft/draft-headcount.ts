import type { Draft } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { draftAttendance } from './draft-attendance.ts';
import { type DraftSettings, draftList } from './draft-list.ts';
import { happeningOf } from './happening.ts';
import { bestEvent } from './one-event.ts';

const ASKS =
  /(?:几|多少)[位名个]?(?:市|县|省|区)?(?:领导|干部|领导干部|负责人|人)[^，。?]{0,10}(?:参加|出席|到会|陪同|到场|讲话|发言)|(?:参加|出席|陪同|到会)[^，。?]{0,24}(?:的)?(?:市|县|省|区)?(?:领导|干部|负责人)[^，。?]{0,6}(?:几|多少)[位名个人]/;
/** Leaders are named one by one; a crowd is told by a printed number, which is another kind of question. */
const LEADERS = /领导|干部|负责人|几[位名]/;

const ASKS_EVENTS =
  /(?:参加|出席|主持|陪同|召开|调研|考察|慰问|检查)(?:了|过)?(?:多少|几)(?:会议?|活动|调研|仪式|座谈会|考察)/;

/** How many events: 「每个月参加了多少活动」; null for other questions. */
export function draftEventCount(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  if (plan.people.length === 0 || !ASKS_EVENTS.test(plan.question)) return null;
  return draftList({ ...plan, kind: 'count' }, evidence, settings);
}

/** How many of those in the record of one event, with their names; null for other questions. */
export function draftHeadcount(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  if (!ASKS.test(plan.question) || !LEADERS.test(plan.question)) return null;
  const listed = draftAttendance({ ...plan, kind: 'attendance' }, evidence, settings);
  const event = listed && bestEvent(plan, evidence);
  if (!listed || !event) return null;
  const people = happeningOf(event, evidence).flatMap(({ participants }) => participants.map(({ name }) => name));
  const claims = listed.claims.filter((claim) => claim.event !== null && !claim.text.startsWith(event.name));
  const told = [...new Set(people)].filter((name) => claims.some(({ text }) => text.includes(name)));
  return { ...listed, claims, lead: () => `${event.name}，见报的共${told.length}人：` };
}
