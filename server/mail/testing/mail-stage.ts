import { onTestFinished } from 'vitest';
import { simpleParser } from 'mailparser';
import type { Actor, ConversationEvent } from '../../../protocol/events.ts';
import type { ConversationId, UserId, VisitorId } from '../../../protocol/ids.ts';
import type { ConversationCommand } from '../../conversations/index.ts';
import { conversationIndexes, createConversations, eventIndexes } from '../../conversations/index.ts';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { silentLogger } from '../../kernel/log.ts';
import { openSmtpBox } from '../../kernel/testing/smtp-box.ts';
import { createRateLimiter } from '../../realtime/rate-limits.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import {
  createMail, createMailRules, createMailSettingsStore, createMailThreads, createOutboxStore, createReceiver, createThreadStore, createTranscripts, NO_MAIL,
  outboxIndexes, smtpTransport, threadIndexes,
} from '../index.ts';

/** Milliseconds of a minute. */
export const MINUTE = 60_000;
/** Who serves on this stage. */
export const MAYA = { kind: 'agent', id: 'agent-maya-00000000AA' as UserId, name: 'Maya' } as const;
/** Where the customer's mails come from. */
export const KIM = 'kim@example.org';

/** Real conversations, a real mail server, and a clock that tests move. Bots answer nothing here. */
export async function openMailStage() {
  const [store, box] = [await openTestStore(), await openSmtpBox()];
  await ensureIndexes(store.connection, [...eventIndexes, ...conversationIndexes, ...outboxIndexes, ...threadIndexes], silentLogger);
  const clock = manualClock();
  const config = { ...NO_MAIL, smtpUrl: box.url, from: { name: 'Lamp & Co', address: 'support@example.com' }, replyPattern: 'support+*@example.com', webhookSecret: 'x'.repeat(16) };
  const conversations = createConversations({
    connection: store.connection,
    clock,
    logger: silentLogger,
    absenceMs: 24 * 60 * MINUTE,
    assertWritable: () => undefined,
    facts: async () => ({ hasBot: true, peopleOnline: false, reopeningWindowMs: 7 * 24 * 60 * MINUTE }),
  });
  const { log, events, receipts } = conversations;
  const mail = createMail({ store: createOutboxStore(store), transport: smtpTransport(box.url, config.from), clock, logger: silentLogger, perHour: 0 });
  const threads = createThreadStore(store);
  const talk = createMailThreads({
    mail, threads, log, events, receipts, clock, config,
    publicUrl: 'https://chat.example.com',
    companyOf: async () => 'Lamp & Co',
    isOwnPage: async (_inbox, url) => url.startsWith('https://shop.example.com/'),
  });
  const rules = createMailRules(createMailSettingsStore(store, clock), 'main');
  const kept: string[] = [];
  const blocked: string[] = [];
  const receive = createReceiver({
    threads, log, receipts, clock,
    logger: silentLogger,
    replyPattern: config.replyPattern,
    inboxFor: (addresses) => rules.inboxFor(addresses),
    isBlocked: async (visitor) => blocked.includes(visitor),
    async keepFile(_conversation, { name, bytes }) {
      if (name.endsWith('.exe')) return null;
      kept.push(name);
      return { id: randomId(), name, type: 'image/png', size: bytes.length };
    },
  });
  await conversations.start([...talk.reactors]);
  onTestFinished(async () => {
    await conversations.close();
    await mail.close();
    await box.close();
    await store.close();
  });

  const stage = {
    store, box, clock, conversations, mail, threads, rules, receive, kept, blocked, talk,
    sendTranscript: createTranscripts({ mail, log, limit: createRateLimiter({ points: 3, seconds: 3600 }) }),
    act: async (conversation: ConversationId, actor: Actor, command: ConversationCommand) => {
      const { event } = await log.append({ conversation, actor, clientId: randomId(), command });
      await conversations.settle();
      return event.seq;
    },
    /** Time goes by, and everything that is due is done. */
    async pass(ms: number) {
      clock.advance(ms);
      await conversations.settle();
      await talk.continueDue();
      await conversations.settle();
      await mail.deliverDue();
      await conversations.settle();
    },
    all: async (conversation: ConversationId): Promise<readonly ConversationEvent[]> => events.readAfter(conversation, 0, 500),
    async of<T extends ConversationEvent['type']>(conversation: ConversationId, type: T): Promise<ConversationEvent<T>['data'][]> {
      return (await stage.all(conversation)).flatMap((event) => (event.type === type ? [event.data as ConversationEvent<T>['data']] : []));
    },
    /** The mails that arrived, read. */
    arrived: () => Promise.all(box.mails.map(({ raw }) => simpleParser(raw))),
    /** A customer who asks for a person, leaves an address, and is served. */
    async chat({ locale = 'en', email = KIM as string | null } = {}) {
      const [id, visitor] = [randomId() as ConversationId, randomId() as VisitorId];
      const customer: Actor = { kind: 'visitor', id: visitor };
      await stage.act(id, customer, { kind: 'start', inbox: 'main', page: { url: 'https://shop.example.com/cart', title: 'Cart' }, locale, follows: null, timeZone: 'Europe/Berlin' });
      await stage.act(id, customer, { kind: 'visitor_message', text: 'Where is my parcel?' });
      await stage.act(id, customer, { kind: 'hand_off', reason: 'requested' });
      if (email !== null) await stage.act(id, customer, { kind: 'give_email', email });
      await stage.act(id, MAYA, { kind: 'accept', agent: { id: MAYA.id, name: MAYA.name } });
      return { id, customer, say: (text: string) => stage.act(id, MAYA, { kind: 'agent_message', text }), write: (text: string) => stage.act(id, customer, { kind: 'visitor_message', text }) };
    },
  };
  return stage;
}

/** A mail as a mail program writes it. */
export function rawMail(headers: Record<string, string>, body: string): Buffer {
  const all = { From: `Kim <${KIM}>`, To: 'support@example.com', Subject: 'Re: parcel', 'Message-ID': `<${randomId()}@example.org>`, 'Content-Type': 'text/plain; charset=utf-8', ...headers };
  return Buffer.from(`${Object.entries(all).map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body.replaceAll('\n', '\r\n')}`);
}
