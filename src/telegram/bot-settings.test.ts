import { describe, expect, it } from 'vitest';
import { testSettings } from './__fixtures__/bot-bench.ts';
import { checkSettings } from './bot-settings.ts';

const settings = testSettings({ token: '42:abc', apiRoot: null });

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
