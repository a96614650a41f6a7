import { franc } from 'franc-min';
import type { ReceivedMail } from './read-mail.ts';

/** Languages we have words for, as franc names them (ISO 639-3). */
const LANGUAGES: Readonly<Record<string, string>> = { eng: 'en', deu: 'de', fra: 'fr', spa: 'es', ita: 'it', nld: 'nl', por: 'pt' };
/** Shorter texts say too little. */
const LENGTH_MIN = 30;

/** The language of a mail: what it says of itself, else what it reads like; English where neither tells. */
export function localeOfMail({ headers, text, subject }: ReceivedMail): string {
  const said = /^[a-z]{2}/i.exec(headers.get('content-language') ?? '')?.[0].toLowerCase();
  const read = `${subject}\n${text}`.slice(0, 2_000);
  const found = read.length < LENGTH_MIN ? undefined : LANGUAGES[franc(read, { only: Object.keys(LANGUAGES) })];
  // Programs write their own language there; the text is surer, where it is long enough.
  return found ?? (said !== undefined && Object.values(LANGUAGES).includes(said) ? said : 'en');
}
