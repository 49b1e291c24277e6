import type { Draft } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { draftFact } from '../fact/draft-fact.ts';
import { questionSlot } from '../fact/question-slot.ts';
import { rankSentences } from '../fact/rank-sentences.ts';
import { bodyAsked, namesBody } from '../find/asked-body.ts';
import { titlesGiven } from '../understand/asked-article.ts';
import { askedParts } from '../understand/asked-parts.ts';
import { isBareNames } from '../understand/bare-names.ts';
import { asksAbsence, draftAbsence } from './draft-absence.ts';
import { draftAttendance } from './draft-attendance.ts';
import { draftBoth } from './draft-both.ts';
import { draftByline } from './draft-byline.ts';
import { draftComparison } from './draft-comparison.ts';
import { draftDefinition } from './draft-definition.ts';
import { draftEvent } from './draft-event.ts';
import { draftEventCount, draftHeadcount } from './draft-headcount.ts';
import { draftIssue } from './draft-issue.ts';
import { type DraftSettings, draftList } from './draft-list.ts';
import { draftParts } from './draft-parts.ts';
import { draftRole } from './draft-role.ts';
import { draftSource } from './draft-source.ts';
import { draftSpeaker, quotedIn } from './draft-speaker.ts';
import { draftStatements } from './draft-statements.ts';
import { asksForSummary, draftSummary, meansOneArticle } from './draft-summary.ts';
import { draftTimeline } from './draft-timeline.ts';
import { draftYesNo } from './draft-yesno.ts';
import { draftChange } from './office-change-claims.ts';
import { fitness } from './one-event.ts';
import { openPoint } from './open-point.ts';

/** Share of the question from which on a single sentence is said to tell all of it. */
const TELLS_ALL = 0.85;

/** The extractive writer: a draft put together from event records and the archive's own sentences; null = it says nothing. */
export function draftExtractive(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  if (evidence.contents.length > 0 && !meansOneArticle(plan)) return draftIssue(plan, evidence);
  const parts = askedParts(plan);
  const draftOne = (part: QueryPlan, found: Evidence) => draftKind(part, found, settings);
  return (parts.length > 1 ? draftParts(parts, evidence, draftOne) : null) ?? draftKind(plan, evidence, settings);
}

function draftKind(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const draftOne = (part: QueryPlan, found: Evidence) => draftKind(part, found, settings);
  if (asksAbsence(plan)) return draftAbsence(plan, evidence, settings);
  switch (plan.kind) {
    case 'list':
    case 'count':
      return (
        oneOfFew(plan, draftList(plan, evidence, settings)) ??
        (isBareNames(plan) ? draftFact({ ...plan, kind: 'what' }, evidence) : null) ??
        (namesMore(plan) && !asksOneThing(plan) && !asksOneOf(plan) ? null : draftFact(plan, evidence))
      );
    case 'timeline':
      return draftTimeline(plan, evidence, settings) ?? draftFact(plan, evidence);
    case 'attendance':
      return (
        draftBoth(plan, evidence, settings) ??
        draftAttendance(plan, evidence, settings) ??
        draftFact({ ...plan, kind: 'who' }, evidence)
      );
    case 'who':
      return draftBoth(plan, evidence, settings) ?? draftPoint(plan, evidence, settings);
    case 'when':
    case 'where':
      return draftChange(plan, evidence) ?? draftPoint(plan, evidence, settings);
    case 'role':
      return (
        draftRole(plan, evidence) ??
        namingOffice(plan, draftFact({ ...plan, kind: asksAppointment(plan) ? 'what' : 'who' }, evidence))
      );
    case 'byline':
      return draftByline(plan, evidence) ?? namesTitle(plan, draftFact({ ...plan, kind: 'who' }, evidence));
    case 'source':
      return draftSource(plan, evidence);
    case 'summary':
      if (isAboutPerson(plan)) return draftList({ ...plan, kind: 'list' }, evidence, settings);
      return (
        (asksForSummary(plan) ? draftSummary(plan, evidence) : draftStatements(plan, evidence, settings)) ??
        (titlesGiven(plan).length > 0
          ? namesTitle(plan, draftFact({ ...plan, kind: 'what' }, evidence))
          : saidByThem(plan, draftFact(plan, evidence)))
      );
    case 'speaker':
      return (
        draftSpeaker(plan, evidence) ??
        (quotedIn(plan.question) === null ? draftPoint({ ...plan, kind: 'who' }, evidence, settings) : null)
      );
    case 'definition':
      return draftDefinition(plan, evidence);
    case 'comparison':
      return draftComparison(plan, evidence, draftOne) ?? draftFact(plan, evidence);
    case 'yesno':
      return draftYesNo(plan, evidence, settings, draftOne);
    case 'quantity':
      return (
        draftHeadcount(plan, evidence, settings) ??
        draftEventCount(plan, evidence, settings) ??
        draftFact(plan, evidence)
      );
    default:
      return draftFact(plan, evidence, settings);
  }
}

