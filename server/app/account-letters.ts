import { hashToken } from '../kernel/ids.ts';
import type { Letter } from '../mail/index.ts';

/** The address of a link. The secret stands behind the #, which browsers send to nobody and servers write into no log. */
export function linkAddress(publicUrl: string, kind: 'invitation' | 'reset', token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/console/${kind === 'invitation' ? 'join' : 'reset'}#${token}`;
}

/** "Choose a new password." */
export function resetLetter({ email, name }: { email: string; name: string }, link: string, companyName: string): Letter {
  const text = [
    `Hello ${name},`,
    '',
    `somebody, probably you, asked for a new password for the service desk of ${companyName}. Choose it here:`,
    '',
    link,
    '',
    'The link works once, within an hour. If it was not you, do nothing: your password stays as it is.',
  ];
  return { to: email, subject: `Choose a new password for ${companyName}`, text: text.join('\n'), locale: 'en', key: `link:${hashToken(link)}` };
}

/** "You are invited." */
export function invitationLetter({ email, name }: { email: string; name: string }, link: string, companyName: string, by: string): Letter {
  const text = [
    `Hello ${name},`,
    '',
    `${by} invites you to the service desk of ${companyName}. Choose your password here, and you are in:`,
    '',
    link,
    '',
    'The link works once, within seven days.',
  ];
  return { to: email, subject: `You are invited to the service desk of ${companyName}`, text: text.join('\n'), locale: 'en', key: `link:${hashToken(link)}` };
}
