/** Every setting: its environment variable, its default, what it may be. Nothing else reads the environment. */
import { resolve } from 'node:path';
import * as v from 'valibot';
import { StartError } from '../kernel/errors.ts';
import { mailConfig, mailEntries, mailProblem } from '../mail/index.ts';
import type { MailConfig } from '../mail/index.ts';
import { openIdConfig, openIdEntries, openIdProblem } from '../auth/index.ts';
import type { OpenIdConfig } from '../auth/index.ts';

const wholeNumber = (from: number, to: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d+$/, 'must be a whole number'),
    v.transform(Number),
    v.minValue(from, `must be at least ${from}`),
    v.maxValue(to, `must be at most ${to}`),
  );

const flag = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.picklist(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'], 'must be true or false'),
  v.transform((text) => ['true', '1', 'yes', 'on'].includes(text)),
);

const address = v.pipe(
  v.string(),
  v.url('must be an address such as https://chat.example.com'),
  v.regex(/^https?:\/\/[^/?#]+\/?$/i, 'must be an http address without a path'),
  // As browsers write it in the header `Origin`: lower case, without the scheme's own port.
  v.transform((url) => new URL(url).origin),
);

const DAY_MS = 24 * 60 * 60 * 1000;

const schema = v.object({
  PORT: v.optional(wholeNumber(0, 65_535), '4400'),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '127.0.0.1'),
  PUBLIC_URL: v.optional(address),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), './data'),
  KB_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), './kb-content'),
  KB_EMBEDDINGS: v.optional(flag, 'on'),
  MONGODB_URI: v.optional(v.pipe(v.string(), v.regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://'))),
  ENGINE_CACHE_DIR: v.optional(v.pipe(v.string(), v.minLength(1))),
  MIN_FREE_MB: v.optional(wholeNumber(0, 1_000_000), '256'),
  DEMO: v.optional(flag, 'true'),
  ADMIN_EMAIL: v.optional(v.pipe(v.string(), v.email('must be an e-mail address'), v.toLowerCase()), 'admin@example.com'),
  ADMIN_PASSWORD: v.optional(v.pipe(v.string(), v.minLength(10, 'must have at least 10 characters'), v.maxLength(200))),
  LOG_LEVEL: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent'), 'warn'),
  TRUSTED_PROXIES: v.optional(
    v.pipe(
      v.string(),
      v.transform((list) => list.split(',').map((entry) => entry.trim()).filter(Boolean)),
      v.array(v.pipe(v.string(), v.regex(/^([0-9a-f.:]+(\/\d{1,3})?|loopback|linklocal|uniquelocal)$/i, 'must be addresses, ranges, or loopback, linklocal, uniquelocal'))),
    ),
    '',
  ),
  VISITOR_MESSAGES_PER_10_SECONDS: v.optional(wholeNumber(0, 1_000_000), '20'),
  CONNECTIONS_PER_MINUTE: v.optional(wholeNumber(0, 1_000_000), '200'),
  API_REQUESTS_PER_MINUTE: v.optional(wholeNumber(0, 10_000_000), '6000'),
  UPLOADS_MAX_MB: v.optional(wholeNumber(0, 10_000_000), '1024'),
  ATTACHMENT_MAX_MB: v.optional(wholeNumber(1, 100), '25'),
  FEEDBACK_DAYS: v.optional(wholeNumber(1, 3_650), '365'),
  HELP_SEARCHES_PER_MINUTE: v.optional(wholeNumber(0, 10_000_000), '300'),
  ABSENCE_HOURS: v.optional(wholeNumber(1, 8_760), '24'),
  REOPENING_DAYS: v.optional(wholeNumber(0, 365), '7'),
  SURVEY_EXPIRY_DAYS: v.optional(wholeNumber(1, 365), '7'),
  NPS_EVERY_DAYS: v.optional(wholeNumber(0, 3_650), '90'),
  LEDGER_DAYS: v.optional(wholeNumber(1, 3_650), '365'),
  ...mailEntries,
  ...openIdEntries,
  AUDIT_DAYS: v.optional(wholeNumber(1, 36_500), '730'),
});

