import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { mongo } from 'mongoose';
import { onTestFinished } from 'vitest';

const { BSON } = mongo;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

type Reply = Record<string, unknown>;

/** A server that speaks just enough of MongoDB's protocol to be led through the birth of a replica set. */
export async function fakeMongod(answer: (command: Reply) => Reply): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 4 && received.length >= received.readInt32LE(0)) {
        const length = received.readInt32LE(0);
        socket.write(respond(received.subarray(0, length), answer));
        received = received.subarray(length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

function respond(message: Buffer, answer: (command: Reply) => Reply): Buffer {
  const opCode = message.readInt32LE(12);
  // The first greeting of a connection still comes as the old OP_QUERY: flags, name, skip, limit, document.
  const document = opCode === OP_QUERY ? message.subarray(message.indexOf(0, 20) + 9) : message.subarray(21);
  const body = Buffer.from(BSON.serialize(answer(BSON.deserialize(document))));
  const preface = opCode === OP_QUERY ? Buffer.alloc(20) : Buffer.alloc(5);
  if (opCode === OP_QUERY) preface.writeInt32LE(1, 16);
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + preface.length + body.length, 0);
  header.writeInt32LE(message.readInt32LE(4), 8);
  header.writeInt32LE(opCode === OP_QUERY ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([header, preface, body]);
}
