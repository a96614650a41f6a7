/**
 * Mail goes out by way of the store: what shall be sent is written down once under its key, and whichever node comes first
 * sends it. A mail server that is away only delays it; one that refuses a mail is believed.
 */
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { Letter, MailTransport } from './letter.ts';
import type { OutboxEntry, OutboxStore } from './outbox-store.ts';

/** How mail stands: `off` where no server is set, `untried` before anything was sent. */
export interface MailStatus {
  out: 'off' | 'untried' | 'works' | 'fails';
  /** Why it fails, for admins; free of secrets. */
  reason: string | null;
  lastSentAt: number | null;
}

/** Mail, as other domains know it. */
export interface Mail {
  /** Whether mail can go out at all. */
  configured(): boolean;
  /**
   * Writes a mail down to be sent; true where it is new, false where one of this key is on its way or was sent.
   * AppError `unavailable` on a full disk. Does nothing (false) where mail is not configured.
   */
  send(letter: Letter): Promise<boolean>;
  status(): MailStatus;
  /** Asks the mail server whether it takes our mail. */
  check(): Promise<MailStatus>;
  /** Sends what is due; how many went out. */
  deliverDue(): Promise<number>;
  /** Forgets mails that were done with long ago. */
  forget(): Promise<number>;
  /** Calls back when a mail was refused for good. */
  onRefused(listener: (letter: Letter, reason: string) => Promise<void>): void;
  close(): Promise<void>;
}

/** What it stands on. `transport` is null where no mail server is set. */
export interface MailParts {
  store: OutboxStore;
  transport: MailTransport | null;
  clock: Clock;
  logger: Logger;
  /** Most mails in an hour; 0 means no limit. */
  perHour: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Most mails to one address in an hour. */
export const PER_RECIPIENT_HOUR = 20;
/** How long one attempt may take before somebody else tries, in milliseconds. */
const LEASE_MS = 3 * MINUTE;
/** Waits between attempts, in milliseconds; the last one is repeated. */
const WAITS_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR] as const;
/** After this long without success a mail is given up, in milliseconds: two days. */
const GIVE_UP_MS = 48 * HOUR;
/** Mails sent in one go. */
const BATCH = 50;
/** How long what was sent is remembered, in milliseconds: its key must not be sent again meanwhile. */
const KEPT_MS = 30 * 24 * HOUR;

/** Mail over its store and its server. */
export function createMail({ store, transport, clock, logger, perHour }: MailParts): Mail {
  let status: MailStatus = { out: transport === null ? 'off' : 'untried', reason: null, lastSentAt: null };
  const listeners: ((letter: Letter, reason: string) => Promise<void>)[] = [];
  let running: Promise<number> | null = null;

  /** When a mail to this address may go out, where that is not now. */
  async function heldUntil(to: string): Promise<number | null> {
    const since = clock.now() - HOUR;
    if (perHour > 0 && (await store.sentSince(since)) >= perHour) return clock.now() + 5 * MINUTE;
    return (await store.sentSince(since, to)) >= PER_RECIPIENT_HOUR ? clock.now() + 15 * MINUTE : null;
  }

  async function refuse({ key, letter }: OutboxEntry, reason: string): Promise<void> {
    for (const listener of listeners) await listener(letter, reason);
    await store.done(key, 'refused', clock.now(), reason);
    logger.warn({ key }, 'a mail was refused');
  }

  async function attempt(entry: OutboxEntry, by: MailTransport): Promise<boolean> {
    const { key, letter, attempts, createdAt } = entry;
    const held = await heldUntil(letter.to);
    if (held !== null) {
      await store.later(key, held, { reason: 'too many mails in an hour', attempts: attempts - 1 });
      return false;
    }
    const delivery = await by.deliver(letter);
    if (delivery.kind === 'sent') {
      status = { out: 'works', reason: null, lastSentAt: clock.now() };
      await store.done(key, 'sent', clock.now(), null);
      return true;
    }
    if (delivery.kind === 'refused' || clock.now() - createdAt > GIVE_UP_MS) {
      await refuse(entry, delivery.reason);
      return false;
    }
    status = { ...status, out: 'fails', reason: delivery.reason };
    await store.later(key, clock.now() + (WAITS_MS[attempts - 1] ?? WAITS_MS[4]), { reason: delivery.reason });
    return false;
  }

  async function deliver(): Promise<number> {
    if (transport === null) return 0;
    let sent = 0;
    for (let i = 0; i < BATCH; i += 1) {
      const entry = await store.claim(clock.now(), clock.now() + LEASE_MS);
      if (entry === null) break;
      if (await attempt(entry, transport)) sent += 1;
    }
    return sent;
  }

  function deliverDue(): Promise<number> {
    running ??= deliver().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    configured: () => transport !== null,
    async send(letter) {
      return transport !== null && store.put(letter, clock.now());
    },
    status: () => status,
    async check() {
      if (transport === null) return status;
      const reason = await transport.verify();
      status = { ...status, out: reason === null ? 'works' : 'fails', reason };
      return status;
    },
    deliverDue,
    forget: () => store.forget(clock.now() - KEPT_MS),
    onRefused: (listener) => void listeners.push(listener),
    async close() {
      await running?.catch(() => undefined);
      transport?.close();
    },
  };
}
