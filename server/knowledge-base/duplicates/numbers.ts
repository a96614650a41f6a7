/** The numbers of a sentence, in figures however they are written. */

const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];
const GERMAN = ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf', 'dreizehn', 'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn', 'zwanzig'];
const TENS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { thirty: '30', forty: '40', fifty: '50', sixty: '60', seventy: '70', eighty: '80', ninety: '90', hundred: '100' },
  de: { dreißig: '30', vierzig: '40', fünfzig: '50', sechzig: '60', siebzig: '70', achtzig: '80', neunzig: '90', hundert: '100' },
};
// "One" and "eins" count, but hardly ever as numbers ("one of them"): they are left out.
const words = (list: readonly string[]) => Object.fromEntries(list.map((word, i) => [word, String(i)] as const).filter(([, figure]) => figure !== '1'));
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...words(ENGLISH), ...TENS['en'] },
  de: { ...words(GERMAN), ...TENS['de'] },
};

const TOKEN = /\d+(?:[.,]\d+)*|\p{L}+/gu;
const knownIn = (locale: string) => WORDS[locale.toLowerCase().split('-')[0] ?? ''] ?? {};

/** Every number, in order: `1,500` and `1.500` are `1500`, `sixty` is `60`; `4.90` stays, as do parts of codes such as `F5`. */
export function numbersIn(text: string, locale: string): string[] {
  const known = knownIn(locale);
  const found: string[] = [];
  for (const [token] of text.toLowerCase().matchAll(TOKEN)) {
    if (/^\d/.test(token)) found.push(token.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.'));
    else if (Object.hasOwn(known, token)) found.push(known[token] ?? '');
  }
  return found;
}

/** The text with its numbers left out. */
export function withoutNumbers(text: string, locale: string): string {
  const known = knownIn(locale);
  return text.toLowerCase().replace(TOKEN, (token) => (/^\d/.test(token) || Object.hasOwn(known, token) ? ' ' : token));
}
