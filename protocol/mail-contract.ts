/** What the console asks about mail: settings, a mail to oneself, and the transcript that an agent sends. */
import * as v from 'valibot';
import { command } from './command.ts';
import { emailSchema, inboxKeySchema } from './fields.ts';
import { clientIdSchema, conversationIdSchema } from './ids.ts';
import type { Committed } from './visitor-contract.ts';

/** Most addresses that begin conversations. */
export const MAIL_ADDRESSES_MAX = 50;

/** Which mails begin conversations, beside those that go on with one. */
export interface MailSettings {
  /** Mails to this address begin a conversation in this inbox. */
  addresses: readonly { address: string; inbox: string }[];
  /** The inbox for mails to any other address; null where they are left alone. */
  otherwise: string | null;
}

/** How mail stands. */
export interface MailStanding {
  /** `off` where no server is set, `untried` before anything was tried. */
  out: 'off' | 'untried' | 'works' | 'fails';
  outReason: string | null;
  from: string | null;
  /** How replies come back. */
  imap: 'off' | 'untried' | 'works' | 'fails';
  imapReason: string | null;
  webhook: boolean;
  /** Where a mail service hands mails over. */
  webhookUrl: string;
  replyAddress: string | null;
  unseenMinutes: number;
}

/** The settings as they are stored, with how mail stands now. A change names the version it is based on. */
export interface StoredMailSettings {
  version: number;
  settings: MailSettings;
  standing: MailStanding;
}

const settingsSchema = v.object({
  addresses: v.pipe(
    v.array(v.object({ address: emailSchema, inbox: inboxKeySchema })),
    v.maxLength(MAIL_ADDRESSES_MAX, `must be at most ${MAIL_ADDRESSES_MAX}`),
    v.check((list) => new Set(list.map(({ address }) => address)).size === list.length, 'must name each address once'),
  ),
  otherwise: v.nullable(inboxKeySchema),
});

/** The commands about mail. */
export const mailContract = {
  'mail.read': command<StoredMailSettings>()(v.object({})),
  /** Refused with `conflict` where somebody else was faster. */
  'mail.change': command<StoredMailSettings>()(v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(0)), settings: settingsSchema })),
  /** Sends a mail to whoever asks; answers whether the mail server took it. */
  'mail.try': command<{ to: string; sent: boolean; reason: string | null }>()(v.object({})),
  /** Sends the whole chat to the address that the customer left. */
  'transcript.send': command<Committed>()(v.object({ conversation: conversationIdSchema, clientId: clientIdSchema })),
} as const;
