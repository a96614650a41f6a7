import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { buildSpeller } from './spelling.ts';

const VOCABULARY = new Map([['delivery', 3], ['refund', 5], ['refunds', 1], ['cart', 2], ['invoice', 4], ['cancellation', 1]]);
const spell = buildSpeller(VOCABULARY);

describe('the repair of spelling', () => {
  it('forgives a letter lost, added, exchanged or swapped, and two in a long word', () => {
    expect(['invoce', 'invvoice', 'imvoice', 'invocie', 'nivoice'].map(spell)).toEqual(Array(5).fill('invoice'));
    expect(spell('cancelatoin')).toBe('cancellation');
  });

  it('takes the word that is used more among equally near ones', () => {
    expect(spell('refundz')).toBe('refund');
  });

  it('leaves alone what the base knows, what is short, and what is near to nothing', () => {
    expect(['refund', 'crt', 'kayak', '12345', 'constructor', ''].map(spell)).toEqual(Array(6).fill(null));
  });

  it('finds every word of the base after one slip', () => {
    expect.hasAssertions();
    const slip = fc.record({ word: fc.constantFrom('delivery', 'invoice', 'cancellation'), at: fc.nat(11), letter: fc.constantFrom('x', 'q', 'z') });
    fc.assert(fc.property(slip, ({ word, at, letter }) => {
      expect(spell(word.slice(0, at) + letter + word.slice(at))).toBe(word);
    }));
  });
});

describe('the distance of two words', () => {
  it('is the same both ways, 0 only for the same word, and above the bound for all that is further', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 9) === editDistance(b, a, 9) && (editDistance(a, b, 9) === 0) === (a === b)));
    expect(editDistance('abcdef', 'fedcba', 2)).toBe(3);
  });
});
