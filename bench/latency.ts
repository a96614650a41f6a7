import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { command, connectStaff, randomText, signIn, startServed } from './raw-clients.ts';
import { createServerProcess } from './server-process.ts';
import { percentile } from './table.ts';
import type { BenchResult, Figure } from './table.ts';

const MESSAGES = 1_000;
const WARM_UP = 100;
const CONVERSATIONS = 50;
const LOAD_MS = 8_000;

/**
 * One conversation, one message under way at a time, each stored before it is acknowledged and passed on; the same
 * measured on bare Socket.IO, which stores nothing. Then 50 conversations at once, each sending as fast as it is answered.
 */
export async function benchLatency(): Promise<BenchResult> {
  const bare = await measureBare();
  const server = await createServerProcess();
  try {
    await server.start();
    const staff = await connectStaff(server.url, await signIn(server.url));
    const { id, visitor } = await startServed(server.url, staff);
    const send = (from: Socket) => (clientId: string) =>
      command(from, 'message.send', { conversation: id, clientId, text: 'How long does delivery to Norway take?' });
    const toAgent = await measureTrips(send(visitor), staff);
    const toVisitor = await measureTrips(send(staff), visitor);
    const perSecond = await measureLoad(server.url, staff);
    const figures: Figure[] = [
      ...describe('bare Socket.IO', bare),
      ...describe('visitor → agent', toAgent),
      ...describe('agent → visitor', toVisitor),
      { name: 'visitor → agent, p50 beside bare', value: percentile(toAgent, 0.5) / percentile(bare, 0.5), unit: '×' },
      { name: `stored messages, ${CONVERSATIONS} conversations`, value: perSecond, unit: '/s' },
    ];
    return { title: `latency: ${MESSAGES} messages each way, stored before acknowledged`, figures };
  } finally {
    await server.remove();
  }
}

const describe = (name: string, took: readonly number[]): Figure[] =>
  ([['p50', 0.5], ['p95', 0.95], ['p99', 0.99]] as const).map(([label, share]) => ({
    name: `${name} ${label}`,
    value: percentile(took, share),
    unit: 'ms',
  }));

/** Times from sending to arrival at the other side, in milliseconds, without the warm-up. */
async function measureTrips(send: (clientId: string) => Promise<unknown>, receiver: Socket): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < MESSAGES + WARM_UP; i += 1) {
    const clientId = randomText(9);
    const began = performance.now();
    const arrived = new Promise<number>((resolve) => {
      receiver.on('event', function heard(event: { clientId: string }) {
        if (event.clientId !== clientId) return;
        receiver.off('event', heard);
        resolve(performance.now() - began);
      });
    });
    await send(clientId);
    const trip = await arrived;
    if (i >= WARM_UP) took.push(trip);
  }
  return took;
}

async function measureBare(): Promise<number[]> {
  const child = fork(fileURLToPath(new URL('./bare-server.js', import.meta.url)));
  try {
    const [port] = (await once(child, 'message')) as [number];
    const connect = async (): Promise<Socket> => {
      const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
      await socket.emitWithAck('join', 'room');
      return socket;
    };
    const [sender, receiver] = [await connect(), await connect()];
    const text = 'How long does delivery to Norway take?';
    const took = await measureTrips((clientId) => sender.emitWithAck('message', { room: 'room', clientId, text }), receiver);
    sender.disconnect();
    receiver.disconnect();
    return took;
  } finally {
    child.disconnect();
  }
}

/** Acknowledged messages a second while every conversation keeps one under way. */
async function measureLoad(url: string, staff: Socket): Promise<number> {
  const served = [];
  for (let i = 0; i < CONVERSATIONS; i += 1) served.push(await startServed(url, staff));
  let acknowledged = 0;
  const until = performance.now() + LOAD_MS;
  const began = performance.now();
  await Promise.all(
    served.map(async ({ id, visitor }) => {
      while (performance.now() < until) {
        await command(visitor, 'message.send', { conversation: id, clientId: randomText(9), text: 'And to Iceland?' });
        acknowledged += 1;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const { visitor } of served) visitor.disconnect();
  return acknowledged / seconds;
}
