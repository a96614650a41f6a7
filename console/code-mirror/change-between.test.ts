import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween } from './change-between.ts';

describe('a text that came from elsewhere', () => {
  it('changes only what differs, so that the cursor stays where somebody writes', () => {
    expect(changeBetween('We ship to Norway.', 'We ship to Sweden.')).toEqual({ from: 11, to: 17, insert: 'Sweden' });
    expect(changeBetween('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' });
    expect(changeBetween('same', 'same')).toBeNull();
  });

  it('becomes exactly the text that came', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
    fc.assert(
      fc.property(letters, letters, (before, next) => {
        const change = changeBetween(before, next) ?? { from: 0, to: 0, insert: '' };
        expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(next);
      }),
    );
  });
});
