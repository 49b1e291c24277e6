import type { Draft } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { draftAttendance } from './draft-attendance.ts';
import { draftByline } from './draft-byline.ts';
import { draftEvent } from './draft-event.ts';
import { draftFact } from './draft-fact.ts';
import { draftIssue } from './draft-issue.ts';
import { type DraftSettings, draftList } from './draft-list.ts';
import { draftRole } from './draft-role.ts';
import { draftSource } from './draft-source.ts';
import { draftStatements } from './draft-statements.ts';
import { draftTimeline } from './draft-timeline.ts';
import { draftYesNo } from './draft-yesno.ts';
import { fitness } from './one-event.ts';
import { rankSentences } from './rank-sentences.ts';

/** Share of the question from which on a single sentence is said to tell all of it. */
const TELLS_ALL = 0.85;

/** The extractive writer: a draft put together from event records and the archive's own sentences; null = it says nothing. */
export function draftExtractive(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  if (evidence.contents.length > 0) return draftIssue(plan, evidence);
  switch (plan.kind) {
    case 'list':
    case 'count':
      return draftList(plan, evidence, settings) ?? (namesMore(plan) ? null : draftFact(plan, evidence));
    case 'timeline':
      return draftTimeline(plan, evidence, settings) ?? draftFact(plan, evidence);
    case 'attendance':
      return draftAttendance(plan, evidence, settings) ?? draftFact({ ...plan, kind: 'who' }, evidence);
    case 'who':
    case 'when':
    case 'where':
      return draftPoint(plan, evidence, settings);
    case 'role':
      return (
        draftRole(plan, evidence) ?? draftFact({ ...plan, kind: asksAppointment(plan) ? 'what' : 'who' }, evidence)
      );
    case 'byline':
      return draftByline(plan, evidence);
    case 'source':
      return draftSource(plan, evidence);
    case 'summary':
      return draftStatements(plan, evidence) ?? saidByThem(plan, draftFact(plan, evidence));
    case 'yesno':
      return draftYesNo(plan, evidence, settings);
    default:
      return draftFact(plan, evidence);
  }
}

/** 「某某被任命为什么职务」 is told by the sentence; which office somebody holds is told by titles alone. */
function asksAppointment({ question, people }: QueryPlan): boolean {
  return people.length > 0 && /任命|免去|当选|选为|接任|出任|就任|改任/.test(question);
}

const SPEECH = /强调|指出|要求|表示|说|提出|认为|介绍|希望|建议|透露|回应|致辞|呼吁|坦言/;

/** What somebody said is told by sentences in which they speak, and by no others. */
function saidByThem({ people }: QueryPlan, draft: Draft | null): Draft | null {
  if (people.length === 0 || draft === null) return draft;
  const claims = draft.claims.filter(({ text }) => SPEECH.test(text) && people.some((name) => text.includes(name)));
  return claims.length > 0 ? { ...draft, claims } : null;
}

/** Who, when, where: the event's record, unless a sentence tells all that was asked and the record does not. */
function draftPoint(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const event = draftEvent(plan, evidence, settings);
  if (!event) return draftFact(plan, evidence);
  const [sentence] = rankSentences(plan, evidence);
  const told = event.claims[0]?.event;
  // What took the place of a meeting that was called off stands in the sentence, not in the record.
  if (told?.status === 'cancelled' && sentence && sentence.own >= TELLS_ALL) return draftFact(plan, evidence) ?? event;
  // Which of several is meant is told by their days, not by the words of a sentence.
  if (told && plan.order !== null) return event;
  if (told && (!sentence || sentence.own < TELLS_ALL || fitness(plan, told, evidence) >= sentence.own)) return event;
  return draftFact(plan, evidence) ?? event;
}

/** A list question about a person or a day is answered by the event table alone: a sentence that merely shares its words is no item. */
function namesMore(plan: QueryPlan): boolean {
  return plan.people.length > 0 || plan.times.length > 0;
}
