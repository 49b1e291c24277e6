import type { Fields } from '../rules/fields.ts';
import type { World } from './world.ts';

/** Shortest times between frames, in milliseconds, that a test wants kept. */
export interface FramePace {
  /** Between two frames of one draft. */
  readonly draft: number;
  /** Between two edits of one message in a group that nobody pressed a button on. */
  readonly groupEdit: number;
}

/** What no single call shows: how calls follow upon each other, and where they go. */
export class Conduct {
  pace: FramePace | null = null;
  readonly #world: World;
  readonly #report: (violation: string) => void;
  readonly #draftsInFlight = new Set<string>();
  readonly #lastFrame = new Map<string, number>();
  readonly #answered = new Set<string>();

  constructor(world: World, report: (violation: string) => void) {
    this.#world = world;
    this.#report = report;
  }

  /** Looks at a call as it begins; the returned function is told when it has ended, and whether the bot heard `ok`. */
  begins(method: string, payload: Fields): (ok: boolean) => void {
    this.#placeOf(method, payload);
    if (method === 'answerCallbackQuery') return this.#answers(String(payload.callback_query_id));
    if (method === 'sendMessageDraft') return this.#draft(`${payload.chat_id}:${payload.draft_id}`);
    if (method === 'editMessageText' && Number(payload.chat_id) < 0) {
      const message = `${payload.chat_id}:${payload.message_id}`;
      this.#frame(message, this.pace?.groupEdit, `edits of message ${message}`);
    }
    return () => undefined;
  }

  /** A pressed button may change its message at once. */
  pressed(chatId: number, messageId: number): void {
    this.#lastFrame.delete(`${chatId}:${messageId}`);
  }

  #placeOf(method: string, { chat_id, message_thread_id: thread }: Fields): void {
    if (thread === undefined || typeof chat_id !== 'number') return;
    const topics = this.#world.chats.get(chat_id)?.topics;
    if (!topics?.has(Number(thread)))
      this.#report(`${method}: message_thread_id ${thread} where there is no such topic`);
  }

  #answers(id: string): (ok: boolean) => void {
    if (this.#answered.has(id)) this.#report(`answerCallbackQuery: ${id} is answered twice`);
    return (ok) => {
      if (ok) this.#answered.add(id);
    };
  }

  #draft(key: string): () => void {
    if (this.#draftsInFlight.has(key)) this.#report(`sendMessageDraft: two calls for draft ${key} at once`);
    this.#draftsInFlight.add(key);
    this.#frame(key, this.pace?.draft, `frames of draft ${key}`);
    return () => this.#draftsInFlight.delete(key);
  }

  /** Counted from beginning to beginning; a timer may be a hair early. */
  #frame(key: string, least: number | undefined, what: string): void {
    const last = this.#lastFrame.get(key);
    this.#lastFrame.set(key, performance.now());
    if (least === undefined || last === undefined) return;
    const gap = Math.ceil(performance.now() - last);
    if (gap < least * 0.98) this.#report(`${what} are ${gap} ms apart, ${least} at least`);
  }
}
