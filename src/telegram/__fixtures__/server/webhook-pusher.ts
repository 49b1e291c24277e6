import type { Update } from 'grammy/types';
import type { UpdateQueue } from './update-queue.ts';

/** A webhook as it was set. */
export interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
}

/** One update pushed, with the status of the reply; 0 where none came. */
export interface Push {
  readonly updateId: number;
  readonly status: number;
}

/** How often and how soon what was not taken is pushed again; Telegram waits longer and longer. */
const FIRST_WAIT = 20;
const LONGEST_WAIT = 1_000;
const REPLY_WITHIN = 60_000;

/**
 * Pushes updates to the webhook as Telegram does: several at once, with the secret in the header, again and again until
 * the reply is a 2xx; then the update counts as confirmed. A reply that names a method is carried out.
 */
export class WebhookPusher {
  webhook: Webhook | null = null;
  /** Where the webhook's address leads in this test: `http://127.0.0.1:8080` in place of its scheme and host. */
  leadsTo: string | null = null;
  readonly pushes: Push[] = [];
  lastError: string | null = null;
  readonly #queue: UpdateQueue;
  readonly #onReply: (body: unknown) => void;
  readonly #underWay = new Set<number>();
  readonly #closed = new AbortController();

  constructor(queue: UpdateQueue, onReply: (body: unknown) => void) {
    this.#queue = queue;
    this.#onReply = onReply;
  }

  /** Takes up whatever waits, as far as connections are free. */
  pushAll(): void {
    for (const update of this.#queue.pending) {
      if (!this.webhook || this.#underWay.size >= this.webhook.maxConnections) return;
      if (!this.#underWay.has(update.update_id)) void this.#pushUntilTaken(update);
    }
  }

  close(): void {
    this.webhook = null;
    this.#closed.abort();
  }

  async #pushUntilTaken(update: Update): Promise<void> {
    this.#underWay.add(update.update_id);
    for (let wait = FIRST_WAIT; this.webhook; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      const status = await this.#push(update, this.webhook);
      this.pushes.push({ updateId: update.update_id, status });
      if (status >= 200 && status < 300) {
        this.#queue.confirm(update.update_id);
        break;
      }
      this.lastError = status === 0 ? 'Connection failed' : `Wrong response from the webhook: ${status}`;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    this.#underWay.delete(update.update_id);
    this.pushAll();
  }

  async #push(update: Update, { url, secret }: Webhook): Promise<number> {
    const { pathname, search } = new URL(url);
    try {
      const response = await fetch(this.leadsTo === null ? url : new URL(pathname + search, this.leadsTo), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([AbortSignal.timeout(REPLY_WITHIN), this.#closed.signal]),
      });
      const body = await response.text();
      if (response.ok && body.startsWith('{')) this.#onReply(JSON.parse(body));
      return response.status;
    } catch {
      return 0;
    }
  }
}
