import type { MailStanding } from '../../protocol/mail-contract.ts';
import type { Attachments } from '../attachments/index.ts';
import type { Contacts } from '../contacts/index.ts';
import type { Conversations, Reactor } from '../conversations/index.ts';
import type { Mount } from '../http/create-http-app.ts';
import type { Inboxes } from '../inboxes/index.ts';
import { DEFAULT_INBOX, originAllowed } from '../inboxes/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/log.ts';
import {
  createMail, createMailRules, createMailSettingsStore, createMailThreads, createOutboxStore, createReceiver, createThreadStore, createTranscripts,
  imapMailbox, inboundRoutes, mailCommands, smtpTransport, stopRoutes, transcriptCommands,
} from '../mail/index.ts';
import type { Mail, MailRules } from '../mail/index.ts';
import { createRateLimiter } from '../realtime/rate-limits.ts';
import type { Store } from '../storage/store.ts';
import type { Config } from './config.ts';
import type { Task } from './periodic.ts';

/** How often due mails are looked for, in milliseconds. */
const OUTBOX_MS = 3_000;
/** How often replies that nobody has seen are looked for, in milliseconds. */
const UNSEEN_MS = 5_000;
/** How often the mailbox is looked into where the server does not tell of new mail, in milliseconds. */
const MAILBOX_MS = 60_000;
/** How often a mail server that failed is asked again, in milliseconds. */
const CHECK_MS = 5 * 60_000;
const HOUR_MS = 60 * 60_000;
/** Transcripts to one address in an hour. */
const TRANSCRIPTS = { points: 3, seconds: 3600 };

/** What mail is wired from. */
export interface ComposeMailParts {
  config: Config;
  publicUrl: string;
  store: Store;
  clock: Clock;
  logger: Logger;
  conversations: Conversations;
  inboxes: Inboxes;
  attachments: Pick<Attachments, 'keep'>;
  contacts: Pick<Contacts, 'blocks'>;
}

/** Mail, wired. */
export interface ComposedMail {
  mail: Mail;
  reactors: readonly Reactor[];
  tasks: readonly Task[];
  mounts: readonly Mount[];
  staffHandlers: ReturnType<typeof mailCommands>;
  visitorHandlers: ReturnType<typeof transcriptCommands>;
  rules: Pick<MailRules, 'read'>;
  standing(): MailStanding;
  start(): void;
  close(): Promise<void>;
}

/** Wires the way out, the ways in, and conversations between them. */
export function composeMail({ config, publicUrl, store, clock, logger, conversations, inboxes, attachments, contacts }: ComposeMailParts): ComposedMail {
  const { smtpUrl, from, perHour, imapUrl, webhookSecret, replyPattern, unseenMs } = config.mail;
  const { log, events, receipts } = conversations;
  const transport = smtpUrl === null || from === null ? null : smtpTransport(smtpUrl, from);
  const mail = createMail({ store: createOutboxStore(store), transport, clock, logger, perHour });
  const threads = createThreadStore(store);
  const rules = createMailRules(createMailSettingsStore(store, clock), DEFAULT_INBOX);
  const talk = createMailThreads({
    mail, threads, log, events, receipts, clock, publicUrl,
    config: config.mail,
    companyOf: async (inbox) => (await inboxes.find(inbox))?.companyName ?? from?.name ?? '',
    async isOwnPage(key, url) {
      const inbox = await inboxes.find(key);
      return inbox !== null && originAllowed(inbox, new URL(url).origin, [publicUrl]);
    },
  });
  const receive = createReceiver({
    threads, log, receipts, clock, logger, replyPattern,
    inboxFor: (addresses) => rules.inboxFor(addresses),
    isBlocked: (visitor) => contacts.blocks.refuses({ visitor, address: null }),
    async keepFile(conversation, file, visitor) {
      try {
        return await attachments.keep(conversation, { kind: 'visitor', id: visitor, name: 'Customer' }, file);
      } catch (error) {
        // A kind that is not taken, or no room: the message comes without it and says so.
        if (error instanceof AppError && (error.code === 'invalid_payload' || error.code === 'too_large')) return null;
        throw error;
      }
    },
  });
  const mailbox = imapUrl === null ? null : imapMailbox({ url: imapUrl, take: receive, logger });
  const sendTranscript = createTranscripts({ mail, log, limit: createRateLimiter(TRANSCRIPTS) });

  const standing = (): MailStanding => {
    const { out, reason } = mail.status();
    const box = mailbox?.status() ?? { state: 'off' as const, reason: null };
    return {
      out, outReason: reason, from: from?.address ?? null,
      imap: box.state, imapReason: box.reason, webhook: webhookSecret !== null, webhookUrl: `${publicUrl}/mail/inbound`,
      replyAddress: talk.repliesComeBack ? replyPattern : null, unseenMinutes: unseenMs / 60_000,
    };
  };

  async function tryMail(to: string, name: string): Promise<string | null> {
    if (transport === null) throw new AppError('conflict', 'E-mail is not set up here: set SMTP_URL and MAIL_FROM.');
    const letter = { to, subject: 'Porchlight can send mail', text: `Hello ${name},\n\nthis mail shows that Porchlight can send mail.\n`, locale: 'en', key: randomId() };
    const delivery = await transport.deliver(letter);
    await mail.check();
    return delivery.kind === 'sent' ? null : delivery.reason;
  }

  const whileWritable = (run: () => Promise<unknown>) => async (): Promise<unknown> => (store.writable() ? run() : undefined);
  const inward: readonly Task[] = mailbox === null ? [] : [{ name: 'mailbox', everyMs: MAILBOX_MS, run: whileWritable(() => mailbox.look()) }];
  const outward: readonly Task[] = [
    { name: 'mail', everyMs: OUTBOX_MS, run: whileWritable(() => mail.deliverDue()) },
    { name: 'unseen replies', everyMs: UNSEEN_MS, run: whileWritable(() => talk.continueDue()) },
    { name: 'mail server', everyMs: CHECK_MS, run: async () => (mail.status().out === 'fails' ? mail.check() : undefined) },
    { name: 'old mail', everyMs: HOUR_MS, run: whileWritable(() => mail.forget()) },
  ];

  return {
    mail,
    reactors: talk.reactors,
    tasks: [...inward, ...(mail.configured() ? outward : [])],
    mounts: [inboundRoutes(webhookSecret, receive), stopRoutes({ threads })].map((router) => ({ path: '/mail', router, jsonLimitBytes: null })),
    staffHandlers: mailCommands({ rules, standing, tryMail, sendTranscript, knowsInbox: async (key) => (await inboxes.find(key)) !== null }),
    visitorHandlers: transcriptCommands({ log, sendTranscript }),
    rules,
    standing,
    start() {
      // In the background: servers that are away must not hold up the start.
      void mail.check();
      void mailbox?.look();
    },
    async close() {
      await mailbox?.close();
      await mail.close();
    },
  };
}
