import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { isAt } from '../find/event-place.ts';
import { askedSuccession } from '../understand/asked-succession.ts';
import { heldClaim } from './held-claim.ts';
import { type Held, heldOffices, heldWithin } from './held-offices.ts';
import { changeClaims, changesOf } from './office-change-claims.ts';
import { officeHolders } from './office-holders.ts';
import { draftSuccession } from './succession.ts';

/** Most distinct sets of titles told of one person. */
const MOST = 8;

/** What somebody was, or who held an office, at a time or over time; null when no report says. */
export function draftRole(plan: QueryPlan, evidence: Evidence): Draft | null {
  if (plan.people.length === 0) return officeHolders(plan, evidence);
  const way = askedSuccession(fold(plan.question));
  return way === null ? titlesOf(plan, evidence) : draftSuccession(plan, evidence, way);
}

/** One claim per set of titles, in order of first print: 「李某某：省某某厅副厅长（2022年9月6日见报）。」 */
function titlesOf(plan: QueryPlan, evidence: Evidence): Draft | null {
  const mine = heldWithin(heldOffices(evidence), plan).filter(
    (held) =>
      plan.people.includes(held.name) && plan.places.every((place) => isAt(place, held.article, evidence.articles)),
  );
  const ofDay = new Map<string | null, Held[]>();
  for (const held of mine) {
    const there = ofDay.get(held.day);
    if (there) there.push(held);
    else ofDay.set(held.day, [held]);
  }
  const fullest = mine.filter((held) => !(ofDay.get(held.day) ?? []).some((other) => isPart(held, other)));
  const sets = new Map<string, Held[]>();
  for (const held of fullest) {
    const key = `${held.name}：${held.titles.join('、')}`;
    const known = sets.get(key);
    if (known) known.push(held);
    else sets.set(key, [held]);
  }
  const printed = [...sets].slice(0, MOST).map(([text, all]) => heldClaim(text, all));
  const changes = changesOf(plan, evidence, new Set(plan.people), null);
  const claims = inOrderOfIssue([...printed, ...changeClaims(changes, evidence)], evidence);
  if (claims.length === 0) return null;
  const lead = claims.length > 1 ? () => `${plan.people.join('、')}见于馆藏报道的职务，按见报先后：` : null;
  return { lead, claims, mode: 'extractive', whole: true };
}

/** By the day of the issue that each claim cites first; what has no day comes last. */
function inOrderOfIssue(claims: readonly DraftClaim[], { articles }: Evidence): DraftClaim[] {
  const dayOf = ({ quotes: [quote] }: DraftClaim) => (quote && articles.get(quote.articleId)?.issueDate?.value) ?? '~';
  return claims.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

function isPart(some: Held, all: Held): boolean {
  return (
    some.name === all.name &&
    some.titles.length < all.titles.length &&
    some.titles.every((title) => all.titles.includes(title))
  );
}
