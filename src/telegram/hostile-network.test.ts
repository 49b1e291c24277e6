import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startBench, until } from './__fixtures__/bot-bench.ts';

/** A wire between the bot and the Bot API that can be cut, so that nobody listens any more, and mended. */
class Wire {
  readonly #open = new Set<Socket>();
  #server: Server | null = null;
  port = 0;

  constructor(private readonly target: () => number) {}

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.target(), '127.0.0.1');
      for (const [one, other] of [[near, far] as const, [far, near] as const]) {
        this.#open.add(one);
        one.on('error', () => other.destroy()).on('close', () => this.#open.delete(one));
        one.pipe(other);
      }
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    // A server that listens on TCP has an AddressInfo.
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  cut(): void {
    this.#server?.close();
    for (const socket of this.#open) socket.destroy();
  }
}

const wires: Wire[] = [];
afterEach(() => {
  for (const wire of wires.splice(0)) wire.cut();
});

/** A bot behind such a wire. */
async function benchOnWire(options: Parameters<typeof startBench>[0] = {}) {
  let apiPort = 0;
  const wire = new Wire(() => apiPort);
  wires.push(wire);
  await wire.mend();
  const settings = { ...options.settings, apiRoot: `http://127.0.0.1:${wire.port}` };
  const prepare: typeof options.prepare = (api, ask, state) => {
    apiPort = Number(new URL(api.root).port);
    options.prepare?.(api, ask, state);
  };
  return { wire, bench: await startBench({ ...options, settings, prepare }) };
}

describe('a network that is down when an answer is ready', () => {
  it('holds the answer back until it is up again', async () => {
    const { wire, bench } = await benchOnWire({ pace: { giveUp: 50, sendAgain: 50, status: 60_000 } });
    const answered = bench.ask.reply;
    bench.ask.reply = async (...asked) => {
      wire.cut();
      return answered(...asked);
    };
    const reader = bench.reader();
    reader.says('谁主持了会议');
    await until(() => bench.log.some((line) => line.includes('sent_later')));
    await wire.mend();
    await reader.sees('答：谁主持了会议');
    expect(reader.chat.texts()).toHaveLength(1);
  });

  it('has the answer sent after a restart, once', async () => {
    const { wire, bench } = await benchOnWire({ pace: { drain: 20, status: 60_000 } });
    const answered = bench.ask.reply;
    bench.ask.reply = async (...asked) => {
      wire.cut();
      return answered(...asked);
    };
    const reader = bench.reader();
    reader.says('谁主持了会议');
    await until(() => bench.log.some((line) => line.includes('retry method=sendMessage')));
    await bench.bot.stop();
    expect(reader.chat.texts()).toEqual([]);
    await wire.mend();
    await bench.restart();
    await reader.sees('答：谁主持了会议');
    expect(bench.ask.questions()).toEqual(['谁主持了会议']);
    expect(reader.chat.texts()).toHaveLength(1);
  });
});
