import { createHash } from 'node:crypto';
import type { Namespace } from 'socket.io';
import type { Page } from '../../protocol/events.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import { visitorContract, visitorHandshakeSchema } from '../../protocol/visitor-contract.ts';
import type { VisitorWelcome } from '../../protocol/visitor-contract.ts';
import { recentConversations, rooms } from '../conversations/index.ts';
import type { Conversations } from '../conversations/index.ts';
import type { Inboxes } from '../inboxes/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { Clock } from '../kernel/clock.ts';
import { parseInput } from '../kernel/parse-input.ts';
import type { Realtime } from '../realtime/create-realtime.ts';
import type { VisitorContext, VisitorHandlers } from '../realtime/handlers.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';
import type { Guests, Sight } from './compose-contacts.ts';

/** What the widget's namespace stands on. */
export interface VisitorNamespaceParts {
  realtime: Realtime;
  handlers: VisitorHandlers;
  inboxes: Inboxes;
  conversations: Conversations;
  clock: Clock;
  messages: RateLimiter;
  commands: RateLimiter;
  guests: Guests;
  peopleOnline(): boolean;
  hours(inbox: string): Promise<VisitorWelcome['hours']>;
  canMail(): boolean;
  featured(locale: string): VisitorWelcome['articles'];
}

type Identity = Pick<VisitorContext, 'visitor' | 'inbox'> & { sight: Sight; page: Page | null };

/** Commands that add to a log, which grows by them for good: a message, and everything else that carries a client id. */
const WRITES = new Set(Object.entries(visitorContract).flatMap(([name, { input }]) => ('clientId' in input.entries ? [name] : [])));

/**
 * Who a visitor is follows from the secret their browser made: an id that says nothing of the secret. So nothing is
 * stored for somebody who only looks, and a repeated first connection makes no second visitor.
 */
export function visitorIdOf(token: string): VisitorId {
  return createHash('sha256').update(`visitor:${token}`).digest('base64url').slice(0, 22) as VisitorId;
}

/** Who writes, or asks for a person, was seen on the page they are on. */
function withSights({ handlers, guests }: VisitorNamespaceParts): VisitorHandlers {
  const seen = ({ visitor, sight }: VisitorContext, page: Page | null): void => guests.seen(visitor, sight ?? { address: null, device: null }, page);
  return {
    ...handlers,
    async 'conversation.start'(context, input) {
      const committed = await handlers['conversation.start'](context, input);
      seen(context, input.page);
      return committed;
    },
    async 'person.request'(context, input) {
      const committed = await handlers['person.request'](context, input);
      seen(context, input.page);
      return committed;
    },
  };
}

/** Opens the widget's namespace. */
export function openVisitorNamespace(parts: VisitorNamespaceParts): Namespace {
  const { inboxes, conversations, clock } = parts;

  async function inboxOf(key: string): Promise<InboxSettings> {
    const inbox = await inboxes.find(key);
    if (inbox === null) throw new AppError('forbidden', 'There is no such inbox; please check data-inbox in the snippet.');
    return inbox;
  }

  /** An inbox that is switched off takes nobody new; who is in the middle of a conversation can finish it. */
  async function assertOpen({ key, active }: InboxSettings, visitor: VisitorId): Promise<void> {
    if (active || (await conversations.store.list({ visitor, inbox: key, open: true, limit: 1 })).length > 0) return;
    throw new AppError('forbidden', 'This chat is switched off.');
  }

  async function welcome({ visitor, inbox: key }: Identity): Promise<VisitorWelcome> {
    const { companyName, greeting, color, onColor, hasBot, showsUnsent, topics } = await inboxOf(key);
    return {
      visitor,
      inbox: { key, companyName, greeting, color, onColor, hasBot, ...(showsUnsent === true && { showsUnsent }) },
      topics,
      articles: parts.featured('en'),
      recent: await recentConversations({ store: conversations.store, receipts: conversations.receipts }, visitor, key),
      ...(parts.canMail() && { canMail: true as const }),
      peopleOnline: parts.peopleOnline(),
      hours: await parts.hours(key),
      now: clock.now(),
    };
  }

  return parts.realtime.namespace<typeof visitorContract, Identity>('/visitor', {
    contract: visitorContract,
    handlers: withSights(parts),
    async authenticate(handshake) {
      const { auth, query } = handshake;
      const { inbox, token, page } = parseInput(visitorHandshakeSchema, auth);
      // The origin was checked for the inbox in the address; the one meant must be the same.
      if (query['inbox'] !== undefined && query['inbox'] !== inbox) throw new AppError('invalid_payload', 'Two inboxes are named.');
      await assertOpen(await inboxOf(inbox), visitorIdOf(token));
      const visitor = visitorIdOf(token);
      return { visitor, inbox, sight: await parts.guests.admit(visitor, handshake), page: page ?? null };
    },
    async connected(socket, identity) {
      await socket.join([rooms.visitor(identity.visitor), rooms.inbox(identity.inbox)]);
      const greeting = await welcome(identity);
      socket.emit('welcome', greeting);
      // Of somebody who only looks nothing is kept.
      if (greeting.recent.length > 0) parts.guests.seen(identity.visitor, identity.sight, identity.page);
    },
    admit: ({ visitor }, command) => (WRITES.has(command) ? parts.messages : parts.commands).take(visitor),
  });
}
