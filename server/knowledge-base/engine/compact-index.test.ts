import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactBuilder } from './compact-index.ts';
import { lunrBuilder } from './lunr-index.ts';
import type { AskedTerm, ScoringBuilder, ScoringIndex } from './scoring-index.ts';

const FIELDS = [{ name: 'words', boost: 1 }, { name: 'body', boost: 0.5 }];
const BM25 = { k1: 2, b: 0.9 };
const term = fc.constantFrom('tent', 'boot', 'rope', 'map', 'constructor', 'a_b', '__proto__', 'sock', 'lamp', 'é');
const documents = fc.array(fc.tuple(fc.array(term, { maxLength: 8 }), fc.array(term, { maxLength: 20 })), { minLength: 1, maxLength: 30 });
const asked = fc.array(fc.record({ term, fields: fc.constantFrom([0], [1], [0, 1]), boost: fc.constantFrom(0.5, 0.6, 1) }), { minLength: 1, maxLength: 6 });

function built(builder: ScoringBuilder, of: readonly (readonly (readonly string[])[])[]): ScoringIndex {
  for (const fields of of) builder.add(fields);
  return builder.build();
}

/** Scores by document: the order of equal ones is nobody's business. */
const scores = (index: ScoringIndex, terms: readonly AskedTerm[]) =>
  new Map(index.search(terms, 30).map(({ document, score }) => [document, Math.round(score * 1e6) / 1e6]).sort((a, b) => (a[0] as number) - (b[0] as number)) as [number, number][]);

describe('the index of large bases', () => {
  it('scores as Lunr does, whatever is in the articles and whatever is asked', () => {
    expect.hasAssertions();
    fc.assert(fc.property(documents, asked, (of, terms) => {
      expect(scores(built(compactBuilder(FIELDS, BM25), of), terms)).toEqual(scores(built(lunrBuilder(FIELDS, BM25), of), terms));
    }), { numRuns: 200 });
  });

  it('knows what an article holds, and in which field', () => {
    expect.hasAssertions();
    fc.assert(fc.property(documents, term, fc.constantFrom([0], [1], [0, 1]), (of, word, fields) => {
      const index = built(compactBuilder(FIELDS, BM25), of);
      expect(of.map((_, i) => index.holds(i, word, fields))).toEqual(of.map((words) => fields.some((field) => words[field]?.includes(word))));
    }));
  });

  it('gives the best first, and no more than were asked for', () => {
    const index = built(compactBuilder(FIELDS, BM25), [[['tent'], []], [['tent', 'tent', 'boot'], []], [['boot'], []], [[], ['tent']]]);
    const found = index.search([{ term: 'tent', fields: [0, 1], boost: 1 }], 2);
    expect(found).toHaveLength(2);
    expect(found[0]?.score).toBeGreaterThanOrEqual(found[1]?.score ?? Number.NaN);
    expect(index.search([{ term: 'kayak', fields: [0], boost: 1 }], 2)).toEqual([]);
    expect(compactBuilder(FIELDS, BM25).build().search([{ term: 'tent', fields: [0], boost: 1 }], 2)).toEqual([]);
  });

  it('keeps tens of thousands of words apart', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => [[`word${i}`], []]);
    const index = built(compactBuilder(FIELDS, BM25), many);
    expect([7, 4_096, 19_999].map((i) => index.search([{ term: `word${i}`, fields: [0], boost: 1 }], 3).map(({ document }) => document))).toEqual([[7], [4_096], [19_999]]);
  });
});
