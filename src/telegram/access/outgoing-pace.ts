import { setTimeout as sleep } from 'node:timers/promises';
import type { Transformer } from 'grammy';
import type { Pace } from '../network/pace.ts';

/** So many in any stretch of so many milliseconds. */
interface Limit {
  readonly count: number;
  readonly span: number;
}

/** Messages of a chat that may leave at once: an answer in parts. */
const CHAT_BURST = 4;
/** Telegram counts a group's messages by the minute. */
const GROUP_BURST = 20;
/** Chats remembered before those are looked for that are silent. */
const MANY = 1_000;

/** What of the pace is about sending. */
export type SendingPace = Pick<Pace, 'sendsPerSecond' | 'chatGap' | 'groupGap'>;

/** Calls that put a message into a chat; drafts and typing signs have a pace of their own, edits are few. */
function isMessage(method: string): boolean {
  return /^(?:send|copy|forward)/.test(method) && !/(?:ChatAction|Draft)$/.test(method);
}

/**
 * Keeps what is sent within Telegram's limits for chats, groups and all together (`pace.sendsPerSecond`), so that no
 * answer runs into a 429. Messages of one chat leave in the order of their calls; chats do not wait for each other. When
 * `signal` aborts nothing waits any more.
 */
export function outgoingPace(pace: SendingPace, signal: AbortSignal): Transformer {
  const chat = { count: CHAT_BURST, span: CHAT_BURST * pace.chatGap };
  const group = { count: GROUP_BURST, span: GROUP_BURST * pace.groupGap };
  const all = new Window({ count: pace.sendsPerSecond, span: 1_000 });
  const chats = new Map<string, ChatPace>();
  return async (prev, method, payload, callSignal) => {
    const id = isMessage(method) ? chatOf(payload) : null;
    if (id !== null) {
      if (chats.size >= MANY) forgetSilent(chats);
      const turns = chats.get(id) ?? new ChatPace(id.startsWith('-') ? [chat, group] : [chat]);
      chats.set(id, turns);
      await turns.wait(all, signal);
    }
    return prev(method, payload, callSignal);
  };
}

/** The messages of one chat, one after another. */
class ChatPace {
  readonly #windows: readonly Window[];
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(limits: readonly Limit[]) {
    this.#windows = limits.map((limit) => new Window(limit));
  }

  /** Ends when the next message of this chat may leave. */
  wait(all: Window, signal: AbortSignal): Promise<void> {
    this.#waiting++;
    this.#last = this.#last.then(async () => {
      await until(Math.max(...this.#windows.map((window) => window.next())), signal);
      await until(all.take(all.next()), signal);
      for (const window of this.#windows) window.take(performance.now());
      this.#waiting--;
    });
    return this.#last;
  }

  isSilent(now: number): boolean {
    return this.#waiting === 0 && this.#windows.every((window) => window.isOver(now));
  }
}

/** The times of the last messages, as many as the limit counts. */
class Window {
  readonly #times: number[] = [];

  constructor(private readonly limit: Limit) {}

  /** When the next one may come, by `performance.now()`. */
  next(): number {
    const { count, span } = this.limit;
    const first = this.#times.length < count ? undefined : this.#times[0];
    return Math.max(performance.now(), first === undefined ? 0 : first + span);
  }

  take(time: number): number {
    this.#times.push(time);
    if (this.#times.length > this.limit.count) this.#times.shift();
    return time;
  }

  /** Whether it holds nothing back any more. */
  isOver(now: number): boolean {
    return now >= (this.#times.at(-1) ?? 0) + this.limit.span;
  }
}

async function until(time: number, signal: AbortSignal): Promise<void> {
  const wait = time - performance.now();
  if (wait > 0) await sleep(Math.ceil(wait), undefined, { signal }).catch(() => undefined);
}

function forgetSilent(chats: Map<string, ChatPace>): void {
  const now = performance.now();
  for (const [chat, turns] of chats) if (turns.isSilent(now)) chats.delete(chat);
}

function chatOf(payload: object): string | null {
  const chat = 'chat_id' in payload ? payload.chat_id : null;
  return typeof chat === 'number' || typeof chat === 'string' ? String(chat) : null;
}
