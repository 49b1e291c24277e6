import type { StoredAnswer } from '../../state/answers.ts';
import type { BotTools, Routes } from '../bot-context.ts';
import { placeOf } from '../conversation/place.ts';
import { type Outgoing, plainMessage, sendMessages } from '../conversation/send-messages.ts';
import type { Mark } from './answer-keyboard.ts';
import { keyboardOf } from './answer-messages.ts';
import { DATA, pageOf } from './callback-data.ts';
import { onPress, type Press } from './on-press.ts';
import { changeMessage, showKeyboard, showView } from './show-view.ts';

/** Hears 👍 👎 under answers and whether the words may be passed on. Verdicts are a person's own, in groups too. */
export function addFeedback(routes: Routes, tools: BotTools): void {
  onPress(routes, tools, 'g', (press) => rate(press, tools, 'good'));
  onPress(routes, tools, 'b', (press) => rate(press, tools, 'bad'));
  onPress(routes, tools, 'by', (press) => agree(press, tools, true));
  onPress(routes, tools, 'bn', (press) => agree(press, tools, false));
}

const THANKS = { good: 'answer-good-thanks', bad: 'answer-bad-thanks', none: 'answer-withdrawn' } as const;

/** What a reader thinks of an answer as its buttons mark it; a group's buttons are everybody's and mark nobody's. */
export function markFor({ ctx, stored }: Press, tools: BotTools): Mark {
  if (ctx.chat?.type !== 'private') return null;
  return tools.state.feedback.of(stored.id, ctx.from.id)?.verdict ?? null;
}

async function rate(press: Press, tools: BotTools, verdict: 'good' | 'bad'): Promise<null> {
  const { ctx, stored, numbers, words } = press;
  const mark = toggled(tools, stored, ctx.from.id, verdict, ctx.update.update_id);
  const told = press.answer(words(THANKS[mark ?? 'none']));
  if (ctx.chat?.type === 'private') {
    await showKeyboard(press, tools, keyboardOf(stored, words, pageOf(numbers), mark));
  }
  await (mark === 'bad' ? askAgreement(press, tools) : endAsking(press, tools));
  await told;
  return null;
}

/** Gives the verdict, or takes it back where it was given before; once for an update, however often it is taken up. */
function toggled(
  { state }: BotTools,
  { id: answerId }: StoredAnswer,
  userId: number,
  verdict: 'good' | 'bad',
  updateId: number,
): Mark {
  const key = `g:${updateId}`;
  return state.atomically(() => {
    const before = state.feedback.of(answerId, userId)?.verdict ?? null;
    if (state.deliveries.sent(key).size > 0) return before;
    state.deliveries.note(key, 0, 0);
    if (before === verdict) state.feedback.withdraw(answerId, userId);
    else state.feedback.give({ answerId, userId, verdict, citation: null, agreed: false });
    return before === verdict ? null : verdict;
  });
}

/**
 * Asks whether an administrator may read question and answer: in one message a person and answer, which asks again when
 * the verdict was taken back in between.
 */
async function askAgreement(press: Press, tools: BotTools): Promise<void> {
  const { ctx, stored, words } = press;
  if (ctx.msg === undefined) return;
  const asking: Outgoing = {
    text: words('answer-ask-agreement'),
    entities: [],
    silent: ctx.chat?.type !== 'private', // in a group it concerns one person
    keyboard: [
      [
        { text: words('answer-agree-button'), callback_data: DATA.agree(stored.id) },
        { text: words('answer-disagree-button'), callback_data: DATA.disagree(stored.id) },
      ],
    ],
  };
  const asked = askedIn(press, tools);
  if (asked === null) await sendMessages(tools, placeOf(ctx.msg), [asking], askingKey(press));
  else await changeMessage(press, tools, asked, asking);
}

/** What was agreed to goes with the verdict, and the message that asked says so. */
async function endAsking(press: Press, tools: BotTools): Promise<void> {
  const asked = askedIn(press, tools);
  if (asked !== null) await changeMessage(press, tools, asked, plainMessage(press.words('answer-agreement-over')));
}

/** The message that has asked this person about this answer. */
function askedIn(press: Press, tools: BotTools): number | null {
  return tools.state.deliveries.sent(askingKey(press)).get(0) ?? null;
}

function askingKey({ ctx, stored }: Press): string {
  return `q:${stored.id}:${ctx.from.id}`;
}

async function agree(press: Press, tools: BotTools, agreed: boolean): Promise<string | null> {
  const { ctx, stored, words } = press;
  const given = tools.state.feedback.of(stored.id, ctx.from.id);
  if (given?.verdict !== 'bad') return words('answer-not-yours');
  const { answerId, userId, verdict, citation } = given;
  tools.state.feedback.give({ answerId, userId, verdict, citation, agreed });
  await showView({ ...press, here: true }, tools, plainMessage(words(agreed ? 'answer-agreed' : 'answer-disagreed')));
  return null;
}
