import type { Update } from 'grammy/types';
import { ApiFailure } from './api-failure.ts';

/** Kinds that come only to those who name them (Bot API, getUpdates). */
const ON_DEMAND = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/** What an update is about: the name of its one field beside the id. */
export function kindOf(update: object): string {
  return Object.keys(update).find((name) => name !== 'update_id') ?? '';
}

interface Poll {
  wake: () => void;
  conflict: boolean;
}

/** Updates that wait to be fetched or pushed, as the Bot API keeps them. */
export class UpdateQueue {
  pending: Update[] = [];
  /** Kinds wanted; null = all but those on demand. */
  allowed: readonly string[] | null = null;
  /** Called when an update came in. */
  onArrival: () => void = () => undefined;
  #next = 1000;
  #poll: Poll | null = null;

  /** Takes an update of a wanted kind; the id it was given, or null. */
  add(update: Omit<Update, 'update_id'>): number | null {
    const kind = kindOf(update);
    if (this.allowed === null ? ON_DEMAND.has(kind) : !this.allowed.includes(kind)) return null;
    const id = this.#next++;
    // The parts of an update are checked by the caller's types; with its id it is whole.
    this.pending.push({ ...update, update_id: id } as Update);
    this.wake();
    return id;
  }

  /** Puts an update in once more, under its own id, as after a lost confirmation. */
  repeat(update: Update): void {
    this.pending.push(update);
    this.wake();
  }

  wake(): void {
    this.#poll?.wake();
    this.onArrival();
  }

  /** An empty list asks for the usual kinds; none at all leaves it as it was. */
  allow(kinds: unknown): void {
    if (Array.isArray(kinds)) this.allowed = kinds.length === 0 ? null : kinds.map(String);
  }

  confirm(id: number): void {
    this.pending = this.pending.filter((update) => update.update_id !== id);
  }

  /** A poll confirms everything below its offset and waits for something to come; a second one ends the first with 409. */
  async poll(offset: number, limit: number, seconds: number, closed: AbortSignal): Promise<readonly Update[]> {
    if (this.#poll) {
      this.#poll.conflict = true;
      this.#poll.wake();
    }
    if (offset < 0) this.pending = this.pending.slice(offset);
    else this.pending = this.pending.filter((update) => update.update_id >= offset);
    if (this.pending.length === 0 && seconds > 0) await this.#wait(seconds, closed);
    return this.pending.slice(0, limit);
  }

  async #wait(seconds: number, closed: AbortSignal): Promise<void> {
    const poll: Poll = { wake: () => undefined, conflict: false };
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      poll.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      closed.addEventListener('abort', poll.wake, { once: true });
      this.#poll = poll;
    });
    if (this.#poll === poll) this.#poll = null;
    if (!poll.conflict) return;
    throw new ApiFailure(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
  }
}
