import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Update } from 'grammy/types';
import { WenbaoError } from '../../errors.ts';
import type { BotParts } from '../bot-parts.ts';
import { describeError } from './describe-error.ts';
import { listen, tellHealth } from './health.ts';
import { HEARD } from './heard-updates.ts';
import type { Hearing } from './hearing.ts';

/** Where Telegram sends updates to, and what proves that it was Telegram. */
interface WebhookSettings {
  /** Public address; its path is the one that is listened at, its host may be a reverse proxy's. */
  readonly url: string;
  readonly secret: string;
  readonly port: number;
}

/** A webhook that is listening. */
interface WebhookHearing extends Hearing {
  readonly port: number;
}

/** An update is a few kilobytes; a megabyte is far beyond any. */
const LARGEST_BODY = 1024 * 1024;
/** Connections that Telegram may open at once; its own default. */
const CONNECTIONS = 40;
/** A request under way may end before a stop cuts it, milliseconds. */
const GRACE = 2_000;

/**
 * Listens for updates, then tells Telegram to send them here. Each is written down, then acknowledged, then handled. A
 * stop leaves the webhook set: Telegram keeps what comes meanwhile and sends it later. Rejects with a WenbaoError when
 * the port cannot be had or Telegram will not have the address.
 */
export async function startWebhook(parts: BotParts, { url, secret, port }: WebhookSettings): Promise<WebhookHearing> {
  const { bot, tools } = parts;
  const desk: Desk = { parts, path: new URL(url).pathname, secret };
  const server = createServer((request, response) => {
    serve(request, response, desk).catch((error: unknown) => {
      tools.log('webhook_failed', { why: describeError(error) });
      refuse(response, 500);
    });
  });
  const listening = await listen(server, port, { setting: 'PORT' });
  try {
    await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: HEARD, max_connections: CONNECTIONS });
  } catch (error) {
    await listening.close();
    throw new WenbaoError(`Telegram 不肯用这个 webhook：${describeError(error)}`, {
      hint: '请检查 TELEGRAM_WEBHOOK_URL：应是公网可达的 https 地址，端口为 443、80、88 或 8443',
    }); // without its cause, which holds the secret
  }
  let stopped: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  return {
    port: listening.port,
    ended,
    stop: async () => {
      await listening.close(GRACE);
      stopped();
    },
  };
}

interface Desk {
  readonly parts: BotParts;
  readonly path: string;
  readonly secret: string;
}

async function serve(request: IncomingMessage, response: ServerResponse, { parts, path, secret }: Desk): Promise<void> {
  const { bot, reception, tools } = parts;
  const asked = request.url?.split('?')[0];
  if (request.method === 'GET' && asked === '/healthz') return tellHealth(parts, response);
  if (asked !== path) return refuse(response, 404);
  if (request.method !== 'POST') return refuse(response, 405, { allow: 'POST' });
  if (!isSame(request.headers['x-telegram-bot-api-secret-token'], secret)) return refuse(response, 401);
  const body = await bodyOf(request);
  if (body === null) return refuse(response, 413);
  const update = updateOf(body);
  if (update === null) return refuse(response, 400);
  reception.writeDown([update]);
  response.writeHead(200).end();
  tools.aside(() => bot.handleUpdate(update)); // a repetition ends where it is taken up
}

/** Takes the same time whatever differs, so that the secret cannot be felt out. */
function isSame(given: string | readonly string[] | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(typeof given === 'string' ? given : ''), digest(secret));
}

/** Null when it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // A request without an encoding gives buffers.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function updateOf(body: Buffer): Update | null {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (typeof parsed !== 'object' || parsed === null || !('update_id' in parsed)) return null;
    // Whoever knows the secret is Telegram: with its id the object is an update as the Bot API documents it.
    return Number.isSafeInteger(parsed.update_id) ? (parsed as Update) : null;
  } catch {
    return null;
  }
}

/** The connection goes too: what is left of a body is not worth reading. */
function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  response.writeHead(status, { connection: 'close', ...headers }).end();
}