/** The settings, parsed. Durations are in milliseconds, sizes in bytes, folders absolute. A limit of 0 means no limit. */
export interface Config {
  port: number;
  host: string;
  publicUrl: string | null;
  dataDir: string;
  kbDir: string;
  /** Whether meanings of sentences are compared beside words. */
  kbEmbeddings: boolean;
  mongodbUri: string | undefined;
  engineCacheDir: string | undefined;
  minFreeBytes: number;
  demo: boolean;
  adminEmail: string;
  adminPassword: string | undefined;
  logLevel: string;
  trustedProxies: readonly string[];
  visitorMessagesPer10Seconds: number;
  connectionsPerMinute: number;
  /** Of each API token. */
  apiRequestsPerMinute: number;
  /** Of all uploaded files together. */
  uploadsMaxBytes: number;
  /** Of one file in a chat. */
  attachmentMaxBytes: number;
  feedbackKeptMs: number;
  /** Of each address, on the help site. */
  helpSearchesPerMinute: number;
  absenceMs: number;
  reopeningWindowMs: number;
  surveyExpiryMs: number;
  npsEveryMs: number;
  /** How long questions are kept in the answer ledger. */
  ledgerRetentionMs: number;
  mail: MailConfig;
  /** The company's own sign-in, where there is one. */
  openId: OpenIdConfig | null;
  /** How long the audit log is kept. */
  auditKeptMs: number;
}

/** Reads the settings. An empty variable counts as not set. Throws StartError naming each wrong one. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = v.safeParse(schema, given);
  if (!parsed.success) {
    const lines = parsed.issues.map((issue) => `${v.getDotPath(issue)?.split('.')[0] ?? '?'} ${issue.message}`);
    throw new StartError(`A setting is wrong: ${[...new Set(lines)].join('; ')}. See docs/configuration.md.`);
  }
  const env = parsed.output;
  const problem = mailProblem(env) ?? openIdProblem(env);
  if (problem !== null) throw new StartError(`A setting is wrong: ${problem}. See docs/configuration.md.`);
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? null,
    dataDir: resolve(env.DATA_DIR),
    kbDir: resolve(env.KB_DIR),
    kbEmbeddings: env.KB_EMBEDDINGS,
    mongodbUri: env.MONGODB_URI,
    engineCacheDir: env.ENGINE_CACHE_DIR === undefined ? undefined : resolve(env.ENGINE_CACHE_DIR),
    minFreeBytes: env.MIN_FREE_MB * 1024 * 1024,
    demo: env.DEMO,
    adminEmail: env.ADMIN_EMAIL,
    adminPassword: env.ADMIN_PASSWORD,
    logLevel: env.LOG_LEVEL,
    trustedProxies: env.TRUSTED_PROXIES,
    visitorMessagesPer10Seconds: env.VISITOR_MESSAGES_PER_10_SECONDS,
    connectionsPerMinute: env.CONNECTIONS_PER_MINUTE,
    apiRequestsPerMinute: env.API_REQUESTS_PER_MINUTE,
    uploadsMaxBytes: env.UPLOADS_MAX_MB * 1024 * 1024,
    attachmentMaxBytes: env.ATTACHMENT_MAX_MB * 1024 * 1024,
    feedbackKeptMs: env.FEEDBACK_DAYS * DAY_MS,
    helpSearchesPerMinute: env.HELP_SEARCHES_PER_MINUTE,
    absenceMs: env.ABSENCE_HOURS * 60 * 60 * 1000,
    reopeningWindowMs: env.REOPENING_DAYS * DAY_MS,
    surveyExpiryMs: env.SURVEY_EXPIRY_DAYS * DAY_MS,
    npsEveryMs: env.NPS_EVERY_DAYS * DAY_MS,
    ledgerRetentionMs: env.LEDGER_DAYS * DAY_MS,
    mail: mailConfig(env),
    openId: openIdConfig(env),
    auditKeptMs: env.AUDIT_DAYS * DAY_MS,
  };
}
