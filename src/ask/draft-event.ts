import type { Article } from '../domain/article.ts';
import type { Draft, DraftClaim, Quote } from '../domain/draft.ts';
import type { NewsEvent, Participant } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { whenWords } from './day-words.ts';
import type { DraftSettings } from './draft-list.ts';
import { isDeed } from './match-events.ts';
import { fittingEvents } from './one-event.ts';
import { isVisit } from './question-words.ts';
import { addQuote, addTitleQuotes, eventQuotes, literalQuotes } from './quotes.ts';
import { joinDeeds, LONGEST_CLAIM, mainVisitor } from './tell-event.ts';

/** Who, when or where of one event, from its record; null when no event fits or its record leaves the point open. */
export function draftEvent(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  for (const event of fittingEvents(plan, evidence)) {
    const article = evidence.articles.get(event.articleId);
    const claim = article && tell(plan, event, article, settings);
    if (claim && claim.text.length <= LONGEST_CLAIM)
      return { lead: null, claims: [claim], mode: 'extractive', whole: true };
  }
  return null;
}

function tell(plan: QueryPlan, event: NewsEvent, article: Article, settings: DraftSettings): DraftClaim | null {
  if (plan.kind === 'who') return tellWho(plan, event, article);
  if (plan.kind === 'when') return tellWhen(event, article, settings);
  if (plan.kind === 'where') return tellWhere(event, article);
  return null;
}

/** Deeds that take the event as their object: 主持会议, but 在会议上讲话. */
const DIRECT = new Set(['主持', '出席', '参加', '列席']);

/** 「市政协主席刘丽华主持了…会议。」 for a question that names the deed. */
function tellWho(plan: QueryPlan, event: NewsEvent, article: Article): DraftClaim | null {
  if (plan.deeds.length === 0) return null;
  const doers = event.participants.filter(
    (person) =>
      plan.deeds.some((deed) => person.did.some((done) => isDeed(done, deed))) && !plan.people.includes(person.name),
  );
  const [first] = doers;
  if (!first || doers.length > 6 || plan.deeds.some((deed) => !deedDone(deed, doers))) return null;
  const names = doers.map(withTitles).join('、');
  if (isVisit(event.kind))
    return {
      text: tellCompany(names, plan, event),
      quotes: titledQuotes(event, article, withMain(doers, event)),
      event,
    };
  const [direct, ...others] = [...plan.deeds].sort((a, b) => Number(DIRECT.has(b)) - Number(DIRECT.has(a)));
  const also = others.length > 0 ? `并${others.join('、')}` : '';
  const text = DIRECT.has(direct ?? '')
    ? `${names}${direct}${event.name}${also}。`
    : `${names}在${event.name}上${joinDeeds(plan.deeds)}。`;
  return { text, quotes: titledQuotes(event, article, doers), event };
}

function titledQuotes(event: NewsEvent, article: Article, people: readonly Participant[]): Quote[] {
  const quotes = eventQuotes(event, article, people);
  addTitleQuotes(quotes, article, people);
  return quotes;
}

/** 「市商委主任曹某陪同庞某检查…。」, and for other deeds 「庞某检查…，曹某通报。」 */
function tellCompany(names: string, plan: QueryPlan, event: NewsEvent): string {
  const main = mainVisitor(event)?.name ?? '';
  if (names.endsWith(main)) return `${names}${event.name}。`;
  return plan.deeds.includes('陪同')
    ? `${names}陪同${main}${event.name}。`
    : `${main}${event.name}，${names}${joinDeeds(plan.deeds)}。`;
}

function withMain(doers: readonly Participant[], event: NewsEvent): Participant[] {
  const main = mainVisitor(event);
  return main ? [...doers, main] : [...doers];
}

function deedDone(deed: string, doers: readonly Participant[]): boolean {
  return doers.some((person) => person.did.some((done) => isDeed(done, deed)));
}

function withTitles(person: Participant): string {
  return person.titles.join('、') + person.name;
}

/** Whoever made a visit, to be named in front of it; nobody for other events. */
function visitorOf(event: NewsEvent): Participant[] {
  return isVisit(event.kind) ? withMain([], event) : [];
}

function tellWhen(event: NewsEvent, article: Article, settings: DraftSettings): DraftClaim | null {
  const when = whenWords(event, settings.showYear);
  if (!when) return null;
  const visitor = visitorOf(event);
  const quotes = eventQuotes(event, article, visitor);
  const mark = { held: '', planned: '（预告）', cancelled: '（已取消）' }[event.status];
  return { text: `${when}${mark}：${visitor[0]?.name ?? ''}${event.name}。`, quotes, event };
}

function tellWhere(event: NewsEvent, article: Article): DraftClaim | null {
  const places = event.places.filter((place) => article.text.includes(place));
  if (places.length === 0) return null;
  const visitor = visitorOf(event);
  const quotes = eventQuotes(event, article, visitor);
  for (const quote of literalQuotes(article, places)) addQuote(quotes, quote);
  return { text: `${places.join('、')}：${visitor[0]?.name ?? ''}${event.name}。`, quotes, event };
}
