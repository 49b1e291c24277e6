import type { Api } from 'grammy';
import type { Place } from './place.ts';

/** An answer that comes sooner needs no sign, milliseconds. */
const SOON = 200;

/**
 * Shows 「正在输入」 from a moment on until the returned function is called, renewed every `every` milliseconds. It may
 * fail unheard.
 */
export function showTyping(api: Api, place: Place, every: number): () => void {
  const thread = place.threadId === null ? {} : { message_thread_id: place.threadId };
  let timer: NodeJS.Timeout;
  const show = () => {
    api.sendChatAction(place.chatId, 'typing', thread).catch(() => undefined);
    timer = setTimeout(show, every);
  };
  timer = setTimeout(show, SOON);
  return () => clearTimeout(timer);
}
