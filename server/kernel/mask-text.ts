/**
 * What customers write holds things that nobody needs to keep in order to learn from a question: card and account numbers,
 * addresses, passwords. Masking puts the name of the thing in brackets in their place. It errs on the side of masking: what
 * is only likely to be a telephone number is taken for one. Dates, times, prices and short numbers stay, because
 * questions are about them.
 */

/** What was masked, as it reads in the text. */
export const MASKS = {
  card: '[card number]',
  iban: '[IBAN]',
  email: '[e-mail]',
  phone: '[phone number]',
  number: '[number]',
  secret: '[secret]',
} as const;

/** Payment cards have 12 to 19 digits (ISO/IEC 7812-1). */
const CARD_DIGITS = { min: 12, max: 19 };
/** Telephone numbers have at most 15 digits (ITU-T E.164) and, with an area code, at least 7. */
const PHONE_DIGITS = { min: 7, max: 15 };
/** A run of so many digits names an order, a customer, a passport. */
const NUMBER_DIGITS = 7;
/** Letters and digits mixed over such a length are no word of any language. */
const TOKEN_LENGTH = 20;

/** The query and fragment of an address carry tokens; path and host say what it is about. */
const URL_TAIL = /(https?:\/\/[^\s?#<>"]+)[?#][^\s<>"]*/giu;
/** The characters of an atom (RFC 5322 § 3.2.3) and letters of any script. */
const EMAIL = /(?<![\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** "password: hunter2", "my PIN is 1234"; the word itself stays. */
const NAMED_SECRET =
  /((?:password|passwort|kennwort|passwd|passphrase|mot de passe|contraseña|wachtwoord|senha|bearer|api[ _-]?key|secret|\b(?:pin|cvv|cvc|tan|otp)\b)(?:\s*(?:is|ist|est|es|lautet|[:=])\s*|\s+(?=\S*\p{Nd})))(["'“]?)(?!\[)(\S+)/giu;
/** A country, two check digits, 11 to 30 more, in groups or not (ISO 13616). */
const IBAN = /(?<![\p{L}\p{Nd}])\p{L}{2}\p{Nd}{2}(?:[ \u00A0-]?[A-Za-z\p{Nd}]){11,30}(?![\p{L}\p{Nd}])/gu;
const TOKEN = /(?<![\p{L}\p{N}_.-])(?=[A-Za-z0-9_.+/=-]*\d)(?=[A-Za-z0-9_.+/=-]*[A-Za-z])[A-Za-z0-9_.+/=-]+(?![\p{L}\p{N}])/gu;
/** Digits with what people put between them. */
const DIGITS = /(?<![\p{L}\p{Nd}])\+?\(?\p{Nd}(?:[ \u00A0.\-/()]{0,3}\p{Nd})+(?![\p{L}\p{Nd}])/gu;
const DATE = /(?<![\d./-])(\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}))(?![\d./-])/;

/** The text with private data masked. Masking twice changes nothing more. */
export function maskText(text: string): string {
  return text
    .replace(URL_TAIL, `$1?${MASKS.secret}`)
    .replace(EMAIL, MASKS.email)
    .replace(NAMED_SECRET, (whole, name: string, quote: string, value: string) => (isWord(value, name) ? whole : `${name}${quote}${MASKS.secret}`))
    .replace(IBAN, maskIban)
    .replace(TOKEN, (token) => (token.length >= TOKEN_LENGTH && !isPath(token) ? MASKS.secret : token))
    .replace(DIGITS, maskDigits);
}

/** "password is wrong" says nothing secret; after a colon everything is. */
function isWord(value: string, name: string): boolean {
  return !/[:=]/.test(name) && /^\p{L}+[.,;!?]*$/u.test(value);
}

/** Words joined by hyphens, dots or slashes, such as a slug or a file, with digits in at most one of them. */
function isPath(token: string): boolean {
  const parts = token.split(/[-./_=+]/).filter(Boolean);
  return parts.length > 1 && parts.every((part) => part.length < TOKEN_LENGTH && /^(?:[A-Za-z]+|\d{1,6})$/.test(part));
}

/** An account number is found by its check digits; words may stand before and after it without a break. */
function maskIban(found: string): string {
  const breaks = [...found.matchAll(/[ \u00A0-]/g)].map(({ index }) => index);
  // Only whole groups: what follows a blank may be the next word.
  for (const end of [found.length, ...breaks.toReversed()]) {
    if (isIban(found.slice(0, end))) return MASKS.iban + found.slice(end).replace(IBAN, maskIban);
  }
  const [next] = breaks;
  return next === undefined ? found : found.slice(0, next + 1) + found.slice(next + 1).replace(IBAN, maskIban);
}

function isIban(text: string): boolean {
  const compact = asciiDigits(text).replace(/[ \u00A0-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return false;
  const moved = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const letter of moved) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

function maskDigits(found: string): string {
  const written = asciiDigits(found);
  const [before, date, ...after] = written.split(DATE);
  if (date !== undefined) return `${maskRun(before ?? '')}${date}${maskDigits(after.join(''))}`;
  return maskRun(written) === written ? found : maskRun(written);
}

/** One run of digits; the blanks at its ends stay. */
function maskRun(written: string): string {
  const digits = written.replace(/\D/g, '');
  const replaced = (mask: string): string => written.replace(/^(\s*).*?(\s*)$/s, `$1${mask}$2`);
  if (digits.length >= CARD_DIGITS.min && digits.length <= CARD_DIGITS.max && passesLuhn(digits)) return replaced(MASKS.card);
  if (looksLikePhone(written.trim(), digits.length)) return replaced(MASKS.phone);
  return digits.length >= NUMBER_DIGITS ? replaced(MASKS.number) : written;
}

function looksLikePhone(written: string, digits: number): boolean {
  if (digits < PHONE_DIGITS.min || digits > PHONE_DIGITS.max) return false;
  return /^(?:\+|\(|0)/.test(written) || /^\d{3}[ .-]\d{3}[ .-]\d{4}$/.test(written);
}

/** The check digit of cards (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Digits of any script as 0–9: a script has its ten in a row, and what is one of them in another shape folds to it. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.normalize('NFKC').codePointAt(0) ?? 0;
    let zero = code;
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
}
