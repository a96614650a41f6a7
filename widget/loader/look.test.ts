import { describe, expect, it } from 'vitest';
import { brandColors } from './look.ts';

const inbox = { n: 'Harbour & Pine', c: '#1f4d3a', o: '#ffffff' };

/** WCAG 2.2, written out anew. */
function contrast(a: string, b: string): number {
  const luminance = (color: string): number => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe('the colours of the launcher', () => {
  it('are those of the inbox unless the site brings its own', () => {
    expect(brandColors(inbox)).toEqual({ brand: '#1f4d3a', onBrand: '#ffffff' });
    expect(brandColors(inbox, 'url(evil)')).toEqual({ brand: '#1f4d3a', onBrand: '#ffffff' });
  });

  it('stay readable on any colour a site brings', () => {
    const parts = ['00', '20', '40', '60', '75', '80', '9a', 'c0', 'ff'];
    for (const r of parts) for (const g of parts) for (const b of parts) {
      const { brand, onBrand } = brandColors(inbox, `#${r}${g}${b}`);
      expect(contrast(brand, onBrand)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
