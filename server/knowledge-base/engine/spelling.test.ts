import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';
import type { Speller } from './spelling.ts';
import { buildSpeller } from './spelling.ts';
import { wordOdds } from './word-odds.ts';
import { foldedWords } from './words.ts';

const PHRASINGS = [
  'when will my delivery arrive', 'how do i get a refund', 'is the refund on my invoice', 'send the invoice again', 'where is the invoice',
  'empty the cart', 'what does a cancellation cost', 'how long does the delivery take', 'refunds for gift cards', 'move my delivery', 'how long will it take',
].map((text) => foldedWords(text));
const counts = new Map<string, number>();
for (const words of PHRASINGS) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
const speller = (general: string[] = [], isKnownForm: (word: string) => boolean = () => false) => buildSpeller(wordOdds({ counts, phrasings: PHRASINGS }, general), isKnownForm);
const meant = (spell: Speller, text: string) => spell(foldedWords(text)).flatMap((part) => part.meant).join(' ');

describe('the repair of spelling', () => {
  it('forgives a letter lost, added, exchanged or swapped, and two in a long word', () => {
    expect(['invoce', 'invvoice', 'imvoice', 'invocie', 'nivoice'].map((word) => meant(speller(), word))).toEqual(Array(5).fill('invoice'));
    expect(meant(speller(), 'cancelatoin')).toBe('cancellation');
  });

  it('takes the word that fits its neighbours among equally near ones', () => {
    expect(meant(speller(), 'how do i het a refund')).toBe('how do i get a refund');
    expect(meant(speller(), 'jove my delivery')).toBe('move my delivery');
  });

  it('puts spaces where they belong', () => {
    expect(meant(speller(), 'howlong will it take')).toBe('how long will it take');
    expect(meant(speller(), 'ho wlong will it take')).toBe('how long will it take');
    expect(meant(speller(), 'how longwdoes the deli very take')).toBe('how long does the delivery take');
  });

  it('tells which words it changed, and how many were written', () => {
    expect(speller()(['the', 'inv', 'oice', 'again'])).toEqual([
      { taken: 1, meant: ['the'], isRepaired: false },
      { taken: 2, meant: ['invoice'], isRepaired: true },
      { taken: 1, meant: ['again'], isRepaired: false },
    ]);
  });

  it('leaves alone what the base or the language knows, numbers, and what is near to nothing', () => {
    expect(meant(speller(), 'refund kayak 12345 constructor')).toBe('refund kayak 12345 constructor');
    expect(meant(speller(['card', 'cars']), 'my card')).toBe('my card');
    expect(meant(speller([], (word) => word === 'carts'), 'two carts')).toBe('two carts');
    expect(speller()([])).toEqual([]);
  });

  it('finds every word of the base after one slip', () => {
    const slip = fc.record({ word: fc.constantFrom('delivery', 'invoice', 'cancellation'), at: fc.nat(11), letter: fc.constantFrom('x', 'q', 'z') });
    fc.assert(fc.property(slip, ({ word, at, letter }) => meant(speller(), word.slice(0, at) + letter + word.slice(at)) === word));
    expect(meant(speller(), 'qdelivery')).toBe('delivery');
  });

  it('takes every written word once, whatever was written', () => {
    const spell = speller();
    const word = fc.oneof(fc.string({ unit: fc.constantFrom('a', 'e', 'r', 't'), minLength: 1, maxLength: 9 }), fc.constantFrom('refund', 'refnd', 'my', 'ymdelivery'));
    fc.assert(fc.property(fc.array(word, { maxLength: 8 }), (written) => spell(written).reduce((sum, { taken }) => sum + taken, 0) === written.length), { numRuns: 50 });
    expect(spell(['refnd', 'my'])).toHaveLength(2);
  });
});

describe('the distance of two words', () => {
  it('is the same both ways, 0 only for the same word, and above the bound for all that is further', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 9) === editDistance(b, a, 9) && (editDistance(a, b, 9) === 0) === (a === b)));
    expect(editDistance('abcdef', 'fedcba', 2)).toBe(3);
  });
});
