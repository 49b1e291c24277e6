import { GrammyError, HttpError } from 'grammy';
import { describeError, neverSent } from '../network/describe-error.ts';
import type { Place } from './place.ts';
import { DeliveryFailed, deliverMessages, markupOf, type Outgoing, type SendTools } from './send-messages.ts';

/** Stands for no message. */
const NONE = 0;

/**
 * Puts messages in the place of those noted under `key`: each part is edited, one that is not there (any more) is sent, and
 * those that are too many are deleted. May be repeated, and is to be when it rejects with DeliveryFailed.
 */
export async function replaceMessages(
  tools: SendTools,
  place: Place,
  messages: readonly Outgoing[],
  key: string,
): Promise<void> {
  const { deliveries } = tools.state;
  const shown = deliveries.sent(key);
  for (const [part, message] of messages.entries()) {
    const id = shown.get(part) ?? NONE;
    const outcome = id === NONE ? 'gone' : await edit(tools, place, id, message);
    if (outcome === 'failed') throw new DeliveryFailed();
    if (outcome === 'out of reach') return;
    if (outcome === 'edited') continue;
    const target = part === 0 ? place : { ...place, messageId: null };
    const { ids, fate } = await deliverMessages(tools, target, [message], null);
    if (fate === 'failed') throw new DeliveryFailed();
    if (fate !== 'sent') return;
    deliveries.note(key, part, ids[0] ?? NONE);
  }
  for (const [part, id] of shown) {
    if (part < messages.length || id === NONE) continue;
    deliveries.note(key, part, NONE);
    await tools.api.deleteMessage(place.chatId, id).catch((error: unknown) => logFailure(tools, place, error));
  }
}

/** What became of an edit; a message that is gone can be sent anew, one in a chat that is closed cannot. */
type Edit = 'edited' | 'gone' | 'out of reach' | 'failed';

async function edit(tools: SendTools, place: Place, id: number, message: Outgoing): Promise<Edit> {
  try {
    await tools.api.editMessageText(place.chatId, id, message.text, {
      ...(message.entities.length > 0 ? { entities: [...message.entities] } : {}),
      ...markupOf(message),
      link_preview_options: { is_disabled: true },
    });
    return 'edited';
  } catch (error) {
    // What may well have arrived would show nothing new if it were repeated.
    if (error instanceof HttpError && !neverSent(error)) return 'edited';
    if (!(error instanceof GrammyError || error instanceof HttpError)) throw error;
    const isRefused = error instanceof GrammyError;
    if (isRefused && /not modified/i.test(error.description)) return 'edited';
    logFailure(tools, place, error);
    if (isRefused && error.error_code === 403) return 'out of reach';
    return isRefused && error.error_code === 400 ? 'gone' : 'failed';
  }
}

function logFailure({ log }: SendTools, { chatId }: Place, error: unknown): void {
  log('edit_failed', { chat: chatId, why: describeError(error) });
}
