import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Returns how to end a server: it takes no connection any more, requests under way have `graceMs` milliseconds, then
 * what is left is cut. A laptop that fell asleep never says goodbye, and a stop does not wait for it.
 */
export function hangUpOn(server: Server): (graceMs: number) => Promise<void> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return (graceMs) =>
    new Promise((resolve) => {
      const cut = setTimeout(() => open.forEach((socket) => socket.destroy()), graceMs);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
    });
}
