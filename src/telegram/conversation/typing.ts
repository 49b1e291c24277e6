import type { Api } from 'grammy';
import type { Place } from './place.ts';

/** Shows 「正在输入」 until the returned function is called, renewed every `every` milliseconds. It may fail unheard. */
export function showTyping(api: Api, place: Place, every: number): () => void {
  const show = () => {
    const thread = place.threadId === null ? {} : { message_thread_id: place.threadId };
    api.sendChatAction(place.chatId, 'typing', thread).catch(() => undefined);
  };
  show();
  const timer = setInterval(show, every);
  return () => clearInterval(timer);
}
