import type { Article } from '../domain/article.ts';
import type { Draft, DraftClaim } from '../domain/draft.ts';
import type { NewsEvent, Participant } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { whenWords } from './day-words.ts';
import type { DraftSettings } from './draft-list.ts';
import { bestEvent } from './one-event.ts';
import { isVisit } from './question-words.ts';
import { addQuote, eventQuotes, literalQuotes } from './quotes.ts';
import { joinDeeds, LONGEST_CLAIM } from './tell-event.ts';

/** Who, when or where of one event, from its record; null when no event fits or its record leaves the point open. */
export function draftEvent(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const event = bestEvent(plan, evidence);
  const article = event && evidence.articles.get(event.articleId);
  if (!event || !article) return null;
  const claim = tell(plan, event, article, settings);
  return claim && claim.text.length <= LONGEST_CLAIM
    ? { lead: null, claims: [claim], mode: 'extractive', whole: true }
    : null;
}

function tell(plan: QueryPlan, event: NewsEvent, article: Article, settings: DraftSettings): DraftClaim | null {
  if (plan.kind === 'who') return tellWho(plan, event, article);
  if (plan.kind === 'when') return tellWhen(event, article, settings);
  if (plan.kind === 'where') return tellWhere(event, article);
  return null;
}

/** 「市政协主席刘丽华主持了…会议。」 for a question that names the deed. */
function tellWho(plan: QueryPlan, event: NewsEvent, article: Article): DraftClaim | null {
  if (plan.deeds.length === 0) return null;
  const doers = event.participants.filter((person) =>
    plan.deeds.some((deed) => person.did.some((done) => done.includes(deed))),
  );
  const [first] = doers;
  if (!first || doers.length > 6 || plan.deeds.some((deed) => !deedDone(deed, doers))) return null;
  const names = doers.map(withTitles).join('、');
  const deed = doers.length === 1 ? joinDeeds(first.did) : joinDeeds(plan.deeds);
  const text = `${names}${deed}：${event.name}。`;
  return { text, quotes: eventQuotes(event, article, doers), event };
}

function deedDone(deed: string, doers: readonly Participant[]): boolean {
  return doers.some((person) => person.did.some((done) => done.includes(deed)));
}

function withTitles(person: Participant): string {
  return person.titles.join('、') + person.name;
}

function tellWhen(event: NewsEvent, article: Article, settings: DraftSettings): DraftClaim | null {
  const when = whenWords(event, settings.showYear);
  if (!when) return null;
  const who = isVisit(event.kind) ? (event.participants[0]?.name ?? '') : '';
  const quotes = eventQuotes(event, article, who ? event.participants.slice(0, 1) : []);
  return { text: `${when}：${who}${event.name}。`, quotes, event };
}

function tellWhere(event: NewsEvent, article: Article): DraftClaim | null {
  const places = event.places.filter((place) => article.text.includes(place));
  if (places.length === 0) return null;
  const quotes = eventQuotes(event, article);
  for (const quote of literalQuotes(article, places)) addQuote(quotes, quote);
  const who = isVisit(event.kind) ? (event.participants[0]?.name ?? '') : '';
  return { text: `${places.join('、')}：${who}${event.name}。`, quotes, event };
}
