import { smtpTransport } from '../../mail/index.ts';
import type { Config } from '../config.ts';
import type { Finding } from './finding.ts';

/** Whether the mail server takes our mail. Sends none. */
export async function checkMail({ mail: { smtpUrl, from, imapUrl, webhookSecret } }: Pick<Config, 'mail'>): Promise<Finding> {
  const what = 'mail';
  const back = imapUrl !== null ? 'replies by IMAP' : webhookSecret !== null ? 'replies by webhook' : 'replies do not come back: neither IMAP_URL nor MAIL_WEBHOOK_SECRET is set';
  if (smtpUrl === null || from === null) return { state: 'ok', what, text: 'is not set up (SMTP_URL); nothing goes out' };
  const transport = smtpTransport(smtpUrl, from);
  try {
    const reason = await transport.verify();
    const { host } = new URL(smtpUrl);
    if (reason !== null) return { state: 'fail', what, text: `${host} does not take our mail: ${reason}` };
    return { state: imapUrl === null && webhookSecret === null ? 'warn' : 'ok', what, text: `${host} takes our mail from ${from.address}; ${back}` };
  } finally {
    transport.close();
  }
}
