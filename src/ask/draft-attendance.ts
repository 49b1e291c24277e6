import type { Article } from '../domain/article.ts';
import type { Draft, DraftClaim, Quote } from '../domain/draft.ts';
import type { NewsEvent, Participant } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { whenWords } from './day-words.ts';
import type { DraftSettings } from './draft-list.ts';
import { isDeed } from './match-events.ts';
import { bestEvent } from './one-event.ts';
import { addQuote, addTitleQuotes, eventQuotes, quoteAround } from './quotes.ts';
import { joinDeeds, LONGEST_CLAIM } from './tell-event.ts';

/** Who was at one event: people who did the same are told in one claim. Null when no event fits the question. */
export function draftAttendance(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const event = bestEvent(plan, evidence);
  const article = event && evidence.articles.get(event.articleId);
  if (!event || !article || event.participants.length === 0) return null;
  const asked = plan.deeds.filter((deed) => !['出席', '参加', '列席'].includes(deed));
  const did = (person: Participant) =>
    asked.length === 0 || person.did.some((done) => asked.some((deed) => isDeed(done, deed)));
  const present = event.participants.filter((person) => did(person) && !plan.people.includes(person.name));
  const claims = groupsOf(present).flatMap((people) => attendanceClaims(people, event, article));
  if (claims.length === 0) return null;
  const lead = () => `${whenWords(event, settings.showYear)}${event.name}，见报的有：`;
  return { lead, claims, mode: 'extractive', whole: true };
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

function attendanceClaims(people: readonly Participant[], event: NewsEvent, article: Article): DraftClaim[] {
  const [first] = people;
  if (!first) return [];
  const names = people.map((person) => person.name).join('、');
  const text = `${first.titles.join('、')}${names}${joinDeeds(first.did)}。`;
  if (text.length > LONGEST_CLAIM && people.length > 1) {
    const half = Math.ceil(people.length / 2);
    return [people.slice(0, half), people.slice(half)].flatMap((part) => attendanceClaims(part, event, article));
  }
  const quotes: Quote[] = [];
  for (const person of people) addQuote(quotes, quoteAround(article, person));
  for (const quote of eventQuotes(event, article)) addQuote(quotes, quote);
  addTitleQuotes(quotes, article, people);
  return [{ text, quotes, event }];
}
