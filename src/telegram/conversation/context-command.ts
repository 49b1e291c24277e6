import type { InlineKeyboardButton } from 'grammy/types';
import { lineWithin } from '../../render/shortened.ts';
import type { ConversationMemory, ConversationStore } from '../../state/conversations.ts';
import type { Words } from '../answer/frame.ts';
import type { BotTools, Routes } from '../bot-context.ts';
import { dayWords } from '../commands/day-words.ts';
import { describeError } from '../network/describe-error.ts';
import { editHere } from './edit-here.ts';
import { inTurn } from './in-turn.ts';
import { conversationId, placeOf } from './place.ts';
import { type Outgoing, sendMessages, updateKey } from './send-messages.ts';

/** Units of one line of what is remembered. */
const MOST_UNITS = 200;

/** `/context`: what the conversation remembers. Reads only, so that it waits for no answer. */
export function addContext(routes: Routes, tools: BotTools): void {
  routes.command('context', async (ctx) => {
    const place = placeOf(ctx.msg);
    const memory = tools.state.conversations.get(conversationId(place));
    await sendMessages(tools, place, [contextMessage(memory, ctx.t)], updateKey(ctx));
  });
}

/** What the buttons under `/context` let go of. */
const CLEAR: Readonly<Record<string, (store: ConversationStore, id: string) => void>> = {
  new: (store, id) => store.clear(id),
  paper: (store, id) => store.set(id, { ...store.get(id), paper: null }),
  day: (store, id) => store.set(id, { ...store.get(id), day: null }),
};

/** The buttons under `/context`: each lets go of one thing, and the message then shows what is left. */
export function addContextButtons(routes: Routes, tools: BotTools): void {
  const { conversations } = tools.state;
  routes.callbackQuery(/^k:(\w{1,8})$/, async (ctx) => {
    await ctx.answerCallbackQuery().catch((error: unknown) => {
      tools.log('not_answered', { why: describeError(error) });
    });
    await inTurn(ctx, tools, async (id) => {
      CLEAR[ctx.match[1] ?? '']?.(conversations, id);
      await editHere(ctx, tools, contextMessage(conversations.get(id), ctx.t));
    });
  });
}

function contextMessage({ slots, paper, day, questions }: ConversationMemory, words: Words): Outgoing {
  const lines = [
    line(words, 'conversation-context-people', slots.people),
    line(
      words,
      'conversation-context-times',
      slots.times.map(({ text }) => text),
    ),
    line(words, 'conversation-context-places', slots.places),
    line(words, 'conversation-context-papers', slots.papers),
    line(words, 'conversation-context-subject', slots.subject === null ? [] : [slots.subject]),
    line(words, 'conversation-context-question', questions.slice(-1)),
  ].filter((one) => one !== null);
  const scope = [
    paper === null ? null : words('conversation-context-paper', { paper: brief(paper) }),
    day === null ? null : words('conversation-context-day', { day: dayWords(day, words) }),
  ].filter((one) => one !== null);
  const head = lines.length > 0 ? 'conversation-context-head' : 'conversation-context-empty';
  return {
    text: [words(head), ...lines, ...scope].join('\n'),
    entities: [],
    keyboard: [
      lines.length > 0 ? [button(words('conversation-clear-talk'), 'new')] : [],
      paper === null ? [] : [button(words('conversation-clear-paper'), 'paper')],
      day === null ? [] : [button(words('conversation-clear-day'), 'day')],
    ].filter((row) => row.length > 0),
  };
}

function line(words: Words, key: string, values: readonly string[]): string | null {
  return values.length === 0 ? null : words(key, { values: brief(values.join('、')) });
}

/** Words of readers and archives, made safe and short. */
function brief(text: string): string {
  return lineWithin(text, MOST_UNITS);
}

function button(text: string, what: string): InlineKeyboardButton {
  return { text, callback_data: `k:${what}` };
}
