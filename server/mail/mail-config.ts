/**
 * What an owner sets of e-mail. Nothing needs to be set: without an SMTP server no mail goes out, and the product says so
 * where somebody would expect one.
 */
import * as v from 'valibot';
import { splitAddress } from './reply-address.ts';

/** The settings of e-mail, parsed. Both ways in and the way out are null where they are not set. */
export interface MailConfig {
  /** The SMTP server as an address with its credentials: a secret. */
  smtpUrl: string | null;
  /** Who mails come from. */
  from: { name: string; address: string } | null;
  /** Where replies go, with `*` in the place of the conversation's own part. */
  replyPattern: string | null;
  /** The mailbox that replies are fetched from, with its credentials: a secret. */
  imapUrl: string | null;
  /** Signs what an inbound webhook hands over: a secret. */
  webhookSecret: string | null;
  /** An unseen reply goes out after this long, in milliseconds. */
  unseenMs: number;
  /** Most mails of the installation in an hour; 0 means no limit. */
  perHour: number;
}

/** Nothing set. */
export const NO_MAIL: MailConfig = { smtpUrl: null, from: null, replyPattern: null, imapUrl: null, webhookSecret: null, unseenMs: 5 * 60_000, perHour: 600 };

const serverUrl = (protocols: readonly string[], example: string) =>
  v.pipe(
    v.string(),
    v.check((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '', `must be an address such as ${example}`),
  );

const numberText = (from: number, to: number) =>
  v.pipe(v.string(), v.regex(/^\d+$/, 'must be a whole number'), v.transform(Number), v.minValue(from, `must be at least ${from}`), v.maxValue(to, `must be at most ${to}`));

/** The environment's part of it, for the schema in `app/config.ts`. */
export const mailEntries = {
  SMTP_URL: v.optional(serverUrl(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.com:465')),
  MAIL_FROM: v.optional(v.pipe(v.string(), v.check((text) => splitAddress(text) !== null, 'must be an e-mail address, or a name with one: Example <support@example.com>'))),
  MAIL_REPLY_ADDRESS: v.optional(
    v.pipe(v.string(), v.trim(), v.check((text) => splitAddress(text.replace('*', 'x')) !== null, 'must be an e-mail address such as support@example.com or support+*@example.com')),
  ),
  IMAP_URL: v.optional(serverUrl(['imap:', 'imaps:'], 'imaps://user:password@mail.example.com/INBOX')),
  MAIL_WEBHOOK_SECRET: v.optional(v.pipe(v.string(), v.minLength(16, 'must have at least 16 characters'))),
  MAIL_UNSEEN_MINUTES: v.optional(numberText(0, 1_440), '5'),
  MAIL_PER_HOUR: v.optional(numberText(0, 1_000_000), '600'),
};

/** What of the environment is read. */
export type MailEnvironment = v.InferOutput<v.ObjectSchema<typeof mailEntries, undefined>>;

/** A setting that makes no sense without another, as a sentence; null where all fit. */
export function mailProblem(env: MailEnvironment): string | null {
  const needing = (['SMTP_URL', 'IMAP_URL', 'MAIL_WEBHOOK_SECRET'] as const).find((name) => env[name] !== undefined);
  if (needing !== undefined && env.MAIL_FROM === undefined) return `MAIL_FROM is missing: ${needing} needs the address that mails come from`;
  return null;
}

/** The settings of e-mail. */
export function mailConfig(env: MailEnvironment): MailConfig {
  const from = env.MAIL_FROM === undefined ? null : splitAddress(env.MAIL_FROM);
  const reply = env.MAIL_REPLY_ADDRESS === undefined ? from?.address : splitAddress(env.MAIL_REPLY_ADDRESS.replace('*', '%'))?.address.replace('%', '*');
  return {
    smtpUrl: env.SMTP_URL ?? null,
    from,
    replyPattern: reply === undefined ? null : reply.includes('*') ? reply : reply.replace('@', '+*@'),
    imapUrl: env.IMAP_URL ?? null,
    webhookSecret: env.MAIL_WEBHOOK_SECRET ?? null,
    unseenMs: env.MAIL_UNSEEN_MINUTES * 60_000,
    perHour: env.MAIL_PER_HOUR,
  };
}