/** A sentence that does not name the office asked for, and what it belongs to, tells nobody who holds it. */
function namingOffice(plan: QueryPlan, draft: Draft | null): Draft | null {
  const { titles, people } = plan;
  if (draft === null || people.length > 0 || titles.length === 0) return draft;
  const body = bodyAsked(plan);
  const claims = draft.claims.filter(
    ({ text }) => titles.some((title) => text.includes(officeIn(title))) && (body === null || namesBody(body, text)),
  );
  return claims.length > 0 ? { ...draft, claims } : null;
}

/** The words of an office that tell it from others: 省委书记 is no 市委书记. */
function officeIn(title: string): string {
  const own = title.slice(title.lastIndexOf('的') + 1);
  return /[省市县区州镇乡团]委书记$/.test(own) ? own.slice(-4) : own.slice(-3);
}

/** 「某某被任命为什么职务」 is told by the sentence; which office somebody holds is told by titles alone. */
function asksAppointment({ question, people }: QueryPlan): boolean {
  return people.length > 0 && /任命|免去|当选|选为|接任|出任|就任|改任/.test(question);
}

/** A book or song in 《》 that is no headline of the archive is told of by sentences that name it, and by no others. */
function namesTitle(plan: QueryPlan, draft: Draft | null): Draft | null {
  const titles = titlesGiven(plan);
  const claims = draft?.claims.filter(({ text }) => titles.some((title) => text.includes(`《${title}》`))) ?? [];
  return draft !== null && claims.length > 0 ? { ...draft, claims } : null;
}

/** 「介绍一下某某」: what is told of them. */
function isAboutPerson({ question, people }: QueryPlan): boolean {
  return (
    people.length > 0 &&
    /^[^,。]{0,6}介绍/.test(question) &&
    people.some((name) => question.replace(/的?(?:情况|活动|近况)?[?。]?$/, '').endsWith(name))
  );
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
  if (!event) return openPoint(plan, evidence) ?? draftFact(plan, evidence, settings);
  const [sentence] = rankSentences(plan, evidence);
  const told = event.claims[0]?.event;
  // What took the place of a meeting that was called off stands in the sentence, not in the record.
  if (told?.status === 'cancelled' && sentence && sentence.own >= TELLS_ALL)
    return draftFact(plan, evidence, settings) ?? event;
  // Which of several is meant is told by their days, not by the words of a sentence.
  if (told && plan.order !== null) return event;
  if (told && (!sentence || sentence.own < TELLS_ALL || fitness(plan, told, evidence) >= sentence.own)) return event;
  return draftFact(plan, evidence, settings) ?? event;
}

/** 「某某哪一年与球队签约」, 「为什么去了战国」: no list, whatever its verb. */
function asksOneThing({ question }: QueryPlan): boolean {
  return ['time', 'reason', 'manner', 'body'].includes(questionSlot(question).kind);
}

/** Events from which on a question for one of them is not answered by a list of all. */
const FEW = 4;

/** 「哪个村最近举办了义诊活动」 asks for one: a long list of what shares a word with it is no answer. */
function oneOfFew(plan: QueryPlan, draft: Draft | null): Draft | null {
  return asksOneOf(plan) && draft !== null && draft.claims.length >= FEW ? null : draft;
}

function asksOneOf({ question, people }: QueryPlan): boolean {
  return people.length === 0 && /哪一?[个场项次种家所届]/.test(question) && !/哪些|哪几/.test(question);
}

/** A list question about a person or a day is answered by the event table alone: a sentence that merely shares its words is no item. */
function namesMore(plan: QueryPlan): boolean {
  return plan.people.length > 0 || plan.times.length > 0;
}
