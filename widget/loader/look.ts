/** The inbox as `/widget.js` carries it: name, colour, and the colour of text on it. */
export interface InboxBrand {
  n: string;
  c: string;
  o: string;
}

/** A surface and what is written on it. */
export interface BrandColors {
  brand: string;
  onBrand: string;
}

/**
 * Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2), without the straight piece near black: that changes it by less
 * than 0.001 there, and by nothing where black and white change places.
 */
function luminance(color: string): number {
  return [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
    const part = parseInt(color.slice(2 * i + 1, 2 * i + 3), 16) / 255;
    return sum + weight * ((part + 0.055) / 1.055) ** 2.4;
  }, 0);
}

/**
 * Surface and text colour of the launcher. A site's own colour is taken only as `#rrggbb`; black or white is then
 * the better of the two on it, which is never below 4.5 : 1.
 */
export function brandColors(inbox: InboxBrand, own?: string): BrandColors {
  if (!own || !/^#[0-9a-f]{6}$/i.test(own)) return { brand: inbox.c, onBrand: inbox.o };
  // 0.179 is where black and white read equally well: (L + 0.05)² = 1.05 · 0.05.
  return { brand: own, onBrand: luminance(own) > 0.179 ? '#000000' : '#ffffff' };
}
