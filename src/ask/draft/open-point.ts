import type { Draft } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { cutSentence } from '../fact/cut-sentence.ts';
import { bareName, type EventGroup, likeness } from '../find/group-events.ts';
import { isDeed } from '../find/match-events.ts';
import { happeningOf } from './happening.ts';
import { fitness, fittingEvents } from './one-event.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

/** Least share of an event's name that the question must say for the event to be surely the one meant. */
const SURELY = 0.85;
/** Share of a question about a day from which on its event tells all of it. */
const TELLS_ALL = 0.95;
/** A sentence that tells where something was held, though no record has it. */
const HELD_AT = /在[^，。；在]{2,24}(?:隆重)?(?:举行|召开|举办|开幕|进行|揭幕|启动)/;

/**
 * A question about an event that the archive tells of, whose reports leave the asked point open: for a place 「报道未提地点」
 * with the sentence that tells the event; for who presided a draft without a claim, which is a refusal. Null when the
 * event is not surely the one meant, or a report tells the point after all.
 */
export function openPoint(plan: QueryPlan, evidence: Evidence): Draft | null {
  const [event] = fittingEvents(plan, evidence);
  if (!event || event.status === 'cancelled' || !isSurely(plan, event, evidence)) return null;
  const records = happeningOf(event, evidence);
  if (plan.kind === 'who' && isHostless(plan, records, evidence))
    return { lead: null, claims: [], mode: 'extractive', whole: false };
  return plan.kind === 'where' && isPlaceless(records, evidence) ? unplaced(event, evidence) : null;
}

function unplaced({ articleId, quote: { start, end } }: NewsEvent, { articles }: Evidence): Draft | null {
  const article = articles.get(articleId);
  const text = article ? cutSentence(article.text.slice(start, end), null) : '';
  if (text === '' || text.length > LONGEST_CLAIM) return null;
  const claims = [{ text, quotes: [{ articleId, start, end }], event: null }];
  return { lead: () => '报道未提地点。相关报道：', claims, mode: 'extractive', whole: false };
}

function isSurely(plan: QueryPlan, event: NewsEvent, evidence: Evidence): boolean {
  const bare = bareName(event.name);
  if (bare.length < 3) return false;
  return (
    likeness(bare, plan.question) >= SURELY || (plan.times.length > 0 && fitness(plan, event, evidence) >= TELLS_ALL)
  );
}

function isPlaceless(records: EventGroup, { articles }: Evidence): boolean {
  return !records.some(
    ({ places, articleId }) => places.length > 0 || HELD_AT.test(articles.get(articleId)?.text ?? ''),
  );
}

/** Nobody presided by any report of it, nor is the word printed in one. */
function isHostless({ deeds }: QueryPlan, records: EventGroup, { articles }: Evidence): boolean {
  if (deeds.length !== 1 || deeds[0] !== '主持') return false;
  return !records.some(
    ({ participants, articleId }) =>
      participants.some(({ did }) => did.some((one) => isDeed(one, '主持'))) ||
      articles.get(articleId)?.text.includes('主持'),
  );
}
