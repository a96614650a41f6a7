import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A door in front of a server that can be slammed: bytes pass both ways until a connection is cut without a word. */
export interface CuttingProxy {
  readonly url: string;
  /** Cuts one open connection, chosen by `random` (0 ≤ n < 1); false when there is none. */
  cutOne(random: number): boolean;
  close(): Promise<void>;
}

/** A proxy on a free loopback port in front of the server at `target`. */
export async function createCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    open.add(client);
    const end = (): void => {
      open.delete(client);
      client.destroy();
      upstream.destroy();
    };
    client.on('error', end).on('close', end).pipe(upstream);
    upstream.on('error', end).on('close', end).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutOne(random) {
      const victim = [...open][Math.floor(random * open.size)];
      victim?.destroy();
      return victim !== undefined;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
