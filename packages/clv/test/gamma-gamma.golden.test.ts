import { expectedSpend, gammaGammaModel, parseGammaGammaModel, simpleClv } from '@clientele/clv';
import { describe, expect, it } from 'vitest';

/** CDNOW: Fader and Hardie (2013), "The Gamma-Gamma model of monetary value", note 25. */
const cdnow = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });

describe('expected spend of CDNOW customers', () => {
  it('is that of note 25 for the first ten', () => {
    const x = [2, 1, 0, 0, 0, 7, 1, 0, 2, 0];
    const meanRepeatSpend = [22.35, 11.77, 0, 0, 0, 73.74, 11.77, 0, 25.55, 0];
    const printed = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
    expectedSpend(cdnow, { x, meanRepeatSpend }).forEach((amount, row) => {
      expect(Math.abs(amount - (printed[row] as number))).toBeLessThan(0.1);
    });
  });

  it('leaves the first purchase out: a one-time buyer of 200 is expected to spend the population mean (case B04)', () => {
    const [left, kept] = expectedSpend(cdnow, { x: [0, 1], meanRepeatSpend: [200, 200] });
    expect(left?.toFixed(3)).toBe('35.219');
    expect(kept?.toFixed(3)).toBe('149.778');
  });

  it('never goes below what a spend of 0 gives, whatever refunds leave', () => {
    const [zero, negative] = expectedSpend(cdnow, { x: [3, 3], meanRepeatSpend: [0, -500] });
    expect(negative).toBe(zero);
    expect(zero).toBeGreaterThan(0);
  });
});

describe('a population without a mean spend (q <= 1)', () => {
  const wild = { ...gammaGammaModel({ p: 2, q: 0.9, gamma: 10 }), sampleMean: 42 };

  it('gives customers without a repeat purchase the sample mean, and others their own expectation', () => {
    const [none, some] = expectedSpend(parseGammaGammaModel(wild), { x: [0, 4], meanRepeatSpend: [0, 30] });
    expect(none).toBe(42);
    expect(some).toBeCloseTo((2 * (10 + 4 * 30)) / (2 * 4 + 0.9 - 1), 12);
  });

  it('is refused where the model has no sample mean to offer', () => {
    const bare = gammaGammaModel({ p: 2, q: 0.9, gamma: 10 });
    expect(() => expectedSpend(bare, { x: [0], meanRepeatSpend: [0] })).toThrow(
      'expectedSpend: model.parameters.q must be above 1 in a model without sampleMean, got 0.9',
    );
  });
});

describe('simpleClv', () => {
  it('is average sale x number of transactions x retention period', () => {
    expect(simpleClv({ averageSale: 25, transactions: 12, periods: 4 })).toBe(1200);
    expect(simpleClv({ averageSale: 25, transactions: 12, periods: 4, margin: 0.2 })).toBe(240);
    expect(simpleClv({ averageSale: 0, transactions: 12, periods: 4 })).toBe(0);
  });

  it('takes one element a customer as well', () => {
    const input = { averageSale: [25, 10], transactions: Float64Array.of(12, 1), periods: [4, 3], margin: 0.5 };
    expect([...simpleClv(input)]).toEqual([600, 15]);
  });
});
