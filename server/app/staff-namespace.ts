import type { Namespace } from 'socket.io';
import { staffUser } from '../auth/index.ts';
import type { Auth, Sessions } from '../auth/index.ts';
import { countLists, rooms } from '../conversations/index.ts';
import type { Conversations } from '../conversations/index.ts';
import { ownOrigin } from '../http/own-origin.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import type { Presence } from '../presence/index.ts';
import type { Realtime } from '../realtime/create-realtime.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';
import { can } from '../../protocol/roles.ts';
import type { Handshake } from './client-address.ts';
import { staffContract } from '../../protocol/staff-contract.ts';
import type { StaffWelcome } from '../../protocol/staff-contract.ts';

/** What the console's namespace stands on. */
export interface StaffNamespaceParts {
  realtime: Realtime;
  handlers: StaffHandlers;
  sessions: Sessions;
  presence: Presence;
  conversations: Conversations;
  clock: Clock;
  logger: Logger;
  commands: RateLimiter;
  ownOrigins: readonly string[];
  addressOf(handshake: Handshake): string;
  store: StaffWelcome['store'];
  companyName(): Promise<string>;
  team(): Promise<StaffWelcome['team']>;
}

type Identity = Pick<StaffContext, 'user' | 'sessionId' | 'address'>;

/** Opens the console's namespace. Sessions that end take their connections with them. */
export function openStaffNamespace(parts: StaffNamespaceParts): Namespace {
  const { sessions, presence, conversations, clock, logger } = parts;
  const isOwn = ownOrigin(parts.ownOrigins);
  const quietly = (work: Promise<unknown>): void => void work.catch((err: unknown) => logger.warn({ err }, 'presence failed'));

  const namespace = parts.realtime.namespace<typeof staffContract, Identity>('/staff', {
    contract: staffContract,
    handlers: parts.handlers,
    async authenticate({ headers, address }) {
      // A cookie travels with requests of foreign pages too.
      if (!isOwn(headers)) {
        throw new AppError('forbidden', 'The console works only on its own address.');
      }
      const { user, sessionId } = await sessions.require(headers.cookie);
      return { user: staffUser(user), sessionId, address: parts.addressOf({ headers, address }) };
    },
    async connected(socket, { user, sessionId }) {
      const atDesk = can(user, 'desk');
      await socket.join([rooms.user(user.id), rooms.session(sessionId), ...(atDesk ? [rooms.desk] : []), ...(atDesk && can(user, 'supervise') ? [rooms.supervisors] : [])]);
      if (atDesk) await presence.connected(user.id, socket.id);
      const welcome: StaffWelcome = {
        me: user,
        presence: presence.statusOf(user.id),
        ...(presence.reasonOf(user.id) !== null && { presenceReason: presence.reasonOf(user.id) ?? '' }),
        counts: await countLists(conversations.store, user.id),
        team: await parts.team(),
        store: parts.store,
        companyName: await parts.companyName(),
        now: clock.now(),
      };
      socket.emit('welcome', welcome);
    },
    disconnected(socket, { user }) {
      if (can(user, 'desk')) quietly(presence.disconnected(user.id, socket.id));
    },
    admit: ({ user }) => parts.commands.take(user.id),
  });

  sessions.onEnded((_user, ended) => ended.forEach((id) => namespace.in(rooms.session(id)).disconnectSockets(true)));
  // A changed role or name is taken at the next connection, so that rights are never those of yesterday.
  sessions.onUserChanged(({ id }) => namespace.in(rooms.user(id)).disconnectSockets(true));
  return namespace;
}

/** Ends the connections of sessions that ended elsewhere, and of people whose rights changed there; called now and then. */
export async function endRevokedConnections(namespace: Namespace, { sessions, users }: Pick<Auth, 'sessions' | 'users'>): Promise<void> {
  const identities = [...namespace.sockets.values()].map(({ data }) => data as Identity);
  const open = new Set(identities.map(({ sessionId }) => sessionId));
  const now = new Map((await users.findMany([...new Set(identities.map(({ user }) => user.id))])).map((user) => [user.id, user]));
  for (const { user } of identities) {
    const current = now.get(user.id);
    const isSame = current && current.role === user.role && current.permissions.join() === user.permissions.join();
    if (!isSame) namespace.in(rooms.user(user.id)).disconnectSockets(true);
  }
  for (const id of await sessions.endedAmong([...open])) namespace.in(rooms.session(id)).disconnectSockets(true);
}
