import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Solved } from '../../protocol/surveys.ts';
import type { AnswerCount } from './survey-figures.ts';
import { surveyFigures } from './survey-figures.ts';

const answers = (csat: number | null, solved: Solved | null, nps: number | null, count = 1): AnswerCount => ({
  csat,
  solved,
  nps,
  count,
});
const rated = (csat: number | null, count = 1) => answers(csat, null, null, count);
const recommended = (nps: number | null, count = 1) => answers(null, null, nps, count);

describe('a supervisor reads the key figures of surveys', () => {
  it('counts answers 4 and 5 as satisfied, out of those who answered', () => {
    const { csat } = surveyFigures([rated(1), rated(2), rated(3), rated(4, 3), rated(5, 4), rated(null, 30)]);
    expect([csat.part, csat.of, csat.value]).toEqual([7, 10, 0.7]);
  });

  it('compares those who answered with those who were offered a survey', () => {
    const { offered, responseRate } = surveyFigures([rated(5, 3), rated(1, 1), rated(null, 12)]);
    expect(offered).toBe(16);
    expect([responseRate.part, responseRate.of, responseRate.value]).toEqual([4, 16, 0.25]);
  });

  it('draws the lines of NPS between 6 and 7 and between 8 and 9', () => {
    const { nps } = surveyFigures(Array.from({ length: 11 }, (_, score) => recommended(score)));
    expect([nps.answers, nps.promoters, nps.detractors]).toEqual([11, 2, 7]);
    expect(nps.value).toBeCloseTo((100 * (2 - 7)) / 11, 10);
  });

  it('counts how many questions were solved, partly or not, leaving out those who did not say', () => {
    const { solved } = surveyFigures([
      answers(5, 'yes', null, 8),
      answers(4, 'partly', 9, 3),
      answers(null, 'no', 0, 2),
      answers(2, null, 3, 5),
    ]);
    expect(solved).toEqual({ yes: 8, partly: 3, no: 2 });
  });

  it('adds up the same answers given in several groups', () => {
    expect(surveyFigures([answers(5, 'yes', 10), answers(5, 'yes', 10), answers(1, 'no', 0)])).toEqual(
      surveyFigures([answers(1, 'no', 0), answers(5, 'yes', 10, 2)]),
    );
  });

  it('says nothing where nothing was offered', () => {
    const nothing = { part: 0, of: 0, value: null, low: null, high: null };
    expect(surveyFigures([])).toEqual({
      offered: 0,
      csat: nothing,
      responseRate: nothing,
      nps: { answers: 0, promoters: 0, detractors: 0, value: null, low: null, high: null },
      solved: { yes: 0, partly: 0, no: 0 },
    });
  });

  it('says that nobody answered where surveys were offered in vain', () => {
    const { csat, responseRate } = surveyFigures([rated(null, 4)]);
    expect(csat.value).toBeNull();
    expect([responseRate.part, responseRate.of, responseRate.value, responseRate.low]).toEqual([0, 4, 0, 0]);
    // z² ÷ (4 + z²), z = 1.96: even with 0 of 4 the true rate may be nearly a half.
    expect(responseRate.high).toBeCloseTo(0.4899, 4);
  });
});

describe('the 95 % interval of a share', () => {
  it('is that of Wilson: 7 of 10 lie between 40 % and 89 %', () => {
    const { csat } = surveyFigures([rated(5, 7), rated(1, 3)]);
    // (0.7 + 3.8415/20 ± 1.96·√(0.021 + 3.8415/400)) ÷ (1 + 3.8415/10), by hand.
    expect(csat.low).toBeCloseTo(0.3968, 4);
    expect(csat.high).toBeCloseTo(0.8922, 4);
  });

  it('shows how little one answer says', () => {
    const { csat } = surveyFigures([rated(5)]);
    expect([csat.value, csat.high]).toEqual([1, 1]);
    expect(csat.low).toBeCloseTo(0.2065, 4);
  });

  it('always holds the share, stays within 0 and 1, and mirrors its opposite', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (satisfied, others) => {
        fc.pre(satisfied + others > 0);
        const { csat } = surveyFigures([rated(5, satisfied), rated(1, others)]);
        const opposite = surveyFigures([rated(1, satisfied), rated(5, others)]).csat;
        const [value, low, high] = [csat.value ?? NaN, csat.low ?? NaN, csat.high ?? NaN];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        expect(opposite.low).toBeCloseTo(1 - high, 10);
        expect(opposite.high).toBeCloseTo(1 - low, 10);
      }),
    );
  });

  it('gets narrower with more answers of the same mixture', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 2, max: 20 }), (satisfied, others, times) => {
        fc.pre(satisfied + others > 0);
        const width = (k: number) => {
          const { csat } = surveyFigures([rated(5, k * satisfied), rated(1, k * others)]);
          return (csat.high ?? NaN) - (csat.low ?? NaN);
        };
        expect(width(times)).toBeLessThan(width(1));
      }),
    );
  });
});

describe('the 95 % interval of NPS', () => {
  it('comes from the trinomial variance: 5 promoters, 3 passives, 2 detractors are 30 ± 48', () => {
    const { nps } = surveyFigures([recommended(10, 5), recommended(7, 3), recommended(2, 2)]);
    expect(nps.value).toBeCloseTo(30, 10);
    // 1.96 · √((0.5 + 0.2 − 0.3²) ÷ 10) = 0.4841
    expect(nps.low).toBeCloseTo(30 - 48.41, 2);
    expect(nps.high).toBeCloseTo(30 + 48.41, 2);
  });

  it('ends at −100 and 100', () => {
    const { nps } = surveyFigures([recommended(10, 9), recommended(8, 1)]);
    expect([nps.value, nps.high]).toEqual([90, 100]);
  });

  it('does not take one answer, or many that agree, for certainty', () => {
    const promoter = surveyFigures([recommended(10)]).nps;
    expect([promoter.value, promoter.high]).toEqual([100, 100]);
    // Wilson: 1 of 1 may be as few as 20.65 %, the others detractors at worst.
    expect(promoter.low).toBeCloseTo(100 * (1 - 2 * (1 - 0.20654)), 2);
    const detractor = surveyFigures([recommended(0)]).nps;
    expect([detractor.value, detractor.low, detractor.high]).toEqual([-100, -100, -(promoter.low ?? NaN)]);
    const passive = surveyFigures([recommended(8, 4)]).nps;
    expect(passive.value).toBe(0);
    expect(passive.high).toBeCloseTo(48.99, 2);
    expect(passive.low).toBeCloseTo(-48.99, 2);
  });

  it('always holds the score, stays in range, has width, and mirrors promoters and detractors', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (promoters, passives, detractors) => {
        fc.pre(promoters + passives + detractors > 0);
        const { nps } = surveyFigures([recommended(9, promoters), recommended(7, passives), recommended(6, detractors)]);
        const mirror = surveyFigures([recommended(9, detractors), recommended(7, passives), recommended(6, promoters)]).nps;
        const [value, low, high] = [nps.value ?? NaN, nps.low ?? NaN, nps.high ?? NaN];
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThan(high);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        expect(mirror.low).toBeCloseTo(-high, 8);
        expect(mirror.value).toBeCloseTo(-value, 8);
      }),
    );
  });
});
