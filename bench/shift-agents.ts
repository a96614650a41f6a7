/** Nineteen colleagues and their customers, as sockets: what they do in an hour, done without the pauses. */
import type { Socket } from 'socket.io-client';
import { command, connectStaff, connectVisitor, randomText, signIn } from './raw-clients.ts';

/** Colleagues at the desk beside the one with the browser. */
export const COLLEAGUES = 19;
/** What customer and agent say in turn after it was accepted. */
const TURNS = 3;

/** A desk that works. */
export interface Shift {
  /** Serves conversations from the first message to the end until so many more events are stored; resolves to how many were. */
  work(events: number): Promise<number>;
  close(): void;
}

const SESSION_HEADERS = { 'Content-Type': 'application/json', 'X-Porchlight': 'console' };

/** Adds the colleagues and signs them in. They are busy, so that nothing is offered to them: each takes by hand. */
export async function beginShift(url: string): Promise<Shift> {
  const admin = await connectStaff(url, await signIn(url));
  const staff: Socket[] = [];
  for (let place = 0; place < COLLEAGUES; place += 1) staff.push(await addColleague(url, admin, place));
  admin.close();
  let turn = 0;
  return {
    async work(events) {
      let done = 0;
      const served = async (socket: Socket): Promise<void> => {
        while (done < events) {
          const made = await serveOne(url, socket, (turn += 1));
          done += made;
        }
      };
      await Promise.all(staff.map(served));
      return done;
    },
    close: () => staff.forEach((socket) => socket.close()),
  };
}

async function addColleague(url: string, admin: Socket, place: number): Promise<Socket> {
  const email = `shift-${place}@example.com`;
  const password = `porchlight-shift-${place}`;
  const { temporaryPassword } = await command<{ temporaryPassword: string }>(admin, 'people.add', { name: `Colleague ${place + 1}`, email, role: 'agent' });
  const cookie = await signIn(url, { email, password: temporaryPassword });
  const changed = await fetch(`${url}/console/api/password`, {
    method: 'POST',
    headers: { ...SESSION_HEADERS, cookie },
    body: JSON.stringify({ current: temporaryPassword, next: password }),
  });
  if (!changed.ok) throw new Error(`a colleague could not choose a password: ${changed.status} ${await changed.text()}`);
  const socket = await connectStaff(url, cookie);
  await command(socket, 'presence.set', { status: 'busy' });
  return socket;
}

/** One conversation from the first message to the end; resolves to how many events it made at least. */
async function serveOne(url: string, staff: Socket, nth: number): Promise<number> {
  const visitor = await connectVisitor(url);
  const conversation = randomText(16);
  const say = (socket: Socket, name: string, more: object = {}) => command(socket, name, { conversation, clientId: randomText(9), ...more });
  try {
    await say(visitor, 'conversation.start', { text: `Question ${nth}: where is my parcel?`, page: null, locale: 'en', follows: null });
    await say(visitor, 'person.request', { page: null });
    await say(staff, 'conversation.accept');
    for (let turn = 0; turn < TURNS; turn += 1) {
      await say(staff, 'message.send', { text: `Answer ${turn} to question ${nth}: it is on its way.` });
      await say(visitor, 'message.send', { text: `Thank you, and what about part ${turn}?` });
    }
    await say(staff, 'conversation.resolve');
    return 2 * TURNS + 5;
  } finally {
    visitor.close();
  }
}
