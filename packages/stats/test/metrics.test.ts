import { InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { binaryMetrics, brierScore, logLoss, normalQuantile, rocAuc } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const rows = fc
  .array(fc.record({ y: fc.constantFrom(0, 1), p: fc.constantFrom(0.1, 0.2, 0.2, 0.5, 0.9), w: fc.nat(3) }), {
    minLength: 2,
    maxLength: 30,
  })
  .filter((all) => [0, 1].every((y) => all.some((row) => row.y === y && row.w > 0)));

const columns = (all: readonly { y: number; p: number; w: number }[]): [number[], number[], number[]] => [
  all.map(({ y }) => y),
  all.map(({ p }) => p),
  all.map(({ w }) => w),
];

const metrics = [
  ['rocAuc', rocAuc],
  ['logLoss', logLoss],
  ['brierScore', brierScore],
] as const;

describe('metrics of two outcomes', () => {
  it('rank by pairs: rocAuc is the share of pairs won, ties one half', () => {
    const law = (all: { y: number; p: number; w: number }[]): void => {
      const [y, p, w] = columns(all);
      let [won, pairs] = [0, 0];
      for (const a of all.filter((row) => row.y === 1)) {
        for (const b of all.filter((row) => row.y === 0)) {
          pairs += a.w * b.w;
          won += a.w * b.w * (a.p > b.p ? 1 : a.p === b.p ? 0.5 : 0);
        }
      }
      expect(rocAuc(y, p, { weight: w })).toBeCloseTo(won / pairs, 13);
    };
    fc.assert(fc.property(rows, law), { numRuns: 200 });
  });

  it.each(metrics)('%s: a weight of k is the row written k times', (_, metric) => {
    const law = (all: { y: number; p: number; w: number }[]): void => {
      const [y, p, w] = columns(all);
      const [manyY, manyP] = columns(all.flatMap((row) => new Array<typeof row>(row.w).fill(row)));
      expect(metric(y, p, { weight: w })).toBeCloseTo(metric(manyY, manyP), 12);
    };
    fc.assert(fc.property(rows, law), { numRuns: 100 });
  });

  it('keep the loss finite where a sure prediction was wrong', () => {
    expect(logLoss([1], [0])).toBeCloseTo(52 * Math.LN2, 12);
    expect(logLoss([0], [1])).toBeCloseTo(52 * Math.LN2, 12);
    expect(brierScore([1, 0], [0, 0])).toBe(0.5);
  });

  it('change the ranking where calibration makes ties (E09): scores keep .6667, their isotonic fit has .7778', () => {
    expect(rocAuc([0, 1, 0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6])).toBeCloseTo(6 / 9, 15);
    expect(rocAuc([0, 1, 0, 1, 0, 1], [0, 0.5, 0.5, 0.5, 0.5, 1])).toBeCloseTo(7 / 9, 15);
  });

  it('say so where labels are given in place of probabilities (E13)', () => {
    expect(binaryMetrics([0, 1, 1], [0, 1, 0]).notes.map(({ code }) => code)).toEqual(['hard-labels']);
    expect(binaryMetrics([0, 1, 1], [0, 1, 0.5]).notes).toEqual([]);
  });

  it('report both rates, which tell a shifted model from a sound one (E10)', () => {
    const balanced = binaryMetrics([1, 0, 0, 0], [0.8, 0.4, 0.4, 0.4]);
    expect([balanced.actualRate, balanced.predictedRate]).toEqual([0.25, 0.5]);
  });

  it.each(metrics)('%s refuses what it cannot judge, and names the row', (name, metric) => {
    const message = (run: () => unknown): string => {
      try {
        run();
      } catch (error) {
        return error instanceof InvalidInputError ? error.message : `other: ${error}`;
      }
      return 'nothing';
    };
    expect(message(() => metric([0, 2], [0.1, 0.2]))).toBe(`${name}: row 1, column actual: expected 0 or 1, got 2`);
    expect(message(() => metric([0, 1], [0.1, Number.NaN]))).toMatch(`${name}: row 1, column predicted: expected`);
    expect(message(() => metric([0, 1], [0.1]))).toBe(`${name}: predicted has 1 rows, actual has 2`);
    expect(message(() => metric([0, 1], [0.1, 0.2], { weight: [1, -1] }))).toMatch('row 1, column weight');
    expect(() => metric([0, 1], [0.1, 0.2], { weights: [1, 1] } as object)).toThrow(InvalidOptionError);
    expect(() => metric([], [])).toThrow(InsufficientDataError);
    expect(() => metric([0, 1], [0.1, 0.2], { weight: [0, 0] })).toThrow(InsufficientDataError);
  });

  it('need both outcomes for a ranking, and probabilities for a loss', () => {
    expect(() => rocAuc([1, 1], [0.1, 0.2])).toThrow('rocAuc: needs 1 or more rows whose outcome is 0, got 0');
    expect(() => rocAuc([0, 0], [0.1, 0.2])).toThrow('rocAuc: needs 1 or more rows whose outcome is 1, got 0');
    expect(rocAuc([0, 1], [-3, 12])).toBe(1);
    expect(() => logLoss([0, 1], [-3, 12])).toThrow('row 0, column predicted: expected a number from 0 to 1, got -3');
  });
});

describe('the normal quantile', () => {
  it.each([
    // as the inv_cdf of Python's statistics.NormalDist gives them
    [0.6, 0.2533471031357997],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [1e-10, -6.361340902404056],
    [1e-100, -21.273453560965326],
  ])('of %d is %d', (share, expected) => {
    expect(Math.abs(normalQuantile(share) / expected - 1)).toBeLessThan(4e-15);
  });

  it('is as far below as above, and refuses what is no share', () => {
    expect(normalQuantile(0.25)).toBe(-normalQuantile(0.75));
    for (const share of [0, 1, -1, Number.NaN]) expect(() => normalQuantile(share)).toThrow(InvalidInputError);
  });
});
