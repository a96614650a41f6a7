import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AA_TEXT, contrastRatio, isReadable, nearestOn, nearestReadable, onColor } from './contrast.ts';

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the colour of an inbox', () => {
  it('is measured as WCAG does', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBe(21);
    expect(contrastRatio('#ffffff', '#ffffff')).toBe(1);
    // Published pair: the lightest grey that passes AA on white, and the next one, which fails.
    expect(contrastRatio('#767676', '#ffffff')).toBeGreaterThan(AA_TEXT);
    expect(contrastRatio('#777777', '#ffffff')).toBeLessThan(AA_TEXT);
  });

  it('carries white text when dark, dark text when light', () => {
    expect(onColor('#1d4ed8')).toBe('#ffffff');
    expect(onColor('#f5a524')).toBe('#1c1917');
  });

  it('is refused in the middle greys, where neither can be read', () => {
    expect(['#7f7f7f', '#808080', '#818181'].filter(isReadable)).toEqual([]);
    expect(nearestReadable('#808080')).toBe('#828282');
  });

  it('stays as it is where it can be read', () => {
    expect(nearestReadable('#1d4ed8')).toBe('#1d4ed8');
  });

  it('always has a readable neighbour', () => {
    fc.assert(
      fc.property(color, (any) => {
        expect(isReadable(nearestReadable(any))).toBe(true);
      }),
    );
  });

  it('becomes text that can be read on whatever lies under it, and stays itself where it can', () => {
    fc.assert(fc.property(color, color, (text, background) => contrastRatio(nearestOn(text, background), background) >= AA_TEXT || !isReadable(background)));
    expect(nearestOn('#1f5c4d', '#ffffff')).toBe('#1f5c4d');
    expect(contrastRatio(nearestOn('#1f5c4d', '#161412'), '#161412')).toBeGreaterThanOrEqual(AA_TEXT);
  });
});
