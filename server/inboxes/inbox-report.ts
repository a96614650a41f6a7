import * as v from 'valibot';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import { inboxSettingsSchema } from '../../protocol/settings-fields.ts';
import { AppError } from '../kernel/errors.ts';
import type { Inboxes } from './inboxes.ts';

/** What `porchlight inbox set KEY` takes, as text from the command line. */
export interface InboxSetOptions {
  /** Replaces the list of allowed origins. */
  origin?: readonly string[] | undefined;
  color?: string | undefined;
  name?: string | undefined;
  greeting?: string | undefined;
}

/** `porchlight inbox list`: each inbox in a few lines. */
export async function reportInboxes(inboxes: Inboxes): Promise<string> {
  return (await inboxes.list()).map(describe).join('\n');
}

/** `porchlight inbox set`: changes what was given and answers the inbox as it is then. Throws AppError with a sentence. */
export async function setInbox(inboxes: Inboxes, key: string, options: InboxSetOptions): Promise<string> {
  const { origin, color, name, greeting } = options;
  const given = { origins: origin, color, companyName: name, greeting };
  const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(change).length === 0) throw new AppError('invalid_payload', 'Say what to change; see --help.');
  const parsed = v.safeParse(inboxSettingsSchema, { key, ...change }, { abortPipeEarly: true });
  if (!parsed.success) throw new AppError('invalid_payload', parsed.issues.map(sentence).join('\n'));
  const { key: parsedKey, ...fields } = parsed.output;
  return describe(await inboxes.change(parsedKey, fields));
}

function describe({ key, companyName, color, active, origins }: InboxSettings): string {
  return [`${key}  ${companyName}  ${color}${active ? '' : '  (switched off)'}`, ...origins.map((origin) => `  ${origin}`)].join('\n');
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const where = String(issue.path?.[0]?.key ?? '').replace('origins', 'origin').replace('companyName', 'name');
  return `--${where} ${issue.message}`;
}
