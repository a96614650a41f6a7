import { describe, expect, it } from 'vitest';
import { fitMix } from './fit-mix.ts';
import type { LogisticRow } from './logistic-regression.ts';
import { fitLogistic, logisticOf } from './logistic-regression.ts';
import { randomFrom } from './random-order.ts';
import { FIRST_MIX, FIRST_WORDS_MIX, rankByMix } from './ranking.ts';

const random = randomFrom(7);
/** Questions for which the opinion in `trusted` is about right and the others are noise. */
const cases = (trusted: 'lexical' | 'meaning', count: number) =>
  Array.from({ length: count }, () => ({
    slug: 'right',
    opinions: ['right', 'wrong', 'other'].map((slug) => {
      const opinion = { slug, lexical: 10 * random(), wording: -5 * random(), meaning: -50 * random(), nearness: random() };
      return { ...opinion, [trusted]: opinion[trusted] + (slug === 'right' ? (trusted === 'lexical' ? 8 : 40) : 0) };
    }),
  }));

describe('the mix of opinions', () => {
  it('follows the opinion that was right about the base’s own questions', () => {
    const byWords = fitMix(cases('lexical', 200), FIRST_MIX);
    const byMeaning = fitMix(cases('meaning', 200), FIRST_MIX);
    expect(byWords.lexical).toBeGreaterThan(3 * byMeaning.lexical);
    expect(byMeaning.meaning).toBeGreaterThan(2 * byWords.meaning);
  });

  it('stays near where it began with few questions, and leaves out what it is told to', () => {
    expect(fitMix([], FIRST_MIX)).toEqual(FIRST_MIX);
    expect(fitMix(cases('lexical', 1), FIRST_MIX).meaning).toBeCloseTo(FIRST_MIX.meaning, 1);
    expect(fitMix(cases('lexical', 50), FIRST_WORDS_MIX)).toMatchObject({ meaning: 0, nearness: 0 });
  });

  it('gives probabilities, best first', () => {
    const ranked = rankByMix(cases('lexical', 1)[0]?.opinions ?? [], FIRST_MIX);
    expect(ranked.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    expect(ranked.map(({ probability }) => probability)).toEqual(ranked.map(({ probability }) => probability).sort((a, b) => b - a));
    expect(rankByMix([], FIRST_MIX)).toEqual([]);
  });
});

describe('a logistic regression', () => {
  const rows = (count: number): LogisticRow[] =>
    Array.from({ length: count }, () => {
      const x = 4 * random() - 2;
      return { inputs: [x, 3, random()], isTrue: random() < 1 / (1 + Math.exp(-2 * x)), weight: 1 };
    });

  it('finds how an input moves the odds, and bears one that never changes', () => {
    const fit = fitLogistic(rows(3_000), [0, 0, 0]);
    expect(logisticOf(fit, [1, 3, 0.5])).toBeCloseTo(1 / (1 + Math.exp(-2)), 1);
    expect(logisticOf(fit, [0, 99, 0.5])).toBeCloseTo(0.5, 1);
  });

  it('says what was expected where rows are few', () => {
    const [weight = 0] = fitLogistic(rows(3), [1.5, 0, 0]).weights;
    expect(Math.abs(weight - 1.5)).toBeLessThan(0.5);
  });
});
