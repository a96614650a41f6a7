/** Bare sockets that speak Porchlight's protocol, for measuring the server alone. */
import { randomBytes } from 'node:crypto';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { Ack } from '../protocol/errors.ts';
import type { VisitorWelcome } from '../protocol/visitor-contract.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { ADMIN } from './server-process.ts';

/** A random id of `bytes` bytes in base64url. */
export const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** Signs the admin in; resolves to the cookie. Rejects with the server's answer where it refuses. */
export async function signIn(url: string, who: { email: string; password: string } = ADMIN): Promise<string> {
  const answer = await fetch(`${url}/console/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Porchlight': 'console' },
    body: JSON.stringify({ email: who.email, password: who.password }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || cookie === undefined) throw new Error(`sign-in failed: ${answer.status} ${await answer.text()}`);
  return cookie;
}

/** A customer's connection, greeted. */
export function connectVisitor(url: string, inbox = 'main', token: string = randomText(32)): Promise<Socket> {
  const auth = { protocol: PROTOCOL_VERSION, inbox, token };
  return greeted(io(`${url}/visitor`, { transports: ['websocket'], forceNew: true, reconnection: false, query: { inbox }, auth }));
}

/** What a customer who comes now is told at once. */
export async function visitorWelcome(url: string, inbox = 'main'): Promise<VisitorWelcome> {
  const auth = { protocol: PROTOCOL_VERSION, inbox, token: randomText(32) };
  const socket = io(`${url}/visitor`, { transports: ['websocket'], forceNew: true, reconnection: false, query: { inbox }, auth });
  try {
    return await new Promise((resolve, reject) => {
      socket.once('welcome', resolve);
      socket.once('connect_error', reject);
    });
  } finally {
    socket.disconnect();
  }
}

/** An agent's connection, greeted. */
export function connectStaff(url: string, cookie: string): Promise<Socket> {
  const auth = { protocol: PROTOCOL_VERSION };
  const extraHeaders = { cookie };
  return greeted(io(`${url}/staff`, { transports: ['websocket'], forceNew: true, reconnection: false, auth, extraHeaders }));
}

function greeted(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once('welcome', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** Sends a command and resolves to its data; rejects with the code where it is refused. */
export async function command<T>(socket: Socket, name: string, input: object): Promise<T> {
  const ack = (await socket.timeout(20_000).emitWithAck(name, input)) as Ack<T>;
  if (!ack.ok) throw new Error(`${name}: ${ack.error.code} ${ack.error.message}`);
  return ack.data;
}

/** One conversation that a person serves, from both sides. */
export interface ServedConversation {
  id: string;
  visitor: Socket;
}

/** Starts a conversation, asks for a person and accepts it as `staff`, which also opens it. */
export async function startServed(url: string, staff: Socket): Promise<ServedConversation> {
  const visitor = await connectVisitor(url);
  const id = randomText(16);
  const page = null;
  await command(visitor, 'conversation.start', { conversation: id, clientId: randomText(9), text: 'hello', page, locale: 'en', follows: null });
  await command(visitor, 'person.request', { conversation: id, clientId: randomText(9), page });
  await command(staff, 'conversation.accept', { conversation: id, clientId: randomText(9) });
  await command(staff, 'conversation.open', { conversation: id, after: 0 });
  return { id, visitor };
}
