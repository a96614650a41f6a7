/**
 * The form of a code such as an order number, simple enough for an owner to write and harmless to match: `#` is a digit,
 * `?` a letter, `*` either; `+` behind one of them means one or more (at most twenty); everything else stands for itself.
 */

const CLASSES: Readonly<Record<string, string>> = { '#': '[0-9]', '?': '[A-Za-z]', '*': '[A-Za-z0-9]' };
/** More open ends than this could make a match slow. */
const OPEN_ENDS_MAX = 2;
const OPEN_MAX = 20;
/** What may stand between two parts of a form; customers write it, leave it out, or put a space. */
const GAP = /[\s-]+/;

/** Whether a text is such a form, with at least one place to fill. */
export function isFieldPattern(pattern: string): boolean {
  if (!/[#?*]/.test(pattern) || /(^|[^#?*])\+/.test(pattern)) return false;
  return (pattern.match(/\+/g) ?? []).length <= OPEN_ENDS_MAX;
}

/** What fits the form anywhere in a text, in capitals and with the gaps of the form, and where it begins there. */
export function findFieldPattern(pattern: string, text: string): { value: string; at: number }[] {
  const sources = pattern.split(GAP).map((part) => `(${partSource(part)})`);
  const form = new RegExp(`(?<![A-Za-z0-9])${sources.join('[\\s-]{0,3}')}(?![A-Za-z0-9])`, 'gi');
  const gaps = pattern.match(new RegExp(GAP, 'g')) ?? [];
  return [...text.matchAll(form)]
    // A form of letters and digits is not met by an ordinary word.
    .filter((found) => !/[#*]/.test(pattern) || /\d/.test(found[0]))
    .map((found) => ({
      value: found.slice(1).map((part, i) => `${i === 0 ? '' : (gaps[i - 1] ?? '')}${part}`).join('').toUpperCase(),
      at: found.index,
    }));
}

function partSource(part: string): string {
  return part.replace(/([#?*])(\+?)|([^#?*])/gs, (_, kind: string | undefined, open: string, other: string) =>
    kind === undefined ? other.replace(/[\\^$.+()[\]{}|/]/, '\\$&') : `${CLASSES[kind]}${open ? `{1,${OPEN_MAX}}` : ''}`,
  );
}

/** An example of the form, for a customer who asks what it looks like: HP-####### becomes HP-1234567. */
export function patternExample(pattern: string): string {
  let digit = 0;
  let letter = 0;
  const next = (kind: string): string => (kind === '?' ? 'ABCDEFGH'.charAt(letter++ % 8) : '1234567890'.charAt(digit++ % 10));
  return pattern.replace(/([#?*])(\+?)/g, (_, kind: string, open: string) => Array.from({ length: open ? 4 : 1 }, () => next(kind)).join(''));
}
