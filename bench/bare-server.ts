/** The baseline: Socket.IO alone, passing a message to a room of two and acknowledging it. A process of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const httpServer = createServer();
const server = new Server(httpServer, { transports: ['websocket'], serveClient: false });
server.on('connection', (socket) => {
  socket.on('join', (room: string, answer: (ack: object) => void) => {
    void socket.join(room);
    answer({ ok: true });
  });
  socket.on('message', ({ room, ...message }: { room: string }, answer: (ack: object) => void) => {
    socket.to(room).emit('event', message);
    answer({ ok: true });
  });
});
httpServer.listen(0, '127.0.0.1', () => process.send?.((httpServer.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
