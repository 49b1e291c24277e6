import { GrammyError, HttpError } from 'grammy';
import { describeError } from '../network/describe-error.ts';
import type { Place } from './place.ts';
import { deliverMessages, markupOf, type Outgoing, type SendTools } from './send-messages.ts';

/** Stands for no message. */
const NONE = 0;

/**
 * Puts messages in the place of those noted under `key`: each part is edited, one that is not there (any more) is sent, and
 * those that are too many are deleted. Never rejects for what Telegram does; may be repeated.
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
    if (outcome === 'failed') return;
    if (outcome === 'edited') continue;
    const target = part === 0 ? place : { ...place, messageId: null };
    const { ids, fate } = await deliverMessages(tools, target, [message], null);
    if (fate !== 'sent') return;
    deliveries.note(key, part, ids[0] ?? NONE);
  }
  for (const [part, id] of shown) {
    if (part < messages.length || id === NONE) continue;
    deliveries.note(key, part, NONE);
    await tools.api.deleteMessage(place.chatId, id).catch((error: unknown) => logFailure(tools, place, error));
  }
}

/** What became of an edit; a message that is gone can be sent anew, and what failed for now had better be left. */
type Edit = 'edited' | 'gone' | 'failed';

async function edit(tools: SendTools, place: Place, id: number, message: Outgoing): Promise<Edit> {
  try {
    await tools.api.editMessageText(place.chatId, id, message.text, {
      ...(message.entities.length > 0 ? { entities: [...message.entities] } : {}),
      ...markupOf(message),
      link_preview_options: { is_disabled: true },
    });
    return 'edited';
  } catch (error) {
    if (error instanceof HttpError) return 'edited'; // it may well have arrived, and repeating it would show nothing new
    if (!(error instanceof GrammyError)) throw error;
    if (/not modified/i.test(error.description)) return 'edited';
    logFailure(tools, place, error);
    return error.error_code === 400 ? 'gone' : 'failed';
  }
}

function logFailure({ log }: SendTools, { chatId }: Place, error: unknown): void {
  log('edit_failed', { chat: chatId, error: describeError(error) });
}
