import type { Refusal } from '../../domain/answer.ts';
import type { Asked, Slots } from '../../domain/conversation.ts';
import { fold } from '../../text/fold.ts';
import { outOfScope } from '../refuse/out-of-scope.ts';
import { nothingMore } from './more-of-it.ts';
import { pickedQuestion } from './pick-option.ts';
import { itemAsked } from './told-item.ts';
import { whichEvent } from './which-event.ts';

/** What a turn comes to before anything is looked up: the question it means, or why it is none that can be looked up. */
export type TurnRead =
  | { readonly status: 'question'; readonly question: string }
  | { readonly status: 'refused'; readonly refusal: Refusal; readonly asked: Asked | null };

/**
 * Reads a turn against its conversation: a pick among what was asked back is that question; a greeting, an order to write, an item
 * that was not told, more of what was told whole, and an event that may be several are not looked up.
 */
export function readTurn(turn: string, slots: Slots): TurnRead {
  const question = pickedQuestion(turn, slots) ?? turn;
  const scope = outOfScope(question);
  const refusal =
    (scope?.answeredBy === null ? scope.refusal : null) ?? nothingMore(question, slots) ?? noSuchItem(question, slots);
  if (refusal) return { status: 'refused', refusal, asked: null };
  const which = whichEvent(question, slots);
  if (which === null) return { status: 'question', question };
  return 'refusal' in which ? { status: 'refused', ...which } : { status: 'question', question: which.question };
}

/** 「第五个谁主持的」 after a list of three. */
function noSuchItem(question: string, slots: Slots): Refusal | null {
  if (itemAsked(fold(question).trim(), slots) !== 'none') return null;
  const count = (slots.list.length > 0 ? slots.list : slots.told).length;
  return { code: 'nothing_says', text: `前面只列出了${count}项，没有这一项。请从这${count}项里说要问的是第几个。` };
}
