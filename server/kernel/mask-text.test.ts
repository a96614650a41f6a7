import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASKS, maskText } from './mask-text.ts';

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

/** Numbers of cards: 11 to 18 digits and the one that makes them pass. */
const card = fc.integer({ min: 11, max: 18 }).chain(digits).map((body) => {
  const sum = body.toReversed().reduce((total, digit, i) => total + (i % 2 === 1 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return [...body, (10 - (sum % 10)) % 10].join('');
});

/** Account numbers with their two check digits: 98 minus the remainder by 97 (ISO 13616). */
const iban = fc.tuple(fc.constantFrom('DE', 'GB', 'FR', 'NL', 'AT', 'ES'), fc.integer({ min: 11, max: 26 }).chain(digits)).map(([country, rest]) => {
  const number = [...`${rest.join('')}${country}00`].map((letter) => Number.parseInt(letter, 36)).join('');
  return `${country}${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${rest.join('')}`;
});

const separator = fc.constantFrom('', ' ', '-', '\u00A0');
const grouped = (number: string, by: string) => number.replace(/(.{4})(?=.)/g, `$1${by}`);
const around = fc.tuple(fc.constantFrom('', 'my number is ', 'Bitte: ', '('), fc.constantFrom('', ' thanks', '. And then?', ')', ', ok'));

describe('masking', () => {
  it('leaves no card number, however it is grouped and whatever stands around it', () => {
    fc.assert(fc.property(card, separator, around, (number, by, [before, after]) => {
      const masked = maskText(`${before}${grouped(number, by)}${after}`);
      expect(masked).toContain(MASKS.card);
      expect(masked).not.toMatch(/\d/);
    }));
  });

  it('leaves no bank account number, in groups, small letters or the digits of another script', () => {
    fc.assert(fc.property(iban, separator, fc.boolean(), fc.boolean(), around, (number, by, small, wide, [before, after]) => {
      const written = grouped(small ? number.toLowerCase() : number, by);
      const shown = wide ? written.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))) : written;
      const masked = maskText(`${before}${shown}${after}`);
      expect(masked).toContain(MASKS.iban);
      expect(masked).not.toMatch(/\p{Nd}/u);
    }));
  });

  it('leaves no e-mail address', () => {
    fc.assert(fc.property(fc.emailAddress(), (address) => {
      const domain = address.split('@')[1] ?? '';
      const masked = maskText(`Write to ${address}, please`);
      expect(masked).toContain(MASKS.email);
      expect(masked).not.toContain(`@${domain}`);
    }));
  });

  it('leaves no long run of digits', () => {
    fc.assert(fc.property(fc.integer({ min: 7, max: 40 }).chain(digits), (number) => {
      expect(maskText(`order ${number.join('')} is late`)).not.toMatch(/\d/);
    }));
  });

  it('changes nothing more when it is done again, whatever the text', () => {
    const parts = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), card, iban, fc.emailAddress(), fc.webUrl({ withQueryParameters: true })), { maxLength: 6 });
    fc.assert(fc.property(parts, (texts) => {
      const once = maskText(texts.join(' '));
      expect(maskText(once)).toBe(once);
    }), { numRuns: 50 });
  });

  it('keeps words as they are', () => {
    const words = fc.array(fc.stringMatching(/^[a-zäöüßéñ]{1,15}$/), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(words, (list) => {
      expect(maskText(list.join(' '))).toBe(list.join(' '));
    }));
  });

  it.each([
    ['Call me: +49 170 1234567', `Call me: ${MASKS.phone}`],
    ['It is (030) 901820 here', `It is ${MASKS.phone} here`],
    ['555-123-4567 or 0664/1234567', `${MASKS.phone} or ${MASKS.phone}`],
    ['my password is hunter2', `my password is ${MASKS.secret}`],
    ['Passwort: geheim', `Passwort: ${MASKS.secret}`],
    ['my PIN 4711 fails', `my PIN ${MASKS.secret} fails`],
    ['Authorization: Bearer eyJhbGciOi.J9abc.def', `Authorization: Bearer ${MASKS.secret}`],
    ['key sk_live_51HxYz8Kd02mQp9', `key ${MASKS.secret}`],
    ['see https://shop.example/reset?token=abc123#x now', `see https://shop.example/reset?${MASKS.secret} now`],
    ['AB12 is DE89 3704 0044 0532 0130 00 and XY99 4711', `AB12 is ${MASKS.iban} and XY99 4711`],
    ['01.23.45.67.89', MASKS.phone],
    ['٤١١١ ١١١١ ١١١١ ١١١١', MASKS.card],
  ])('masks %j', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    'Order 471123 from 2026-11-26, paid 1.299,00 € at 14:05',
    'Since 2026-11-26 14 parcels are late',
    'Bis 24.12.2026 oder 12/24/2026?',
    'Is the TX-2000 tent for 3-4 people 250 x 140 cm?',
    'my password is wrong',
    'How do I change my password?',
    'see /help/change-account-details-2 or waterproof-jacket-care-guide.md',
    'I pin it to the wall',
  ])('keeps what a question is about: %j', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('takes its time for no text', () => {
    for (const text of ['1 '.repeat(5_000), 'a1'.repeat(5_000), 'a.'.repeat(5_000), `${'x@'.repeat(5_000)}`, `DE12 ${'A1 '.repeat(3_000)}`, '+('.repeat(5_000), '٤'.repeat(10_000)]) {
      const startedAt = performance.now();
      maskText(text);
      expect(performance.now() - startedAt).toBeLessThan(500);
    }
  });
});
