import { createServer, type Server, type Socket, connect as toTcp } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** A way to a server on loopback that can fail as networks do. */
export interface FaultyProxy {
  readonly port: number;
  /** Breaks every connection there is; new ones are taken. */
  readonly cut: () => void;
  /** Passes nothing on in the connections there are, and breaks none. */
  readonly mute: () => void;
  /** Breaks every connection and takes no new one. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a proxy to a port of loopback.
 *
 * @param to the port of the server behind it
 * @param tls where given, connections end in TLS here and go on in the clear
 */
export async function startProxy(to: number, tls?: { pfx: Buffer; passphrase: string }): Promise<FaultyProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const take = (near: Socket): void => {
    const far = toTcp(to, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        pairs.delete(pair);
      });
      one.pipe(other);
    }
  };
  const server: Server =
    tls === undefined ? createServer(take) : createTlsServer({ ...tls, ALPNProtocols: ['h2'] }, take);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const cut = (): void => {
    for (const [near] of pairs) near.destroy();
  };
  const mute = (): void => {
    for (const [near, far] of pairs) {
      near.unpipe(far);
      far.unpipe(near);
      // What arrives is thrown away, so that the sockets stay open.
      near.resume();
      far.resume();
    }
  };
  const stop = async (): Promise<void> => {
    const closed = new Promise((done) => server.close(done));
    cut();
    await closed;
  };
  return { port: (server.address() as { port: number }).port, cut, mute, stop };
}
