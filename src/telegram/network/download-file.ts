import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { GrammyError } from 'grammy';
import { WenbaoError } from '../../errors.ts';
import type { BotTools } from '../bot-context.ts';
import { withDeadline } from './deadline.ts';
import { describeError } from './describe-error.ts';

/** What downloading needs of the tools. */
export type DownloadTools = Pick<BotTools, 'api' | 'transport' | 'settings' | 'pace' | 'log' | 'cutOff'>;

/** Telegram's own server gives files up to 20 MB, an own server up to 2,000 MB (core.telegram.org/bots/api#getfile). */
const LARGEST = { telegram: 20 * 1024 * 1024, own: 2000 * 1024 * 1024 };
/** Telegram's own server. */
const TELEGRAM = /^https:\/\/api\.telegram\.org$/;
/** A whole download may take so long, milliseconds. */
const DEADLINE = 600_000;
const ATTEMPTS = 3;

/** A file that the server does not give, or that is larger than it said; whoever sent it is told the limit, bytes. */
export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLargeError';

  constructor(readonly limit: number) {
    super('the file is too large');
  }
}

/** Most bytes of a file that can be fetched from the server of these settings. */
export function largestFile({ apiRoot }: { readonly apiRoot: string }): number {
  return TELEGRAM.test(apiRoot) ? LARGEST.telegram : LARGEST.own;
}

/**
 * Fetches a file that was sent to the bot and writes it to `path`, which must not be there. Rejects with a WenbaoError
 * when it cannot be had and a FileTooLargeError when it is too large, and then there is no file; with the signal's reason
 * when the bot stops.
 */
export async function downloadFile(tools: DownloadTools, fileId: string, path: string): Promise<void> {
  try {
    await withDeadline((signal) => fetchWithRepeats(tools, fileId, path, signal), DEADLINE, tools.cutOff);
  } catch (error) {
    await rm(path, { force: true });
    tools.cutOff.throwIfAborted();
    throw isFinal(error) ? error : notFetched(error);
  }
}

/** A file that breaks off on its way is fetched anew; getFile itself is repeated by the client. */
async function fetchWithRepeats(
  tools: DownloadTools,
  fileId: string,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const place = await placeOf(tools, fileId);
  for (let attempt = 1; ; attempt++) {
    try {
      await save(await bytesOf(tools, place, signal), path, largestFile(tools.settings), signal);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || isFinal(error) || signal.aborted) throw error;
      tools.log('retry', { method: 'download', why: describeError(error), wait_ms: tools.pace.firstRetry });
      await sleep(tools.pace.firstRetry, undefined, { signal });
      await rm(path, { force: true });
    }
  }
}

/** Whether trying again would come to the same. */
function isFinal(error: unknown): boolean {
  return error instanceof WenbaoError || error instanceof FileTooLargeError;
}

/** An own server has Telegram's limit too unless it runs with `--local`, and says so only when it is asked for the file. */
async function placeOf({ api }: DownloadTools, fileId: string): Promise<string> {
  try {
    const { file_path: place } = await api.getFile(fileId);
    if (place !== undefined) return place;
  } catch (error) {
    const isTooLarge = error instanceof GrammyError && /file is too big/i.test(error.description);
    throw isTooLarge ? new FileTooLargeError(LARGEST.telegram) : error;
  }
  throw notFetched(null);
}

/** A server on this machine that runs with `--local` gives the place of the file on the disk. */
async function bytesOf({ settings, transport }: DownloadTools, place: string, signal: AbortSignal): Promise<Readable> {
  if (isAbsolute(place)) return createReadStream(place, { signal });
  const encoded = place.split('/').map(encodeURIComponent).join('/');
  const { status, body } = await transport.get(`${settings.apiRoot}/file/bot${settings.token}/${encoded}`, signal);
  if (status === 200) return body;
  body.on('error', () => undefined).destroy();
  const error = Object.assign(new Error(), { name: 'DownloadError', code: String(status) });
  throw status < 500 && status !== 429 ? notFetched(error) : error;
}

async function save(bytes: Readable, path: string, limit: number, signal: AbortSignal): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let size = 0;
    for await (const chunk of bytes) {
      signal.throwIfAborted();
      size += (chunk as Buffer).length; // a stream without an encoding gives buffers
      if (size > limit) throw new FileTooLargeError(limit);
      await file.writeFile(chunk as Buffer);
    }
    await file.sync();
  } finally {
    bytes.on('error', () => undefined).destroy();
    await file.close();
  }
}

function notFetched(cause: unknown): WenbaoError {
  return new WenbaoError(`文件没有取到${cause === null ? '' : `（${describeError(cause)}）`}`, {
    hint: '请过一会儿再发一次',
  }); // without its cause, which may hold the token
}
