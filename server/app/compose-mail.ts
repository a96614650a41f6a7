import { createMail, createOutboxStore, smtpTransport } from '../mail/index.ts';
import type { Mail } from '../mail/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { Store } from '../storage/store.ts';
import type { Config } from './config.ts';
import type { Task } from './periodic.ts';

/** How often due mails are looked for, in milliseconds. */
const OUTBOX_MS = 3_000;
/** How often a mail server that failed is asked again, in milliseconds. */
const CHECK_MS = 5 * 60_000;
const HOUR_MS = 60 * 60_000;

/** The way out for mail. */
export function openMail({ config, store, clock, logger }: { config: Config; store: Store; clock: Clock; logger: Logger }): Mail {
  const { smtpUrl, from, perHour } = config.mail;
  const transport = smtpUrl === null || from === null ? null : smtpTransport(smtpUrl, from);
  return createMail({ store: createOutboxStore(store), transport, clock, logger, perHour });
}

/** What is done for mail again and again. `whileWritable` waits for room on a full disk. */
export function mailTasks(mail: Mail, whileWritable: (run: () => Promise<unknown>) => () => Promise<unknown>): readonly Task[] {
  if (!mail.configured()) return [];
  return [
    { name: 'mail', everyMs: OUTBOX_MS, run: whileWritable(() => mail.deliverDue()) },
    { name: 'mail server', everyMs: CHECK_MS, run: async () => (mail.status().out === 'fails' ? mail.check() : undefined) },
    { name: 'old mail', everyMs: HOUR_MS, run: whileWritable(() => mail.forget()) },
  ];
}
