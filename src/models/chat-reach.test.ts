import { describe, expect, it } from 'vitest';
import { startOpenAiServer } from './__fixtures__/openai-server.ts';
import { refusalAt } from './chat-reach.ts';

describe('refusalAt', () => {
  it('is null where a server listens and its word where none does', async () => {
    const server = await startOpenAiServer(() => '');
    expect(await refusalAt(server.url)).toBeNull();
    expect(await refusalAt(server.url.replace('127.0.0.1', 'localhost'))).toBeNull();
    await server.close();
    expect(await refusalAt(server.url)).toBe('ECONNREFUSED');
    expect(await refusalAt(server.url.replace('127.0.0.1', '[::1]'))).not.toBe('');
  });

  it('is null where that is not sure', async () => {
    expect(await refusalAt('http://no-such-host.invalid/v1')).toBeNull();
  });
});
