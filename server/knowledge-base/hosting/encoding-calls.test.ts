import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingCalls } from './encoding-calls.ts';
import { packVector, unpackVector } from './vector-bytes.ts';

const DIMENSION = 16;

/** An encoder that remembers what it was asked: a vector for each letter. */
function encoder() {
  const asked: string[] = [];
  const vectorOf = (text: string) => Float32Array.from({ length: DIMENSION }, (_, i) => Math.sin((text.charCodeAt(0) || 1) * (i + 1)));
  const unit = (vector: Float32Array) => vector.map((value) => value / Math.hypot(...vector));
  const embed = async (texts: readonly string[]) => texts.map((text) => (asked.push(text), unit(vectorOf(text))));
  return { asked, calls: encodingCalls(async () => ({ id: 'sines', dimension: DIMENSION, languages: ['en'], words: [], embed })) };
}

const likeness = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('vectors that are kept', () => {
  it('are nearly what they were, in a quarter of the room', () => {
    expect.hasAssertions();
    const vector = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 64 }).filter((values) => Math.hypot(...values) > 0.1);
    fc.assert(fc.property(vector, (values) => {
      const unit = Float32Array.from(values, (value) => value / Math.hypot(...values));
      const back = new Float32Array(unit.length);
      unpackVector(packVector(unit), back);
      expect(likeness(unit, back)).toBeGreaterThan(0.999);
    }));
  });

  it('are computed once, and only where no more are new than the caller waits for', async () => {
    const { asked, calls } = encoder();
    expect(await calls.vectors.kept(['a', 'b', 'c'], 2)).toBeNull();
    expect(asked).toEqual([]);
    expect((await calls.vectors.kept(['a', 'b', 'c', 'a'], 3))?.length).toBe(4 * DIMENSION);
    await calls.vectors.kept(['c', 'd'], 1);
    expect(asked).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are handed out once to be stored, and serve another process as they are', async () => {
    const first = encoder();
    const vectors = await first.calls.vectors.kept(['a', 'b'], 9);
    const fresh = first.calls.fresh();
    expect([fresh.ids.length, first.calls.fresh().ids.length]).toEqual([2, 0]);
    const second = encoder();
    second.calls.load(fresh);
    expect(await second.calls.vectors.kept(['a', 'b'], 0)).toEqual(vectors);
    expect([second.asked, second.calls.fresh().ids]).toEqual([[], []]);
  });

  it('are not kept for questions, whose turn comes before theirs', async () => {
    const { asked, calls } = encoder();
    const many = calls.vectors.kept(Array.from('abcdefghijklmnop'), 99);
    await calls.vectors.embed(['z'], true);
    expect(asked.indexOf('z')).toBeLessThan(9);
    await many;
    expect(calls.fresh().ids).toHaveLength(16);
  });
});
