/**
 * Folding: what a customer writes in a hurry and what an editor wrote with care become the same letters. Marks that are no
 * letters of their own go (accents, Arabic and Hebrew vowels); those without which a script cannot be read stay.
 */

/** Marks after these are left out; Cyrillic keeps `й` but writes `е` for `ё`, as most people do. */
const MARKED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}еЕ])\p{M}+/gu;
/** Letters that are written in several ways. */
const VARIANTS: Readonly<Record<string, string>> = { ς: 'σ', ı: 'i', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ـ: '' };
const VARIANT = /[ςıىیکةـ]/g;
const ASCII_ONLY = /^[\u0020-\u007e]*$/;

/** A text in lower case without such marks. Full-width and other compatible forms become the usual ones. */
export function fold(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').toLowerCase().replace(MARKED, '$1').normalize('NFC').replace(VARIANT, (letter) => VARIANTS[letter] ?? letter);
}

/** Runs of one kind of script: without spaces between words; with words that only a dictionary parts; all others. */
const RUNS = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+)|([\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+)|((?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+)/gu;
const ASCII_WORD = /[a-z0-9]+/g;
let dictionary: Intl.Segmenter | undefined;

/** The words of a folded text. Chinese, Japanese and Korean become pairs of neighbouring characters, which need no dictionary. */
export function* cutWords(folded: string): Generator<string> {
  if (ASCII_ONLY.test(folded)) {
    for (const [word] of folded.matchAll(ASCII_WORD)) yield word;
    return;
  }
  for (const [, characters, unparted, word] of folded.matchAll(RUNS)) {
    if (word !== undefined) yield word;
    else if (characters !== undefined) yield* pairs([...characters]);
    else if (unparted !== undefined) {
      dictionary ??= new Intl.Segmenter('th', { granularity: 'word' });
      for (const { segment, isWordLike } of dictionary.segment(unparted)) if (isWordLike === true) yield segment;
    }
  }
}

function* pairs(characters: readonly string[]): Generator<string> {
  if (characters.length === 1) yield characters[0] as string;
  for (let i = 0; i + 1 < characters.length; i += 1) yield `${characters[i]}${characters[i + 1]}`;
}
