import { type Api, GrammyError, HttpError } from 'grammy';
import type { Formatted } from '../../render/entities.ts';
import { describeError } from '../network/describe-error.ts';
import type { Place } from './place.ts';
import { TEXTS } from '../texts.ts';

/**
 * Sends messages one after another, the first as a reply, by entities alone. Never rejects: a message whose fate is
 * unknown counts as sent, for saying it again could double it; one that Telegram will not have is followed by a line
 * that says so; a reader who cannot be reached ends it.
 */
export async function sendMessages(
  api: Api,
  place: Place,
  messages: readonly Formatted[],
  log: (line: string) => void,
): Promise<void> {
  for (const [index, message] of messages.entries()) {
    const fate = await sendOne(api, place, message, index === 0, log);
    if (fate === 'out of reach') return;
    if (fate === 'refused') {
      await sendOne(api, place, { text: index === 0 ? TEXTS.failed : TEXTS.cutShort, entities: [] }, index === 0, log);
      return;
    }
  }
}

/** One line of the bot's own. */
export function plainMessage(text: string): Formatted {
  return { text, entities: [] };
}

type Fate = 'sent' | 'unknown' | 'refused' | 'out of reach';

async function sendOne(
  api: Api,
  place: Place,
  message: Formatted,
  asReply: boolean,
  log: (line: string) => void,
): Promise<Fate> {
  try {
    await api.sendMessage(place.chatId, message.text, {
      ...(message.entities.length > 0 ? { entities: [...message.entities] } : {}),
      ...(place.threadId === null ? {} : { message_thread_id: place.threadId }),
      ...(asReply ? { reply_parameters: { message_id: place.messageId, allow_sending_without_reply: true } } : {}),
      link_preview_options: { is_disabled: true },
    });
    return 'sent';
  } catch (error) {
    log(`答复没有发成：${describeError(error)}`);
    return fateOf(error);
  }
}

function fateOf(error: unknown): Fate {
  if (error instanceof GrammyError) return error.error_code === 400 ? 'refused' : 'out of reach';
  return error instanceof HttpError ? 'unknown' : 'out of reach';
}
