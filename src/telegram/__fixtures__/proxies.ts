import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy that leads every tunnel to one loopback port, whatever host was asked for. */
export interface FakeProxy {
  readonly url: string;
  /** `host:port` of every tunnel asked for. */
  readonly targets: readonly string[];
  close(): Promise<void>;
}

/** An HTTP proxy that takes CONNECT alone; with `status` it refuses every tunnel. */
export async function startConnectProxy(port: number, status = 200): Promise<FakeProxy> {
  const targets: string[] = [];
  const sockets = new Set<Socket>();
  const server = createHttpServer();
  server.on('connect', (request, client: Socket) => {
    targets.push(request.url ?? '');
    if (status !== 200) return void client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    join(client, port, sockets);
  });
  return listening(server, 'http', targets, sockets);
}

/** A SOCKS5 proxy without authentication (RFC 1928), for host names alone. */
export async function startSocksProxy(port: number): Promise<FakeProxy> {
  const targets: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    client.once('data', () => {
      client.write(Buffer.from([5, 0]));
      client.once('data', (request: Buffer) => {
        const length = request[4] ?? 0;
        targets.push(`${request.subarray(5, 5 + length)}:${request.readUInt16BE(5 + length)}`);
        client.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 80]));
        join(client, port, sockets);
      });
    });
  });
  return listening(server, 'socks5', targets, sockets);
}

function join(client: Socket, port: number, sockets: Set<Socket>): void {
  const server = connect(port, '127.0.0.1');
  for (const socket of [client, server]) {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      client.destroy();
      server.destroy();
    });
  }
  client.pipe(server).pipe(client);
}

async function listening(server: Server, scheme: string, targets: string[], sockets: Set<Socket>): Promise<FakeProxy> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // A server that listens on TCP has an AddressInfo.
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
