import { afterEach, describe, expect, it } from 'vitest';
import { type HealthSources, type Listening, startHealth } from './health.ts';
import { Reception } from './reception.ts';

const open: Listening[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function health(parts: { readonly failing?: number; readonly version?: () => Promise<string> } = {}) {
  const reception = new Reception({ receive: () => [] });
  reception.writeDown([]);
  reception.failingSince = parts.failing === undefined ? null : Date.now() - parts.failing;
  const tools = {
    archive: { version: parts.version ?? (async () => '12') },
    queue: { size: { waiting: 3, running: 1 } },
  };
  // Health looks at nothing else.
  const server = await startHealth({ reception, tools } as unknown as HealthSources, 0);
  open.push(server);
  return (path = '/healthz', method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
}

describe('the health endpoint', () => {
  it('tells how the bot is', async () => {
    const reply = await (await health())();
    expect(reply.status).toBe(200);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(await reply.json()).toEqual({
      ok: true,
      since: time,
      lastPollAt: time,
      failingSince: null,
      index: '12',
      queue: { waiting: 3, running: 1 },
    });
  });

  it.each([
    ['a moment', 5_000, 200],
    ['more than two minutes', 121_000, 503],
  ])('when polls have failed for %s', async (_, failing, status) => {
    const reply = await (await health({ failing }))();
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ ok: status === 200, failingSince: expect.any(String) });
  });

  it('answers when the index cannot be read', async () => {
    const ask = await health({ version: () => Promise.reject(new Error('x')) });
    expect(await (await ask()).json()).toMatchObject({ ok: true, index: null });
  });

  it.each([
    ['another path', '/', 'GET', 404],
    ['another method', '/healthz', 'POST', 405],
    ['a look at the head alone', '/healthz', 'HEAD', 200],
  ])('takes %s as it should', async (_, path, method, status) => {
    expect((await (await health())(path, method)).status).toBe(status);
  });
});
