import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFieldPattern, isFieldPattern, patternExample } from './field-pattern.ts';

describe('the form of a code', () => {
  it.each([
    ['HP-#######', 'my order is hp-1234567, thanks', 'HP-1234567'],
    ['HP-#######', 'HP 1234567', 'HP-1234567'],
    ['HP-#######', 'HP1234567', 'HP-1234567'],
    ['HP-#######', 'HP-123456', null],
    ['HP-#######', 'HP-12345678', null],
    ['#+', 'it is 4712 not 4711', '4712'],
    ['??-*+', 'the code ab-x9y', 'AB-X9Y'],
    ['A.#', 'the part Ax7', null],
    ['(#)', 'number (7)', '(7)'],
  ])('%s in “%s” is %s', (pattern, text, found) => {
    expect(findFieldPattern(pattern, text)[0]?.value ?? null).toBe(found);
  });

  it.each(['', 'HP', '+', 'a+', '#+#+#+', 'HP-+'])('is refused as %j', (pattern) => {
    expect(isFieldPattern(pattern)).toBe(false);
  });

  it('always fits its own example', () => {
    const form = fc.array(fc.constantFrom('#', '?', '*', '#+', '-', ' ', 'H', 'P', '.', '['), { minLength: 1, maxLength: 10 }).map((parts) => parts.join('').trim());
    fc.assert(
      fc.property(form.filter(isFieldPattern).filter((pattern) => !/^[-\s]|[-\s]$|[-\s]{4}/.test(pattern)), (pattern) => {
        expect(findFieldPattern(pattern, patternExample(pattern))[0]?.value).toBe(patternExample(pattern).toUpperCase());
      }),
      { numRuns: 200 },
    );
  });

  it('is looked for quickly in whatever a customer writes', () => {
    const startedAt = performance.now();
    findFieldPattern('*+-*+', 'a1'.repeat(5_000));
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
});
