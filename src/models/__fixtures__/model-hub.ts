import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { startLoopback } from './loopback.ts';

/** How the hub misbehaves. */
export type HubFault =
  | 'none'
  /** Takes connections and never answers. */
  | 'silent'
  /** Sends headers and the first half of each file, then nothing. */
  | 'stalls'
  /** Breaks the connection half-way through each file. */
  | 'breaks'
  /** A login page under status 200. */
  | 'login-page'
  | 'error-500';

/** A running hub; HF_ENDPOINT would hold `url`. */
interface ModelHub {
  readonly url: string;
  /** `GET` paths in the order they came. */
  readonly paths: readonly string[];
  close(): Promise<void>;
}

/** Starts a loopback model hub that serves `{folder}/{model}/{file}` at `/{model}/resolve/main/{file}`, with ranges. */
export async function startModelHub(folder: string, fault: HubFault = 'none'): Promise<ModelHub> {
  const paths: string[] = [];
  const server = await startLoopback((request, response) => {
    paths.push(request.url ?? '');
    serve(folder, fault, request, response).catch(() => response.destroy());
  });
  return { url: server.url, paths, close: server.close };
}

async function serve(
  folder: string,
  fault: HubFault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (fault === 'silent') return;
  if (fault === 'login-page') return void response.setHeader('content-type', 'text/html').end('<html>log in</html>');
  if (fault === 'error-500') return void response.writeHead(500).end('no');
  const [, model = '', file = ''] = /^\/(.{1,80})\/resolve\/main\/(.{1,80})$/.exec(request.url ?? '') ?? [];
  const bytes = await readFile(join(folder, model, file)).catch(() => null);
  if (model === '' || bytes === null) return void response.writeHead(404).end('Entry not found');
  if (request.headers.range === 'bytes=0-0') {
    response.writeHead(206, { 'content-range': `bytes 0-0/${bytes.length}`, 'content-length': 1 });
    return void response.end(bytes.subarray(0, 1));
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
  if (fault === 'none') return void response.end(bytes);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    if (fault === 'breaks') response.destroy();
  });
}
