import type { Update } from 'grammy/types';
import { type Fields, fieldsOf } from '../rules/fields.ts';
import { ApiFailure, badRequest } from './api-failure.ts';
import type { FloodCounter } from './flood-limits.ts';
import { MESSAGE_METHODS, type Method } from './message-methods.ts';
import { OTHER_METHODS } from './other-methods.ts';
import { UpdateQueue } from './update-queue.ts';
import { WebhookPusher } from './webhook-pusher.ts';
import type { World } from './world.ts';

const METHODS: Readonly<Record<string, Method>> = { ...MESSAGE_METHODS, ...OTHER_METHODS };

/** Carries out what the bot asks for: what changes the world, and how updates reach the bot. */
export class Desk {
  readonly queue = new UpdateQueue();
  readonly webhook: WebhookPusher;
  flood: FloodCounter | null = null;
  readonly #world: World;

  /** `onReply` hears the method that a webhook's reply names. */
  constructor(world: World, onReply: (method: string, payload: Fields) => void) {
    this.#world = world;
    this.webhook = new WebhookPusher(this.queue, (body) => {
      const { method, ...payload } = fieldsOf(body);
      if (typeof method === 'string') onReply(method, payload);
    });
    this.queue.onArrival = () => this.webhook.pushAll();
  }

  /** The result of a method; throws an ApiFailure where Telegram refuses. Null for one that is not played here. */
  carryOut(method: string, payload: Fields): { readonly result: unknown } | null {
    this.flood?.admit(method, payload.chat_id, performance.now());
    if (method === 'setWebhook') return { result: this.#setWebhook(payload) };
    if (method === 'deleteWebhook') return { result: this.#deleteWebhook(payload) };
    if (method === 'getWebhookInfo') return { result: this.#webhookInfo() };
    const work = METHODS[method];
    return work ? { result: work(this.#world, payload) } : null;
  }

  /** A poll; with `hurried` it does not wait. */
  async poll(payload: Fields, closed: AbortSignal, hurried: boolean): Promise<readonly Update[]> {
    if (this.webhook.webhook) {
      const description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first";
      throw new ApiFailure(409, description);
    }
    this.queue.allow(payload.allowed_updates);
    const seconds = hurried ? 0 : Number(payload.timeout ?? 0);
    return this.queue.poll(Number(payload.offset ?? 0), Number(payload.limit ?? 100), seconds, closed);
  }

  #setWebhook({ url, secret_token, max_connections = 40, allowed_updates, drop_pending_updates }: Fields): true {
    if (typeof url !== 'string') throw badRequest('bad webhook');
    this.queue.allow(allowed_updates);
    if (drop_pending_updates === true) this.queue.pending = [];
    const secret = typeof secret_token === 'string' ? secret_token : undefined;
    this.webhook.webhook = url === '' ? null : { url, secret, maxConnections: Number(max_connections) };
    this.webhook.pushAll();
    return true;
  }

  #deleteWebhook({ drop_pending_updates }: Fields): true {
    this.webhook.webhook = null;
    if (drop_pending_updates === true) this.queue.pending = [];
    return true;
  }

  #webhookInfo(): object {
    const { webhook, lastError } = this.webhook;
    return {
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: this.queue.pending.length,
      ...(this.queue.allowed === null ? {} : { allowed_updates: this.queue.allowed }),
      ...(lastError === null ? {} : { last_error_date: this.#world.date, last_error_message: lastError }),
    };
  }
}
