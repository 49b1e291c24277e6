import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WenbaoError } from '../../errors.ts';
import type { BotTools } from '../bot-context.ts';
import type { BotParts } from '../bot-parts.ts';

/** What can be told of a running bot to whoever asks. */
export type HealthSources = Pick<BotParts, 'reception'> & { readonly tools: Pick<BotTools, 'archive' | 'queue'> };

/** Polls may fail so long before somebody should be woken, milliseconds. */
const FAILING_TOO_LONG = 120_000;
/** A look at the index may take so long, milliseconds; then it counts as unreadable. */
const INDEX_DEADLINE = 3_000;

/** Answers `GET /healthz`: 200 while updates come in, 503 when polls have failed for more than two minutes. No secrets. */
export async function tellHealth({ reception, tools }: HealthSources, response: ServerResponse): Promise<void> {
  const { heardAt, failingSince, startedAt } = reception;
  const { waiting, running } = tools.queue.size;
  const ok = failingSince === null || Date.now() - failingSince <= FAILING_TOO_LONG;
  const body = {
    ok,
    since: startedAt.toISOString(),
    lastPollAt: timeText(heardAt),
    failingSince: timeText(failingSince),
    index: await inTime(tools.archive.version()),
    queue: { waiting, running },
  };
  if (response.destroyed) return;
  response.writeHead(ok ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

/** A server that is listening. */
export interface Listening {
  readonly port: number;
  /** Takes no new connections, and cuts those open after `grace` milliseconds. */
  close(grace?: number): Promise<void>;
}

/** Serves `GET /healthz` to this machine alone. Rejects with a WenbaoError when the port cannot be had. */
export function startHealth(sources: HealthSources, port: number): Promise<Listening> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path !== '/healthz') return void response.writeHead(404).end();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    }
    void tellHealth(sources, response);
  });
  return listen(server, port, { host: '127.0.0.1', setting: 'HEALTH_PORT' });
}

/** Lets a server listen. Rejects with a WenbaoError that names the setting when the port cannot be had. */
export async function listen(
  server: Server,
  port: number,
  { host, setting }: { readonly host?: string; readonly setting: string },
): Promise<Listening> {
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const hint = `请让出这个端口，或在 .env 里用 ${setting} 另设一个`;
      reject(new WenbaoError(`端口 ${port} 用不了（${cause.code ?? '原因不明'}）`, { hint, cause }));
    });
    server.listen(port, host, resolve);
  });
  server.on('error', () => undefined); // a connection that could not be taken
  return {
    // A server that listens on TCP has an AddressInfo.
    port: (server.address() as AddressInfo).port,
    close: (grace = 0) => closeServer(server, grace),
  };
}

async function closeServer(server: Server, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearTimeout(timer);
}

function timeText(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

async function inTime(version: Promise<string>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, INDEX_DEADLINE, null);
  });
  try {
    return await Promise.race([version, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
