import { describe, expect, it } from 'vitest';
import { cholesky, solveCholesky } from './cholesky.ts';
import { randomFrom } from './random-order.ts';
import type { VectorExample } from './sentence-head.ts';
import { extendHead, headScores, trainHead, untrainedHead } from './sentence-head.ts';

/** Articles that differ in one direction, along which phrasings hardly scatter, and scatter widely in another that says nothing. */
function examples(owner: number, count: number, random: () => number): VectorExample[] {
  return Array.from({ length: count }, () => ({ owner, vector: Float32Array.of(owner + 0.2 * random(), 20 * (random() - 0.5), 0.3) }));
}
const best = (scores: Float32Array) => scores.indexOf(Math.max(...scores));

describe('the head over vectors of sentences', () => {
  it('learns which direction tells articles apart and which is only how people differ', () => {
    const random = randomFrom(1);
    const seen = [0, 1, 2].flatMap((owner) => examples(owner, 60, random));
    const asked = [0, 1, 2].flatMap((owner) => examples(owner, 20, random));
    const rightOf = (head: ReturnType<typeof trainHead>) => asked.filter(({ vector, owner }) => head !== null && best(headScores(head, vector)) === owner).length;
    expect(rightOf(trainHead(seen, 3))).toBeGreaterThan(55);
    expect(rightOf(untrainedHead(seen, 3))).toBeLessThan(45);
  });

  it('takes in an article that came later, as if it had been there', () => {
    const random = randomFrom(2);
    const head = trainHead([0, 1].flatMap((owner) => examples(owner, 60, random)), 2);
    const grown = head && extendHead(head, examples(5, 10, random).map((each) => ({ ...each, owner: 0 })), 1);
    expect(grown && best(headScores(grown, Float32Array.of(5, 2, 0.3)))).toBe(2);
    expect(grown && best(headScores(grown, Float32Array.of(1, -3, 0.3)))).toBe(1);
  });

  it('gives an article without vectors no chance, and no head where there is none at all', () => {
    const head = trainHead(examples(0, 3, randomFrom(3)), 2);
    expect(head && headScores(head, Float32Array.of(0, 0, 0))[1]).toBe(Number.NEGATIVE_INFINITY);
    expect(trainHead([], 4)).toBeNull();
    expect(untrainedHead([], 4)).toBeNull();
  });
});

describe('a Cholesky factor', () => {
  it('solves what it was made of', () => {
    const factor = cholesky(Float64Array.of(4, 2, 2, 3), 2);
    const [x = 0, y = 0] = solveCholesky(factor, [10, 11], 2);
    expect([4 * x + 2 * y, 2 * x + 3 * y]).toEqual([expect.closeTo(10), expect.closeTo(11)]);
  });
});
