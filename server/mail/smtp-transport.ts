import { createTransport } from 'nodemailer';
import type { Letter, MailTransport } from './letter.ts';

/** How long a server may take to answer, in milliseconds. */
const ANSWER_MS = 20_000;

/** What servers do with mails that say of themselves what they are; also how we know our own again (RFC 3834 § 5). */
export const OWN_HEADER = 'X-Porchlight';

interface SmtpError {
  code?: string;
  responseCode?: number;
  response?: string;
  command?: string;
}

/** Sends by an SMTP server. `url` holds the credentials and is never part of what is said. */
export function smtpTransport(url: string, from: { name: string; address: string }): MailTransport {
  const transport = createTransport(url, { pool: true, maxConnections: 2, connectionTimeout: ANSWER_MS, greetingTimeout: ANSWER_MS, socketTimeout: ANSWER_MS * 3 } as object);
  return {
    async deliver(letter) {
      try {
        await transport.sendMail(mailOf(letter, from));
        return { kind: 'sent' };
      } catch (error) {
        return { kind: isRefusal(error as SmtpError) ? 'refused' : 'later', reason: reasonOf(error as SmtpError) };
      }
    },
    async verify() {
      try {
        await transport.verify();
        return null;
      } catch (error) {
        return reasonOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

function mailOf(letter: Letter, from: { name: string; address: string }): object {
  const { to, subject, text, html, replyTo, messageId, references = [], unsubscribe = [], attachments = [] } = letter;
  const oneClick = unsubscribe.some((address) => address.startsWith('http'));
  return {
    from: { name: letter.fromName ?? from.name, address: from.address },
    to: { name: '', address: to },
    subject: subject.replace(/\s+/g, ' ').slice(0, 200),
    text,
    ...(html !== undefined && { html }),
    ...(replyTo !== undefined && { replyTo }),
    ...(messageId !== undefined && { messageId }),
    ...(references.length > 0 && { references: [...references], inReplyTo: references.at(-1) }),
    attachments: attachments.map(({ name, type, text: content }) => ({ filename: name, contentType: type, content })),
    headers: {
      [OWN_HEADER]: '1',
      'Content-Language': letter.locale,
      // RFC 3834 § 5: no vacation notice shall answer; people may.
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...(unsubscribe.length > 0 && { 'List-Unsubscribe': unsubscribe.map((address) => `<${address}>`).join(', ') }),
      ...(oneClick && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    // Neither files nor addresses are fetched for a mail, whatever its text says.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The server does not want this mail, now or ever: 5xx to its envelope or its data, not to who we are. */
function isRefusal({ code, responseCode = 0 }: SmtpError): boolean {
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500 && responseCode !== 530;
}

function reasonOf({ code, response, command }: SmtpError): string {
  if (response !== undefined) return response.replace(/\s+/g, ' ').slice(0, 300);
  const words: Record<string, string> = {
    ECONNECTION: 'the mail server cannot be reached',
    ESOCKET: 'the mail server cannot be reached',
    EDNS: 'the mail server’s name is not known',
    ETIMEDOUT: 'the mail server does not answer',
    EAUTH: 'the mail server does not accept the credentials',
    ETLS: 'no safe connection to the mail server',
  };
  return words[code ?? ''] ?? `it could not be sent (${code ?? command ?? 'unknown reason'})`;
}
