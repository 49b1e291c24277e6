import type { Article } from '../../domain/article.ts';
import type { Draft, DraftClaim, Quote } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { type EventGroup, inAskedOrder } from '../find/group-events.ts';
import { takesPart } from '../find/match-events.ts';
import { type Namesake, namesakesOf } from '../find/namesakes.ts';
import { eventDifferences, type Point } from './event-differences.ts';
import { withStatus } from './happening.ts';
import { countLead, listLead } from './list-lead.ts';
import { addQuote, eventQuotes, literalQuotes, quoteAround } from './quotes.ts';
import { LONGEST_CLAIM, tellEvent, tellPart, tellTogether, toldPeople } from './tell-event.ts';
import { groupTold } from './told-otherwise.ts';

/** What a writer must know besides plan and evidence. */
export interface DraftSettings {
  /** Print years: the archive spans several, or the question named one. */
  readonly showYear: boolean;
}

/** Every matching event, one claim each, in order of time; null when there is none. What was let go is said first. */
export function draftList(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const all = groupsOf(evidence);
  const groups = inAskedOrder(all, plan.order);
  if (groups.length === 0) return null;
  const [name] = plan.people;
  const namesakes = plan.people.length === 1 && name ? namesakesOf(name, evidence.events, evidence.articles) : [];
  if (namesakes.length > 1 && name) return draftNamesakes(plan, name, namesakes, groups, evidence, settings);
  const claims = groups.map((group) => listClaim(plan, group, evidence, settings));
  return {
    lead: listLead(plan, { all, shown: groups, relaxed: evidence.relaxed }),
    claims,
    mode: 'extractive',
    whole: true,
  };
}

/** The matching events; what is known of them from elsewhere (called off, held after all, timed otherwise) stands with them. */
function groupsOf({ events, nearby, articles }: Evidence): EventGroup[] {
  const asked = new Set(events.map(({ id }) => id));
  return groupTold([...events, ...nearby.filter(({ id }) => !asked.has(id))], articles).flatMap((group) => {
    const [first, ...others] = group.filter(({ id }) => asked.has(id));
    if (!first) return [];
    const further = group.filter((event) => !asked.has(event.id) && tellsMore(event, first));
    return [[withStatus(first, further), ...others, ...further]];
  });
}

function tellsMore(event: NewsEvent, { status, from, dayPart }: NewsEvent): boolean {
  return event.status !== status || event.from !== from || (event.dayPart !== null && event.dayPart !== dayPart);
}

/** Events of several people of one name: told person by person, each line with the title that tells who is meant. */
function draftNamesakes(
  plan: QueryPlan,
  name: string,
  namesakes: readonly Namesake[],
  groups: readonly EventGroup[],
  evidence: Evidence,
  settings: DraftSettings,
): Draft {
  const claims = namesakes.flatMap(({ articles }) =>
    groups
      .filter(([event]) => articles.has(event.articleId))
      .map((group) => withTitle(name, group[0], listClaim(plan, group, evidence, settings))),
  );
  const who = namesakes.map(({ titles }) => titles[0] ?? '身份不详').join('；');
  return {
    lead: (count) =>
      `报道中的“${name}”疑为同名的${namesakes.length}人（${who}），分开列出。${countLead(plan, groups, count)}`,
    claims,
    mode: 'extractive',
    whole: true,
  };
}

/** 「5月10日，县中医院医生王伟…」 */
function withTitle(name: string, event: NewsEvent, claim: DraftClaim): DraftClaim {
  const title = event.participants.find((person) => person.name === name)?.titles[0];
  const text = title && !claim.text.includes(title + name) ? claim.text.replace(name, title + name) : claim.text;
  return text.length <= LONGEST_CLAIM ? { ...claim, text } : claim;
}

/** One claim for one event; other sources of the same event are cited beside the first. */
export function listClaim(plan: QueryPlan, group: EventGroup, evidence: Evidence, settings: DraftSettings): DraftClaim {
  const [event, ...others] = group;
  const names = plan.people.filter((person) => takesPart(event, person));
  const name = names[0] ?? null;
  const told =
    names.length > 1
      ? tellTogether(event, names, settings.showYear)
      : name === null
        ? tellEvent(event, settings.showYear)
        : tellPart(event, name, settings.showYear);
  const article = evidence.articles.get(event.articleId);
  const quotes = article
    ? eventQuotes(
        event,
        article,
        names.length > 1 ? event.participants.filter((person) => names.includes(person.name)) : toldPeople(event, name),
      )
    : [];
  const named = article ? withOtherName(told, event, article, quotes) : told;
  const text = article && asksPlaces(plan) ? withPlaces(named, event, article, quotes) : named;
  for (const other of others)
    quotes.push({ articleId: other.articleId, start: other.quote.start, end: other.quote.end });
  return withDifferences({ text, quotes, event }, plan, group, evidence);
}

/** 「…（时间，《甲报》作3月8日上午，《乙报》作3月8日下午）。」 */
function withDifferences(claim: DraftClaim, plan: QueryPlan, group: EventGroup, evidence: Evidence): DraftClaim {
  const points: Point[] = ['time'];
  if (asksPlaces(plan)) points.push('place');
  points.push(...['主持', '讲话', '致辞'].filter((deed) => claim.text.includes(deed)));
  const quotes = [...claim.quotes];
  const notes: string[] = [];
  for (const differing of eventDifferences(group, points, evidence)) {
    if (claim.text.length + [...notes, differing.text].join('；').length + 2 > LONGEST_CLAIM) continue;
    notes.push(differing.text);
    for (const quote of differing.quotes) addQuote(quotes, quote);
  }
  if (notes.length === 0) return claim;
  return { ...claim, text: `${claim.text.replace(/。$/, '')}（${notes.join('；')}）。`, quotes };
}

/** 「…第二次全体成员会议（报道又作“省安委会第二次全体会议”）」, with the sentence that prints the other name. */
function withOtherName(text: string, event: NewsEvent, article: Article, quotes: Quote[]): string {
  const [span] = event.otherNames;
  const other = span ? article.text.slice(span.start, span.end) : '';
  const longer = text.replace(event.name, `${event.name}（报道又作“${other}”）`);
  if (!span || longer === text || longer.length > LONGEST_CLAIM) return text;
  addQuote(quotes, quoteAround(article, span));
  return longer;
}

function asksPlaces(plan: QueryPlan): boolean {
  return (
    plan.kind === 'where' ||
    /哪[些几个]{0,2}(?:地方|单位|企业|社区|村|学校|工地|点位?|场所|乡镇|县)|哪里|哪儿|何处/.test(plan.question)
  );
}

/** Adds the places that the line does not name yet, with the sentences that name them. */
function withPlaces(text: string, event: NewsEvent, article: Article, quotes: Quote[]): string {
  const more = event.places.filter((place) => !text.includes(place) && article.text.includes(place));
  if (more.length === 0) return text;
  const longer = `${text.replace(/。$/, '')}，到了${more.join('、')}。`;
  if (longer.length > LONGEST_CLAIM) return text;
  for (const quote of literalQuotes(article, more)) addQuote(quotes, quote);
  return longer;
}
