import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogFields, openLog } from './log.ts';

const TOKEN = '4242:SECRET-secret_secret';

function lineOf(event: string, fields?: LogFields): string {
  const lines: string[] = [];
  openLog(
    (line) => lines.push(line),
    TOKEN,
    () => new Date('2026-11-22T06:00:00.700Z'),
  )(event, fields);
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

describe('the log', () => {
  it.each<[string, LogFields | undefined, string]>([
    ['no fields', undefined, 'started'],
    [
      'words and numbers',
      { status: 'answered', ms: 40.12345, model: false, chat: null },
      'started status=answered ms=40.123 model=false chat=null',
    ],
    ['more than a word', { reason: 'Bad Request: too long' }, 'started reason="Bad Request: too long"'],
    ['an empty value', { reason: '' }, 'started reason=""'],
    ['a value that looks like a field', { file: 'a=b' }, 'started file="a=b"'],
    ['quotes', { file: '说"是"' }, 'started file="说\\"是\\""'],
    ['a new line made to look like a line of ours', { file: 'a\n2026 started' }, 'started file="a 2026 started"'],
    ['the token', { reason: `https://x/bot${TOKEN}/getMe` }, 'started reason=https://x/bot***/getMe'],
    ['the secret half of the token', { reason: 'SECRET-secret_secret' }, 'started reason=***'],
  ])('writes %s', (_, fields, wanted) => {
    expect(lineOf('started', fields)).toBe(`2026-11-22T06:00:00Z ${wanted}`);
  });

  it('keeps a value short, without cutting a character in two', () => {
    expect(lineOf('x', { v: '🙂'.repeat(300) })).toBe(`2026-11-22T06:00:00Z x v=${'🙂'.repeat(200)}`);
  });

  it('strikes the token out before it cuts', () => {
    expect(lineOf('x', { v: `${'a'.repeat(190)}${TOKEN}` })).toBe(`2026-11-22T06:00:00Z x v=${'a'.repeat(190)}***`);
  });

  it('writes one printable line whatever a value holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (v) => {
        expect(lineOf('x', { v })).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029\u202e]/);
      }),
    );
  });
});
