import { ApiFailure } from './api-failure.ts';

/** So many sends in so many milliseconds. */
export interface Limit {
  readonly sends: number;
  readonly milliseconds: number;
}

/** How much a bot may send; null = any amount. */
export interface FloodLimits {
  readonly perChat: Limit | null;
  readonly perGroup: Limit | null;
  readonly overall: Limit | null;
}

/** As the documentation has it: a message a second in a chat, 20 a minute in a group, 30 a second in all. */
export const TELEGRAM_LIMITS: FloodLimits = {
  perChat: { sends: 1, milliseconds: 1_000 },
  perGroup: { sends: 20, milliseconds: 60_000 },
  overall: { sends: 30, milliseconds: 1_000 },
};

const SENDS = /^(?:send(?!ChatAction|MessageDraft|RichMessageDraft)|edit|copy|forward)/;

/** Counts what is sent, and refuses with 429 what is too much, as the Bot API does. */
export class FloodCounter {
  readonly #limits: FloodLimits;
  readonly #sends = new Map<string, number[]>();

  constructor(limits: FloodLimits) {
    this.#limits = limits;
  }

  /** Throws the refusal; nothing is counted then. */
  admit(method: string, chatId: unknown, now: number): void {
    if (!SENDS.test(method)) return;
    const group = typeof chatId === 'number' && chatId < 0;
    const held: readonly (readonly [string, Limit | null])[] = [
      [`chat ${chatId}`, this.#limits.perChat],
      [`group ${chatId}`, group ? this.#limits.perGroup : null],
      ['all', this.#limits.overall],
    ];
    const wait = Math.max(...held.map(([key, limit]) => this.#wait(key, limit, now)));
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000);
      throw new ApiFailure(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
    for (const [key] of held) this.#sends.set(key, [...(this.#sends.get(key) ?? []), now]);
  }

  #wait(key: string, limit: Limit | null, now: number): number {
    if (limit === null) return 0;
    const recent = (this.#sends.get(key) ?? []).filter((at) => at > now - limit.milliseconds);
    this.#sends.set(key, recent);
    const oldest = recent[recent.length - limit.sends];
    return oldest === undefined ? 0 : oldest + limit.milliseconds - now;
  }
}
