import { BotError, type Context, GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { WenbaoError } from '../../errors.ts';
import { describeError, neverSent } from './describe-error.ts';

const withCode = (code: string, message = 'https://api.telegram.org/bot42:SECRET/getMe') =>
  Object.assign(new Error(message), { code });
const http = (under: unknown) => new HttpError('Network request failed', under);
const refused = new GrammyError(
  'Call failed',
  { ok: false, error_code: 400, description: 'Bad Request:\n message is too long' },
  'sendMessage',
  { text: '林致远去哪了' },
);

describe('describeError', () => {
  it.each([
    ['a refused call', refused, 'sendMessage 被拒绝（400 Bad Request: message is too long）'],
    ['a network code', http(withCode('ECONNRESET')), '网络不通（ECONNRESET）'],
    ['a time-out', http(new Error('Request timed out')), '网络不通（超时）'],
    ['a reply that broke off', http(new SyntaxError('Unexpected end of JSON')), '网络不通（回复不完整）'],
    ['an error of our own', new WenbaoError('索引打不开', { hint: '重建' }), '索引打不开'],
    // Only the error is read; a context is not needed.
    [
      'what a handler threw',
      new BotError(refused, {} as Context),
      'sendMessage 被拒绝（400 Bad Request: message is too long）',
    ],
    ['something that is no error', 'bot42:SECRET', 'string'],
  ])('tells %s', (_, error, wanted) => {
    expect(describeError(error)).toBe(wanted);
  });

  it('takes no line of a message for a place', () => {
    expect(describeError(new Error('x\n    at 林致远 (bot42:SECRET)'))).toMatch(/^Error at .*describe-error\.test\.ts/);
  });

  it('tells any other error by name, code and place, never by message', () => {
    const line = describeError(withCode('EOOPS', '林致远 bot42:SECRET'));
    expect(line).toMatch(/^Error EOOPS at .*describe-error\.test\.ts/);
    expect(line).not.toMatch(/SECRET|林致远/);
  });
});

describe('neverSent', () => {
  it.each([
    ['no such host', withCode('ENOTFOUND'), true],
    ['nobody listens', withCode('ECONNREFUSED'), true],
    ['no address answers', new AggregateError([withCode('ETIMEDOUT')]), true],
    ['connecting takes too long', withCode('UND_ERR_CONNECT_TIMEOUT'), true],
    ['the network is down', Object.assign(withCode('ETIMEDOUT'), { syscall: 'connect' }), true],
    ['the proxy refuses', withCode('UND_ERR_ABORTED', 'Proxy response (403) !== 200 when HTTP Tunneling'), true],
    [
      'the handshake is cut',
      withCode('ECONNRESET', 'Client network socket disconnected before secure TLS connection was established'),
      true,
    ],
    ['a SOCKS proxy refuses', withCode('UND_ERR_SOCKS5_REPLY_5'), true],
    ['a SOCKS proxy says nothing', new Error('SOCKS5 connection timeout'), true],
    ['the connection breaks', withCode('ECONNRESET'), false],
    ['reading takes too long', Object.assign(withCode('ETIMEDOUT'), { syscall: 'read' }), false],
    ['the socket is closed', withCode('UND_ERR_SOCKET'), false],
    ['the time is over', new Error('Request timed out'), false],
    ['the reply breaks off', new SyntaxError('Unexpected end of JSON'), false],
    ['something odd is thrown', 'odd', false],
  ])('when %s: %s is %s', (_, under, wanted) => {
    expect(neverSent(http(under))).toBe(wanted);
  });
});
