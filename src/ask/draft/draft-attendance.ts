import type { Article } from '../../domain/article.ts';
import type { Draft, DraftClaim, Quote } from '../../domain/draft.ts';
import type { NewsEvent, Participant } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { EventGroup } from '../find/group-events.ts';
import { isDeed } from '../find/match-events.ts';
import { absenteesOf } from './absentees.ts';
import { whenWords } from './day-words.ts';
import type { DraftSettings } from './draft-list.ts';
import { eventDifferences, titleDifferences } from './event-differences.ts';
import { happeningOf } from './happening.ts';
import { bestEvent } from './one-event.ts';
import { addQuote, addTitleQuotes, eventQuotes, quoteAround } from './quotes.ts';
import { joinDeeds, LONGEST_CLAIM } from './tell-event.ts';

/**
 * Who was at one event, in the order printed, people who did the same in one claim; then those whom another paper adds,
 * what the papers differ on, and who stayed away. Null when no event fits the question.
 */
export function draftAttendance(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const event = bestEvent(plan, evidence);
  const article = event && evidence.articles.get(event.articleId);
  if (!event || !article || event.participants.length === 0) return null;
  const asked = plan.deeds.filter((deed) => !['出席', '参加', '列席'].includes(deed));
  const did = (person: Participant) =>
    asked.length === 0 || person.did.some((done) => asked.some((deed) => isDeed(done, deed)));
  const wanted = (person: Participant) => did(person) && !plan.people.includes(person.name);
  const present = event.participants.filter(wanted);
  const group = happeningOf(event, evidence);
  const claims = [
    ...groupsOf(present).flatMap((people) => attendanceClaims(people, event, article, '')),
    ...addedClaims(group, wanted, evidence),
    ...(asked.length === 0 ? [...differenceClaims(group, evidence), ...awayClaims(event, article, evidence)] : []),
  ];
  // Nobody beside those named in the question: that is no reason to tell another sentence.
  if (claims.length === 0)
    return plan.people.length > 0 ? { lead: null, claims: [], mode: 'extractive', whole: false } : null;
  const lead = () => `${whenWords(event, settings.showYear)}${event.name}，见报的有：`;
  return { lead, claims, mode: 'extractive', whole: true };
}

/** People whom only another report of the same event names: 「副市长潘守义出席并讲话（据《乙报》）。」 */
function addedClaims(group: EventGroup, wanted: (person: Participant) => boolean, evidence: Evidence): DraftClaim[] {
  const told = new Set(group[0].participants.map(({ name }) => name));
  return group.slice(1).flatMap((event) => {
    const article = evidence.articles.get(event.articleId);
    const added = event.participants.filter((person) => wanted(person) && !told.has(person.name));
    for (const { name } of added) told.add(name);
    const paper = article?.paper?.value;
    const source = paper === undefined ? '' : `（据《${paper}》）`;
    return article ? groupsOf(added).flatMap((people) => attendanceClaims(people, event, article, source)) : [];
  });
}

/** 「全市春耕备耕工作会议的主持人，《甲报》作…，《乙报》作…。」 */
function differenceClaims(group: EventGroup, evidence: Evidence): DraftClaim[] {
  const [event] = group;
  return [
    ...eventDifferences(group, ['time', '主持'], evidence).map(({ text, quotes }) => ({
      text: `${event.name}的${text}。`,
      quotes,
      event,
    })),
    ...titleDifferences(group, evidence).map(({ text, quotes }) => ({ text: `${text}。`, quotes, event: null })),
  ];
}

/** 「市政府秘书长冉光因公出差请假。」 */
function awayClaims(event: NewsEvent, article: Article, { nearby }: Evidence): DraftClaim[] {
  const present = new Set(event.participants.map(({ name }) => name));
  return absenteesOf(event, article, nearby)
    .filter(({ name }) => name === null || !present.has(name))
    .map(({ text, quote }) => ({ text: `${text}。`, quotes: [quote], event: null }));
}

/** People one after another who bear the same titles and did the same. */
function groupsOf(people: readonly Participant[]): Participant[][] {
  const groups: Participant[][] = [];
  for (const person of people) {
    const group = groups.find(([first]) => first && key(first) === key(person));
    if (group) group.push(person);
    else groups.push([person]);
  }
  return groups;
}

function key(person: Participant): string {
  return `${person.titles.join('、')}|${person.did.join('、')}`;
}

function attendanceClaims(
  people: readonly Participant[],
  event: NewsEvent,
  article: Article,
  source: string,
): DraftClaim[] {
  const [first] = people;
  if (!first) return [];
  const names = people.map((person) => person.name).join('、');
  const text = `${first.titles.join('、')}${names}${joinDeeds(first.did)}${source}。`;
  if (text.length > LONGEST_CLAIM && people.length > 1) {
    const half = Math.ceil(people.length / 2);
    return [people.slice(0, half), people.slice(half)].flatMap((part) =>
      attendanceClaims(part, event, article, source),
    );
  }
  const quotes: Quote[] = [];
  for (const person of people) addQuote(quotes, quoteAround(article, person));
  for (const quote of eventQuotes(event, article)) addQuote(quotes, quote);
  addTitleQuotes(quotes, article, people);
  return [{ text, quotes, event }];
}
