import type { Article } from '../../domain/article.ts';
import type { Draft, DraftClaim, Quote } from '../../domain/draft.ts';
import type { NewsEvent, Participant } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { type EventGroup, inAskedOrder } from '../find/group-events.ts';
import { isDeed } from '../find/match-events.ts';
import { isVisit } from '../understand/question-words.ts';
import { whenWords } from './day-words.ts';
import type { DraftSettings } from './draft-list.ts';
import { differenceOn, type Point, pointWords } from './event-differences.ts';
import { happeningOf, withStatus } from './happening.ts';
import { fittingEvents } from './one-event.ts';
import { addQuote, addTitleQuotes, eventQuotes, literalQuotes } from './quotes.ts';
import { joinDeeds, LONGEST_CLAIM, mainVisitor } from './tell-event.ts';
import { groupTold } from './told-otherwise.ts';

/** Who, when or where of one event, from its record; null when no event fits or its record leaves the point open. */
export function draftEvent(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  for (const event of eventsMeant(plan, evidence)) {
    const article = evidence.articles.get(event.articleId);
    const group = happeningOf(event, evidence);
    const known = withStatus(event, group);
    const own = article && tell(plan, known, article, settings);
    const claim = own && (withOtherPapers(plan, group, evidence, settings) ?? withOutcome(own, event, group));
    if (claim && claim.text.length <= LONGEST_CLAIM)
      return { lead: null, claims: [claim], mode: 'extractive', whole: true };
  }
  return null;
}

/** The latest or first of somebody's events is told by their days; one event by the words it shares with the question. */
function eventsMeant(plan: QueryPlan, evidence: Evidence): readonly NewsEvent[] {
  const ordered = plan.order !== null && plan.people.length > 0 && evidence.relaxed.length === 0;
  const listed = ordered ? inAskedOrder(groupTold(evidence.events, evidence.articles), plan.order) : [];
  return listed.length > 0 ? listed.map(([event]) => event) : fittingEvents(plan, evidence);
}

/** What tells that an announced event was held or called off is cited beside the announcement. */
function withOutcome(claim: DraftClaim, event: NewsEvent, group: EventGroup): DraftClaim {
  const outcome =
    claim.event?.status === event.status ? undefined : group.find(({ status }) => status === claim.event?.status);
  if (!outcome) return claim;
  const quotes = [...claim.quotes];
  addQuote(quotes, { articleId: outcome.articleId, start: outcome.quote.start, end: outcome.quote.end });
  return { ...claim, quotes };
}

/** 「…会议的地点，《甲报》作市农业农村局会议室，《乙报》作市委礼堂。」; null when reports agree. */
function withOtherPapers(
  plan: QueryPlan,
  group: EventGroup,
  evidence: Evidence,
  settings: DraftSettings,
): DraftClaim | null {
  const [event] = group;
  const [deed, ...more] = plan.deeds;
  const point: Point | null =
    plan.kind === 'where'
      ? 'place'
      : plan.kind === 'when'
        ? 'time'
        : deed !== undefined && more.length === 0
          ? deed
          : null;
  const found = point && differenceOn(point, group, evidence, settings.showYear);
  if (!found || !point) return null;
  const words = pointWords(point);
  return { text: `${event.name}的${words}，${found.text}。`, quotes: found.quotes, event };
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
    : `${names}在${event.name}上${joinDeeds(plan.deeds.map((deed) => withObject(deed, doers, article)))}。`;
  return { text, quotes: titledQuotes(event, article, doers), event };
}

/** Deeds that say little without their object. */
const WITH_OBJECT = new Set(['宣布', '宣读', '通报', '部署']);
const LONGEST_OBJECT = 16;

/** 「宣布大桥通车」, as printed behind somebody who did it; the deed alone where the words go on too long. */
function withObject(deed: string, doers: readonly Participant[], { text }: Article): string {
  if (!WITH_OBJECT.has(deed)) return deed;
  for (const { end } of doers) {
    const behind = text.slice(end).split(/[。；;！!？?\n]/, 1)[0] ?? '';
    const at = behind.indexOf(deed);
    const object = at < 0 ? '' : (/^[^，,、：:（(“”「」]*/.exec(behind.slice(at + deed.length))?.[0] ?? '');
    if (object.length > 1 && object.length <= LONGEST_OBJECT) return deed + object.trim();
  }
  return deed;
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
  const days = whenWords(event, settings.showYear);
  if (!days) return null;
  const when = days + clockWords(event, article);
  const visitor = visitorOf(event);
  const quotes = eventQuotes(event, article, visitor);
  const mark = { held: '', planned: '（预告）', cancelled: '（已取消）' }[event.status];
  return { text: `${when}${mark}：${visitor[0]?.name ?? ''}${event.name}。`, quotes, event };
}

const CLOCK =
  /(?<![\d一二三四五六七八九十])(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:时|点钟?)(?:\d{1,2}分|[一二三四五六七八九十]{1,3}分|半|整|许)?|(?<!\d)\d{1,2}[:：]\d{2}(?!\d)/;

/** 「9时30分」, where it is printed right behind the day and its part. */
function clockWords(event: NewsEvent, article: Article): string {
  const { start, end } = event.quote;
  const quote = article.text.slice(start, end);
  const clock = CLOCK.exec(quote);
  if (!clock || event.to !== event.from) return '';
  const before = quote.slice(Math.max(0, clock.index - 4), clock.index);
  return /(?:[日号晨早晚午夜])\s?$/.test(before) ? clock[0] : '';
}

function tellWhere(event: NewsEvent, article: Article): DraftClaim | null {
  const places = event.places.filter((place) => article.text.includes(place));
  if (places.length === 0) return null;
  const visitor = visitorOf(event);
  const quotes = eventQuotes(event, article, visitor);
  for (const quote of literalQuotes(article, places)) addQuote(quotes, quote);
  return { text: `${places.join('、')}：${visitor[0]?.name ?? ''}${event.name}。`, quotes, event };
}
