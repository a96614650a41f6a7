import { describe, expect, it } from 'vitest';
import { headingPositions, samePlace } from './scroll-in-step.ts';

describe('the preview beside the text', () => {
  it('finds the headings of a text, and none in code', () => {
    expect(headingPositions('## A\nx\n```\n# no\n```\n  ### B\n#no\n')).toEqual([0, 20]);
  });

  it('stands at the heading when the text does, and between two in the same share', () => {
    const [text, page] = [[0, 100, 300], [0, 50, 1050]];
    expect(samePlace(100, text, page)).toBe(50);
    expect(samePlace(200, text, page)).toBe(550);
    expect(samePlace(900, text, page)).toBe(1050);
    expect(samePlace(0, text, page)).toBe(0);
  });

  it('stays at the beginning of a text without any length', () => {
    expect(samePlace(10, [0, 0], [0, 0])).toBe(0);
    expect(samePlace(10, [], [])).toBe(0);
  });
});
