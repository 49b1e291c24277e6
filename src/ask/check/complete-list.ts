import type { Fault } from '../../domain/checked.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { comparable } from '../../text/comparable.ts';
import { searchForm } from '../../text/fold.ts';
import { sharedPairs } from '../../text/pairs.ts';
import { isSame } from '../find/group-events.ts';
import { asksForAll } from '../understand/asked-topic.ts';

/** Least share of an event's name, pair by pair, that a claim about it must say. */
const NAMED = 0.6;
/** Least share of the extractive first claim that a model's answer must say for its fact not to be lost. */
const SAME_FACT = 0.5;
/** The same the other way round, for a claim that tells the fact shorter. */
const MOSTLY = 0.7;

/** A model's claims held against the event table, and what that changed. */
interface Completed {
  readonly claims: readonly DraftClaim[];
  /** Extractive claims put in for what the model left out. */
  readonly added: number;
  /** The model's claims left out, by reason. */
  readonly dropped: readonly Fault[];
}

/**
 * Holds a model's verified claims against the event table. A list or timeline keeps one claim per event of the extractive
 * draft, in its order: the model's where it wrote one, the extractive one where it left the event out; what tells no
 * event of the table, two of them, or one again is dropped. Attendance keeps the model's wording only when every name is
 * in it. Other answers keep the fact of the extractive first claim.
 */
export function completeAgainst(
  plan: QueryPlan,
  model: readonly DraftClaim[],
  extractive: readonly DraftClaim[],
): Completed {
  if (asksForAll(plan) && extractive.some(({ event }) => event !== null)) return completeList(model, extractive);
  if (plan.kind === 'attendance') return completeNames(model, extractive);
  const [first] = extractive;
  if (!first || model.some((claim) => tellsFact(claim, first))) return { claims: model, added: 0, dropped: [] };
  return { claims: [first, ...model], added: 1, dropped: [] };
}

function completeList(model: readonly DraftClaim[], extractive: readonly DraftClaim[]): Completed {
  const used = new Set<DraftClaim>();
  let added = 0;
  const claims = extractive.map((own) => {
    const told = model.find((claim) => claim === own || (!used.has(claim) && tellsOnly(claim, own, extractive)));
    if (!told) added++;
    else used.add(told);
    return told ?? own;
  });
  const dropped = model
    .filter((claim) => !used.has(claim))
    .map((claim): Fault => (extractive.some((own) => tells(claim, own)) ? 'repeated' : 'invented'));
  return { claims, added, dropped };
}

function completeNames(model: readonly DraftClaim[], extractive: readonly DraftClaim[]): Completed {
  const [said, told] = [model, extractive].map((claims) => claims.map((claim) => claim.text).join('\n'));
  const names = extractive
    .flatMap((claim) => claim.event?.participants.map((person) => person.name) ?? [])
    .filter((name) => told?.includes(name));
  const missing = new Set(names.filter((name) => !said?.includes(name)));
  return missing.size === 0
    ? { claims: model, added: 0, dropped: [] }
    : { claims: extractive, added: missing.size, dropped: model.map(() => 'repeated') };
}

/** Whether a model's claim tells the event of an extractive one: it cites its record and says most of its name. */
function tells(claim: DraftClaim, own: DraftClaim): boolean {
  if (claim.event === null || own.event === null || !isSame(claim.event, own.event)) return false;
  return sharedPairs(searchForm(own.event.name), searchForm(claim.text)) >= NAMED;
}

/** A claim that names a second event of the list has run two items into one. */
function tellsOnly(claim: DraftClaim, own: DraftClaim, all: readonly DraftClaim[]): boolean {
  if (!tells(claim, own)) return false;
  const text = searchForm(claim.text);
  const name = searchForm(own.event?.name ?? '');
  return !all.some(
    ({ event }) =>
      event !== null &&
      own.event !== null &&
      !isSame(event, own.event) &&
      text.includes(searchForm(event.name)) &&
      !name.includes(searchForm(event.name)),
  );
}

/** The item that the extractive claim puts first, else the people and most of the words of one of the two. */
function tellsFact(claim: DraftClaim, own: DraftClaim): boolean {
  const colon = own.text.indexOf('：');
  const item = comparable(own.text.slice(0, Math.max(0, colon)));
  const text = comparable(claim.text);
  if (item.length >= 2 && item.length <= 40)
    return text.includes(item) || itemParts(item).every((part) => text.includes(part));
  const rests = claim.quotes.some((quote) => own.quotes.some((other) => quote.articleId === other.articleId));
  const names = own.event?.participants.map(({ name }) => name).filter((name) => own.text.includes(name)) ?? [];
  if (!rests || !names.every((name) => text.includes(comparable(name)))) return false;
  const said = comparable(own.text);
  return sharedPairs(said, text) >= SAME_FACT || (names.length > 0 && sharedPairs(text, said) >= MOSTLY);
}

/** 「4月10日（昨日）」, 「甲、乙」: each part must be told. */
function itemParts(item: string): string[] {
  const parts = item.replace(/\(.{1,12}\)/g, '').split(/[、,]/);
  return parts.filter((part) => part !== '');
}
