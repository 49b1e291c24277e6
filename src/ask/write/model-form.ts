import type { ReplyForm } from './model-reply.ts';

/** What the operator wants: a form, or the one that the model keeps to. */
export type FormWish = 'auto' | ReplyForm;

/** Chooses the form of each reply. */
interface ReplyForms {
  now(): ReplyForm;
  /** Whether a reply asked for in this form kept to it. */
  told(form: ReplyForm, kept: boolean): void;
}

/** So many replies in a row that break their form make the other one be tried. */
const BREACHES = 2;

/**
 * `auto` begins with lines: every server can, every finished line can be checked by itself where half a JSON object is
 * nothing, and reasoning models of several makers refuse JSON mode. A model that does not keep to them is asked for
 * JSON, and the other way round.
 */
export function replyForms(wish: FormWish): ReplyForms {
  let form: ReplyForm = wish === 'auto' ? 'lines' : wish;
  let breaches = 0;
  return {
    now: () => form,
    told(asked, kept) {
      if (wish !== 'auto' || asked !== form) return;
      breaches = kept ? 0 : breaches + 1;
      if (breaches < BREACHES) return;
      form = form === 'lines' ? 'json' : 'lines';
      breaches = 0;
    },
  };
}
