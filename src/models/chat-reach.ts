import { connect } from 'node:net';
import { networkCode } from './chat-model-error.ts';

/** A server that takes longer to accept is asked in the usual way. Milliseconds. */
const LONGEST_WAIT = 200;

/**
 * The network's word (ECONNREFUSED …) when nothing listens at the host and port of a URL; null when something does or
 * when that is not sure. Costs a millisecond where loading the client library costs half a second.
 */
export function refusalAt(url: string): Promise<string | null> {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[(.{2,45})\]$/, '$1');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) || (protocol === 'https:' ? 443 : 80), timeout: LONGEST_WAIT });
    const settle = (code: string | null) => {
      socket.destroy();
      resolve(code);
    };
    socket.once('connect', () => settle(null));
    socket.once('timeout', () => settle(null));
    socket.once('error', (error) => settle(networkCode(error) === 'ECONNREFUSED' ? 'ECONNREFUSED' : null));
  });
}
