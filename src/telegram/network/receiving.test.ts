import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openState } from '../../state/open-state.ts';
import { startBotApi } from '../__fixtures__/bot-api-server.ts';
import { aWhile, QUICK, startBench, testSettings, until } from '../__fixtures__/bot-bench.ts';
import { FakeArchive } from '../__fixtures__/fake-archive.ts';
import { QuietNews, RecordingAsk, RecordingKeeper } from '../__fixtures__/fake-services.ts';
import { message } from '../__fixtures__/updates.ts';
import { startBot } from '../start-bot.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has one
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A bot behind a webhook; the public address leads to the port it listens on. */
async function startHooked() {
  const port = await freePort();
  const webhook = { url: 'https://bot.example.org/hooks/bot', secret: 'a-secret-of-some-length', port };
  return startBench({
    settings: { webhook },
    prepare: (api) => {
      api.webhook.leadsTo = `http://127.0.0.1:${port}`;
    },
  });
}

describe('a bot behind a webhook', () => {
  it('answers what is pushed, once however often it comes, and never polls', async () => {
    const bench = await startHooked();
    const reader = bench.reader();
    reader.says('谁主持');
    await reader.sees('答：谁主持');
    const [first] = bench.api.webhook.pushes;
    bench.api.repeat({ ...message({ text: '谁主持' }), update_id: first?.updateId ?? 0 });
    reader.says('在哪里');
    await reader.sees('答：在哪里');
    await aWhile();
    expect(bench.ask.questions()).toEqual(['谁主持', '在哪里']);
    expect(bench.api.callsOf('getUpdates')).toEqual([]);
    expect(bench.api.callsOf('deleteWebhook')).toEqual([]);
  });

  it('goes over to polling when it is started without', async () => {
    const bench = await startHooked();
    await bench.restart({ webhook: null });
    const reader = bench.reader();
    reader.says('谁主持');
    await reader.sees('答：谁主持');
    expect(bench.api.webhook.webhook).toBeNull();
  });

  it('answers after the next start what came while it was down', async () => {
    const bench = await startHooked();
    await bench.bot.stop();
    bench.reader().says('谁主持');
    await aWhile();
    await bench.restart();
    await bench.reader().sees('答：谁主持');
    expect(bench.ask.questions()).toEqual(['谁主持']);
  });
});

describe('an update that is in the journal already', () => {
  it('is answered once although Telegram sends it again', async () => {
    const bench = await startBench({
      prepare: (api, ask, state) => {
        ask.reply = async (question, ...rest) => {
          await aWhile(200);
          return answer(question, ...rest);
        };
        api.reader(7).says('谁主持');
        state.updates.receive(api.pending);
      },
    });
    await bench.reader().sees('答：谁主持');
    bench.reader().says('在哪里');
    await bench.reader().sees('答：在哪里');
    expect(bench.ask.questions()).toEqual(['谁主持', '在哪里']);
  });
});

const answer = async (...[question]: Parameters<Awaited<ReturnType<typeof startBench>>['ask']['reply']>) => {
  const { listAnswer } = await import('../../render/__fixtures__/answers.ts');
  return listAnswer({ question, text: `答：${question}[1]` });
};

describe('the health of a whole bot', () => {
  it('is told on its port, with the time since when polls fail', async () => {
    const healthPort = await freePort();
    const bench = await startBench({ settings: { healthPort }, pace: { requestSeconds: 2 } });
    const health = async () => {
      const reply = await fetch(`http://127.0.0.1:${healthPort}/healthz`);
      // The endpoint's own body.
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
    };
    await until(() => bench.api.callsOf('getUpdates').length > 0);
    const well = await health();
    expect(well).toMatchObject({ status: 200, body: { ok: true, index: expect.any(String) } });
    expect(JSON.stringify(well)).not.toContain(bench.api.token);
    bench.api.blackHole();
    await until(() => bench.log.some((line) => line.includes(' polling_lost ')));
    expect(await health()).toMatchObject({ status: 200, body: { failingSince: expect.any(String) } });
    bench.api.blackHole(false);
    await bench.bot.stop();
    await expect(health()).rejects.toThrow();
  });

  it('ends the start when its port is taken, with nothing left that polls', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo; // as above
    const api = await startBotApi();
    const folder = mkdtempSync(join(tmpdir(), 'wenbao-port-'));
    const state = openState(join(folder, 'bot.db'));
    const archive = new FakeArchive();
    const services = {
      ask: new RecordingAsk(),
      archive,
      keeper: new RecordingKeeper(),
      news: new QuietNews(archive),
      state,
    };
    const settings = testSettings({ token: api.token, apiRoot: api.root, healthPort: port });
    const failure = startBot(settings, services, {
      signal: new AbortController().signal,
      write: () => undefined,
      pace: QUICK,
    });
    await expect(failure).rejects.toMatchObject({ hint: expect.stringContaining('HEALTH_PORT') });
    await aWhile();
    expect(api.callsOf('getUpdates')).toEqual([]);
    await new Promise((resolve) => taken.close(resolve));
    await api.close();
    state.close();
    rmSync(folder, { recursive: true });
  });
});
