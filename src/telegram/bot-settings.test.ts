import { describe, expect, it } from 'vitest';
import { checkSettings, isAllowed } from './bot-settings.ts';

const settings = { token: '42:abc', apiRoot: null, proxy: null, allowed: null };

describe('checkSettings', () => {
  it.each([
    [{}, { apiRoot: 'https://api.telegram.org', proxy: null }],
    [{ apiRoot: 'http://localhost:8081//' }, { apiRoot: 'http://localhost:8081' }],
    [{ proxy: 'socks5h://user:pass@proxy.example:1080' }, { proxy: 'socks5://user:pass@proxy.example:1080' }],
    [{ proxy: 'http://127.0.0.1:7890' }, { proxy: 'http://127.0.0.1:7890' }],
  ])('puts %j in order', (given, wanted) => {
    expect(checkSettings({ ...settings, ...given })).toMatchObject(wanted);
  });

  it('does not print a proxy, which may hold a password', () => {
    expect(() => checkSettings({ ...settings, proxy: 'ftp://user:pass@proxy.example' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('pass') }),
    );
  });
});

describe('isAllowed', () => {
  it.each([
    [null, [1], true],
    [['*'], [1], true],
    [['1', '-100'], [2, -100], true],
    [['1'], [11], false],
    [[], [1], false],
  ])('with the list %j lets %j in: %s', (allowed, ids, wanted) => {
    expect(isAllowed(allowed, ids)).toBe(wanted);
  });
});
