/**
 * Whether text can be read on a company's colour. Formulas from WCAG 2.2, "relative luminance" and "contrast ratio"
 * (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance); the bound is that of level AA for text of normal size
 * (success criterion 1.4.3).
 */

/** The lowest contrast of text that is allowed. */
export const AA_TEXT = 4.5;

/** What text on a colour may be; dark is warm and not quite black, as in the rest of the product. */
const LIGHT = '#ffffff';
const DARK = '#1c1917';

type Rgb = readonly [number, number, number];

/** The contrast of two colours given as `#rrggbb`, from 1 (none) to 21. */
export function contrastRatio(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The text colour that reads best on `color`, as `#rrggbb`. */
export function onColor(color: string): string {
  return contrastRatio(color, LIGHT) >= contrastRatio(color, DARK) ? LIGHT : DARK;
}

/** Whether text on `color` reaches level AA. */
export function isReadable(color: string): boolean {
  return contrastRatio(color, onColor(color)) >= AA_TEXT;
}

/**
 * The colour nearest to `color` that carries readable text, `color` itself where it does. Of the mixes with black and
 * with white it is the one with the least of either, so the company's hue stays.
 */
export function nearestReadable(color: string): string {
  for (let step = 0; step <= 255; step += 1) {
    const found = [0, 255].map((towards) => mix(color, towards, step / 255)).find(isReadable);
    if (found !== undefined) return found;
  }
  return LIGHT;
}

/** The colour nearest to `color` that reads as text on `background` with at least this contrast, by the same mixes. */
export function nearestOn(color: string, background: string, ratio = AA_TEXT): string {
  for (let step = 0; step <= 255; step += 1) {
    const found = [0, 255].map((towards) => mix(color, towards, step / 255)).find((mixed) => contrastRatio(mixed, background) >= ratio);
    if (found !== undefined) return found;
  }
  return onColor(background);
}

function mix(color: string, towards: number, share: number): string {
  const mixed = channels(color).map((value) => Math.round(value + (towards - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
