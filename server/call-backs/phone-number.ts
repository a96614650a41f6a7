import type { CountryCode } from 'libphonenumber-js/min';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { AppError } from '../kernel/errors.ts';

/** A number in both ways it is needed. */
export interface PhoneNumber {
  /** E.164, as one dials it: "+35315550100". */
  dialled: string;
  /** As people read it: "+353 1 555 0100". */
  shown: string;
}

/** The country that a language tag names, or most of its speakers live in; undefined where that says nothing. */
export function countryOf(locale: string): CountryCode | undefined {
  // English is spoken everywhere: without a country it names none.
  if (/^en$/i.test(locale)) return undefined;
  try {
    const region = new Intl.Locale(locale).maximize().region;
    return region !== undefined && isSupportedCountry(region) ? region : undefined;
  } catch {
    return undefined;
  }
}

/** The number that somebody typed. Without a country code it is one of the country their language names. Throws AppError `invalid_payload`. */
export function phoneNumber(typed: string, locale: string): PhoneNumber {
  const country = countryOf(locale);
  const parsed = parsePhoneNumberFromString(typed.replace(/^00/, '+'), { extract: false, ...(country && { defaultCountry: country }) });
  if (parsed === undefined || !parsed.isPossible()) {
    const message = /^\s*(\+|00)/.test(typed) ? 'This is not a telephone number.' : 'Write the number with its country code, such as +353 1 555 0100.';
    throw new AppError('invalid_payload', message, { issues: [{ path: 'phone', message }] });
  }
  return { dialled: parsed.number, shown: parsed.formatInternational() };
}

/** A stored number as people read it. */
export const shownPhone = (dialled: string): string => parsePhoneNumberFromString(dialled)?.formatInternational() ?? dialled;
