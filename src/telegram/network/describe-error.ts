import { BotError, GrammyError, HttpError } from 'grammy';
import { WenbaoError } from '../../errors.ts';

/**
 * One line about an error for the log, of chosen fields only: errors of the Bot API's client carry the token, the
 * update and the text of messages, so that neither they nor their messages may be printed whole.
 */
export function describeError(error: unknown): string {
  if (error instanceof BotError) return describeError(error.error);
  if (error instanceof GrammyError) return `${error.method} 被拒绝（${error.error_code} ${brief(error.description)}）`;
  if (error instanceof HttpError) return `网络不通（${networkCode(error)}）`;
  if (error instanceof WenbaoError) return brief(error.message);
  if (error instanceof Error) return [error.name, codeOf(error), firstFrame(error)].filter(Boolean).join(' ');
  return typeof error;
}

/** The code of what lies under a failed call: `ECONNREFUSED`, `UND_ERR_SOCKET` … */
function networkCode({ error }: HttpError): string {
  return codeOf(error) || (error instanceof SyntaxError ? '回复不完整' : '超时');
}

/** Code of calls that the bot itself no longer makes, since it has hung up. */
export const HUNG_UP = 'HUNG_UP';

/** Codes of failures before a byte of the request was sent, so that repeating it cannot do a thing twice. */
const NEVER_SENT = new Set([
  HUNG_UP,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** The same, told by message alone: a proxy without a tunnel (undici), a handshake that was cut (Node). */
const NEVER_SENT_MESSAGE =
  /^(?:Proxy response \(|SOCKS5 (?:authentication|connection) timeout|Client network socket disconnected before secure TLS)/;
/** A SOCKS proxy that would not or could not connect (undici). */
const NEVER_SENT_CODE = /^UND_ERR_SOCKS5/;

/** Whether a failed call surely never reached the Bot API. */
export function neverSent(error: HttpError): boolean {
  const under = error.error;
  if (!(under instanceof Error)) return false;
  if (under instanceof AggregateError) return true; // one error for each address tried
  const code = codeOf(under);
  if (NEVER_SENT.has(code) || NEVER_SENT_CODE.test(code)) return true;
  return syscallOf(under) === 'connect' || NEVER_SENT_MESSAGE.test(under.message);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

function syscallOf(error: Error): unknown {
  return 'syscall' in error ? error.syscall : null;
}

/** Behind the message, which may have lines that look like frames. */
function firstFrame({ stack = '', message }: Error): string {
  const behind = stack.slice(Math.max(0, stack.indexOf(message)) + message.length);
  return /^\s+(at .{1,200})$/m.exec(behind)?.[1] ?? '';
}

function brief(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 160);
}
