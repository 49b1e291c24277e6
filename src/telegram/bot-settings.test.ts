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

  it.each([
    ['of another scheme', 'ftp://user:pass@proxy.example'],
    ['whose password cannot be read', 'http://user:pass%zz@proxy.example'],
    ['whose name cannot be read', 'socks5://us%er:pass@proxy.example'],
  ])('names the setting of a proxy %s, and does not print it, for it may hold a password', (_, proxy) => {
    expect(() => checkSettings({ ...settings, proxy })).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        message: expect.not.stringContaining('pass'),
        hint: expect.stringMatching(/^(?!.*pass).*TELEGRAM_PROXY/),
      }),
    );
  });
});
