import type { ReceivedMail } from './read-mail.ts';
import { isOwnMail } from './read-mail.ts';

/**
 * Who wrote a mail: a person; a program that answers by itself (RFC 3834); a mail server that could not deliver
 * (RFC 3464); a list or an advertisement; or we ourselves, by a loop.
 */
export type MailKind = 'person' | 'auto_reply' | 'bounce' | 'bulk' | 'own';

/** What vacation notices are called, where a program does not say what it is. */
const AWAY_SUBJECT =
  /^(auto(matic)?[ -]?reply|automatic reply|out of (the )?office|autoreply|vacation (reply|notice)|automatische antwort|abwesenheits?(notiz|meldung|assistent)|abwesend\b|réponse automatique|absence du bureau|absent\(e\)|respuesta automática|fuera de (la )?oficina|risposta automatica|fuori (sede|ufficio)|automatisch antwoord|afwezig(heid)?\b|resposta automática|ausência temporária|fora do escritório)/iu;
const BOUNCE_SENDER = /^(mailer-daemon|postmaster|mail-daemon)@/i;

/** What kind of mail it is. */
export function kindOfMail(mail: ReceivedMail): MailKind {
  const header = (name: string): string => mail.headers.get(name)?.toLowerCase() ?? '';
  const contentType = header('content-type');
  if (isOwnMail(mail) && !contentType.startsWith('multipart/report')) return 'own';
  if (contentType.includes('report-type=delivery-status') || contentType.includes('report-type="delivery-status"')) return 'bounce';
  if (BOUNCE_SENDER.test(mail.from?.address ?? '') || header('return-path') === '<>') return header('auto-submitted').startsWith('auto-replied') ? 'auto_reply' : 'bounce';
  const submitted = header('auto-submitted');
  if (submitted !== '' && submitted !== 'no') return 'auto_reply';
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply'].some((name) => !['', 'no', 'none'].includes(header(name)))) return 'auto_reply';
  const precedence = header('precedence');
  if (precedence === 'auto_reply') return 'auto_reply';
  if (AWAY_SUBJECT.test(mail.subject)) return 'auto_reply';
  if (['bulk', 'junk', 'list'].includes(precedence) || mail.headers.has('list-id') || mail.headers.has('list-unsubscribe')) return 'bulk';
  return 'person';
}

/** Why a mail server could not deliver, in its own words; a line. */
export function bounceReason({ text, attachments }: ReceivedMail): string {
  const report = attachments.find(({ type }) => type === 'message/delivery-status')?.bytes.toString('utf8') ?? '';
  const status = /^Diagnostic-Code:\s*(?:[\w-]+;)?\s*(.+)$/im.exec(report)?.[1] ?? /^Status:\s*(.+)$/im.exec(report)?.[1] ?? text.split('\n').find((line) => /\b5\d\d\b/.test(line));
  return (status ?? 'the mail came back').replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** Whether a bounce says that delivery is only delayed. */
export const isDelay = ({ attachments }: ReceivedMail): boolean =>
  /^Action:\s*(delayed|relayed|delivered|expanded)/im.test(attachments.find(({ type }) => type === 'message/delivery-status')?.bytes.toString('utf8') ?? '');
