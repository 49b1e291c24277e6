import { GrammyError, HttpError } from 'grammy';
import type { InlineKeyboardButton, MessageEntity } from 'grammy/types';
import type { BotContext, BotTools } from '../bot-context.ts';
import { describeError, neverSent } from '../network/describe-error.ts';
import { DEFAULT_LANGUAGE } from '../translate.ts';
import { type Place, placeOf } from './place.ts';

/** One message to be sent: text and entities, never markup. A rendered message (`Formatted`) is one. */
export interface Outgoing {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  /** Rows of buttons under the message. */
  readonly keyboard?: readonly (readonly InlineKeyboardButton[])[] | undefined;
  /** Without a sound. */
  readonly silent?: boolean | undefined;
}

/** What sending needs of the tools. */
export type SendTools = Pick<BotTools, 'api' | 'state' | 'log' | 't'>;

/**
 * How a delivery ended: all sent; a part refused as it was; the chat is closed to the bot (blocked, left, no rights, its
 * topic gone); or Telegram was not to be reached for long, so that a repetition under the same key may send the rest.
 */
type Fate = 'sent' | 'refused' | 'out of reach' | 'failed';

/** What became of a delivery. */
interface Delivered {
  /** Ids of the messages there now, those of an earlier attempt included; one whose reply was lost has none. */
  readonly ids: readonly number[];
  readonly fate: Fate;
}

/** What must not be lost could not be sent for long: it is to be sent later, under the same key. */
export class DeliveryFailed extends Error {}

/** Number of a part that was sent and whose reply was lost. */
const NO_ID = 0;

/**
 * Sends messages one after another, the first as a reply, and tells what became of them. Never rejects for what Telegram
 * does. Parts noted as sent under `key` are not sent again, and each accepted part is noted at once; null keeps no notes.
 * A message whose reply was lost counts as sent, for saying it again could double it; one that Telegram will not have is
 * replaced by a line that says so, and ends the delivery.
 */
export async function deliverMessages(
  tools: SendTools,
  place: Place,
  messages: readonly Outgoing[],
  key: string | null,
): Promise<Delivered> {
  const sent = new Map(key === null ? [] : tools.state.deliveries.sent(key));
  const note = (part: number, id: number) => {
    sent.set(part, id);
    if (key !== null) tools.state.deliveries.note(key, part, id);
  };
  const ended = (fate: Fate): Delivered => ({ ids: [...sent.values()].filter((id) => id !== NO_ID), fate });
  for (const [part, message] of messages.entries()) {
    if (sent.has(part)) continue;
    const outcome = await sendOne(tools, place, message, part === 0);
    if (typeof outcome === 'number') {
      note(part, outcome);
      continue;
    }
    if (outcome !== 'refused') return ended(outcome);
    const apology = await sendOne(tools, place, apologyFor(tools, place, part), part === 0);
    if (typeof apology === 'number') note(part, apology);
    return ended(outcome);
  }
  return ended('sent');
}

/** The same for those who need not know how it ended: gives the ids of the messages there now. */
export async function sendMessages(
  tools: SendTools,
  place: Place,
  messages: readonly Outgoing[],
  key: string | null,
): Promise<readonly number[]> {
  return (await deliverMessages(tools, place, messages, key)).ids;
}

/** The same for what must not be lost: rejects with DeliveryFailed when Telegram was not to be reached for long. */
export async function sendSurely(
  tools: SendTools,
  place: Place,
  messages: readonly Outgoing[],
  key: string,
): Promise<void> {
  const { fate } = await deliverMessages(tools, place, messages, key);
  if (fate === 'failed') throw new DeliveryFailed();
}

/** One line of the bot's own. */
export function plainMessage(text: string): Outgoing {
  return { text, entities: [] };
}

/**
 * Answers an update with one text of the bot's own in its reader's language, at most once however often the update is
 * taken up. Once for each update: what has several messages gives them to `sendMessages` together.
 */
export async function say(
  ctx: BotContext,
  tools: SendTools,
  key: string,
  variables: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  if (ctx.msg === undefined) return;
  await sendMessages(tools, placeOf(ctx.msg), [plainMessage(ctx.t(key, variables))], updateKey(ctx));
}

/** Key of the reply to an update. */
export function updateKey(ctx: Pick<BotContext, 'update'>): string {
  return `u:${ctx.update.update_id}`;
}

/** A group that has just become a supergroup is written to there. */
async function sendOne(
  tools: SendTools,
  place: Place,
  message: Outgoing,
  asReply: boolean,
  hasMoved = false,
): Promise<number | Exclude<Fate, 'sent'>> {
  const { api, log } = tools;
  try {
    const { message_id: id } = await api.sendMessage(place.chatId, message.text, {
      ...(message.entities.length > 0 ? { entities: [...message.entities] } : {}),
      ...(place.threadId === null ? {} : { message_thread_id: place.threadId }),
      ...(asReply && place.messageId !== null
        ? { reply_parameters: { message_id: place.messageId, allow_sending_without_reply: true } }
        : {}),
      ...(message.silent ? { disable_notification: true } : {}),
      ...markupOf(message),
      link_preview_options: { is_disabled: true },
    });
    return id;
  } catch (error) {
    const moved = hasMoved ? null : movedTo(error);
    // Messages of the old chat have other numbers in the new one.
    if (moved !== null) return sendOne(tools, { chatId: moved, threadId: null, messageId: null }, message, false, true);
    const fate = fateOf(error);
    log('send_failed', { chat: place.chatId, fate: String(fate), why: describeError(error) });
    return fate;
  }
}

/** The buttons of a message as a call has them; no field when there are none. */
export function markupOf({ keyboard }: Outgoing): { reply_markup?: { inline_keyboard: InlineKeyboardButton[][] } } {
  if (keyboard === undefined || keyboard.length === 0) return {};
  return { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };
}

/** Refusals (400) that are about the place and not about the message. */
const PLACE_CLOSED = /thread not found|chat not found|TOPIC_|not enough rights|have no rights|kicked|deactivated/i;

function fateOf(error: unknown): number | Exclude<Fate, 'sent'> {
  if (error instanceof HttpError) return neverSent(error) ? 'failed' : NO_ID;
  if (!(error instanceof GrammyError)) return 'failed';
  if (error.error_code === 403) return 'out of reach';
  if (error.error_code !== 400) return 'failed';
  return PLACE_CLOSED.test(error.description) ? 'out of reach' : 'refused';
}

function movedTo(error: unknown): number | null {
  return error instanceof GrammyError ? (error.parameters.migrate_to_chat_id ?? null) : null;
}

function apologyFor({ state, t }: SendTools, { chatId }: Place, part: number): Outgoing {
  const language = state.readers.get(chatId)?.language ?? DEFAULT_LANGUAGE;
  return plainMessage(t(language, part === 0 ? 'conversation-failed' : 'conversation-cut-short'));
}
