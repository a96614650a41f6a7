/** The door of e-mail: what goes out, what comes in, and conversations that go on by mail. */
export type { Mail, MailStatus } from './create-mail.ts';
export { createMail } from './create-mail.ts';
export type { Letter } from './letter.ts';
export type { MailConfig } from './mail-config.ts';
export { mailConfig, mailEntries, mailProblem, NO_MAIL } from './mail-config.ts';
export { createOutboxStore, outboxIndexes } from './outbox-store.ts';
export { smtpTransport } from './smtp-transport.ts';
