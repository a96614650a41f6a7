import type { RequestHandler } from 'express';
import { blockCommands, blockIndexes, contactCommands, contactCsvRoutes, contactIndexes, deviceWords, visitIndexes } from '../contacts/index.ts';
import type { Audited, Contacts } from '../contacts/index.ts';
import { rooms } from '../conversations/index.ts';
import type { Broadcast } from '../conversations/index.ts';
import type { Page } from '../../protocol/events.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import type { Handshake } from './client-address.ts';
import type { Domains } from './compose-domains.ts';
import { summariesOf } from './compose-finding.ts';
import type { Task } from './periodic.ts';

/** The indexes of everything about customers. */
export const customerIndexes = [...contactIndexes, ...visitIndexes, ...blockIndexes];

/** How a customer's browser came: from where, and in which browser. */
export interface Sight {
  address: string | null;
  device: string | null;
}

/** What the customers' namespace asks about who comes. */
export interface Guests {
  /** How they came. Throws AppError `forbidden` for those who are kept out. */
  admit(visitor: VisitorId, handshake: Handshake): Promise<Sight>;
  /** Keeps which page a customer is on who has written; in the background. */
  seen(visitor: VisitorId, sight: Sight, page: Page | null): void;
}

/** What it is wired from. */
export interface GuestParts {
  contacts: Contacts;
  addressOf(handshake: Handshake): string;
  clock: Clock;
  logger: Logger;
}

/** Who may come in, and what is kept of those who write. */
export function composeGuests({ contacts, addressOf, clock, logger }: GuestParts): Guests {
  return {
    async admit(visitor, handshake) {
      const address = addressOf(handshake);
      if (await contacts.blocks.refuses({ visitor, address })) {
        const message = 'This chat is closed to you at the moment. Please reach us another way.';
        throw new AppError('forbidden', message, { issues: [{ path: 'visitor', message: 'is blocked' }] });
      }
      return { address, device: deviceWords(handshake.headers['user-agent']) };
    },
    seen(visitor, sight, page) {
      contacts.visits.record(visitor, { ...sight, page, at: clock.now() }).catch((err: unknown) => logger.warn({ err }, 'a visit was not recorded'));
    },
  };
}

interface VisitorSockets {
  sockets: ReadonlyMap<string, { data: unknown }>;
  in(room: string): { disconnectSockets(close: boolean): unknown };
}

/** Ends the connections of those who are kept out by now; they are refused when they come again. */
export async function endBlockedConnections(visitors: VisitorSockets, contacts: Contacts): Promise<void> {
  const here = [...visitors.sockets.values()].map(({ data }) => data as { visitor: VisitorId; sight?: Sight });
  for (const { visitor, sight } of here) {
    if (await contacts.blocks.refuses({ visitor, address: sight?.address ?? null })) visitors.in(rooms.visitor(visitor)).disconnectSockets(true);
  }
}

/** All contacts as a file, for those who may see them; who took it stands in the audit log. */
export function contactFile({ audit, auth, contacts }: Pick<Domains, 'audit' | 'auth' | 'contacts'>): RequestHandler {
  return contactCsvRoutes(contacts, async (request) => {
    const { user } = await auth.sessions.require(request.get('cookie'));
    if (!can(user, 'contacts')) throw new AppError('forbidden', 'Your role does not include customers’ data.');
    const actor = { kind: 'person', id: user.id, name: user.name } as const;
    audit.record({ actor, action: 'contacts.exported', object: { kind: 'export', id: 'contacts', name: 'Contacts' }, address: request.ip ?? null });
  });
}

/** How often those who were blocked on another node are looked for, in milliseconds. */
const BLOCKED_MS = 10_000;
const HOUSEKEEPING_MS = 60 * 60 * 1000;

/** The staff's commands about customers, and what is done now and then. */
export function composeCustomers({ audit, contacts, conversations, finding }: Pick<Domains, 'audit' | 'contacts' | 'conversations' | 'finding'>, visitors: VisitorSockets, broadcast: Broadcast, logger: Logger) {
  const audited: Audited = ({ user, address }, record) => audit.record({ ...record, actor: { kind: 'person', id: user.id, name: user.name }, address: address ?? null });
  const endBlocked = (): Promise<void> => endBlockedConnections(visitors, contacts);
  contacts.blocks.onChanged(() => void endBlocked().catch((err: unknown) => logger.warn({ err }, 'blocked customers were not sent away yet')));
  const tasks: readonly Task[] = [
    { name: 'blocked customers', everyMs: BLOCKED_MS, run: endBlocked },
    { name: 'merged contacts', everyMs: HOUSEKEEPING_MS, run: () => contacts.housekeep() },
  ];
  return {
    handlers: { ...contactCommands({ contacts, log: conversations.log, summaries: summariesOf({ conversations }), maySee: (user) => finding.visibility.of(user), audited, tell: (contact) => broadcast.toStaff(rooms.desk, 'contact', { contact }) }), ...blockCommands({ contacts, audited }) },
    tasks,
  };
}
