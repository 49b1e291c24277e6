import type { Slots } from '../../domain/conversation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fullest, fullNames } from './full-names.ts';
import { toldTitles } from './told-item.ts';
import { asksSomething } from './turn-words.ts';

/**
 * A question that names what it asks of takes nothing over but the fuller form of a name; one that names nothing is
 * searched beside what the talk is about, which never binds it.
 */
export function aboutTopic(own: QueryPlan, slots: Slots, folded: string): QueryPlan {
  const named = own.people.length + own.titles.length + own.papers.length > 0 || /[《]/.test(folded);
  // Bare words (林长制) are a search of their own.
  if (named || !asksSomething(own, folded)) return own;
  const names = fullNames(folded);
  const body = names.find(({ part }) => !part);
  if (body) {
    const whole = fullest(body.name, slots.names);
    return whole === body.name ? own : { ...own, context: whole.slice(0, -body.name.length), carried: ['topic'] };
  }
  if (own.times.length + own.places.length > 0 && slots.subject === null) return own;
  const context =
    slots.subject ??
    (toldTitles(slots.told).length === 1 ? toldTitles(slots.told).join(' ') : (slots.plan?.text ?? ''));
  return context === '' ? own : { ...own, context, carried: ['topic'] };
}

/** 「晚报呢」: the paper of that kind, of the same place as the paper spoken of where there are several. */
export function withPaper(own: QueryPlan, folded: string, slots: Slots, held: readonly string[]): QueryPlan {
  const word = /^(?:那么?|在)?(晚报|日报|晨报|早报|新报|时报|商报|都市报|周报)(?:呢|上|的)?/.exec(folded)?.[1];
  if (own.papers.length > 0 || word === undefined) return own;
  const fitting = held.filter((paper) => paper.endsWith(word));
  const spoken = slots.papers[0] ?? slots.plan?.question ?? '';
  const near = fitting.filter((paper) => spoken.includes(paper.slice(0, -word.length)));
  const [paper, ...further] = near.length > 0 ? near : fitting;
  return paper !== undefined && further.length === 0 ? { ...own, papers: [paper] } : own;
}
