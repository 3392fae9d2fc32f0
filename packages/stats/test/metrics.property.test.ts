import { binaryMetrics, brierScore, gains, logLoss, rankingMetrics, regressionMetrics, rocAuc } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const outcome: fc.Arbitrary<number> = fc.constantFrom(0, 1);
const chance = fc.integer({ min: 0, max: 64 }).map((k) => k / 64);
const judged = fc
  .array(fc.tuple(outcome, chance), { minLength: 2, maxLength: 40 })
  .filter((rows) => rows.some(([y]) => y === 1) && rows.some(([y]) => y === 0))
  .map((rows) => ({ actual: rows.map(([y]) => y), predicted: rows.map(([, p]) => p) }));
const close = (a: number, b: number, within = 1e-12): void => expect(Math.abs(a - b)).toBeLessThanOrEqual(within);

describe('what ranks', () => {
  it('is the same for every score that rises with the first', () => {
    fc.assert(
      fc.property(judged, ({ actual, predicted }) => {
        const area = rocAuc(actual, predicted);
        for (const rising of [(p: number) => 3 * p - 7, (p: number) => p ** 3, Math.exp]) {
          expect(rocAuc(actual, predicted.map(rising))).toBe(area);
        }
      }),
    );
  });

  it('turns round with the scores, and with the outcomes', () => {
    fc.assert(
      fc.property(judged, ({ actual, predicted }) => {
        const area = rocAuc(actual, predicted);
        const turned = predicted.map((p) => 1 - p);
        close(rocAuc(actual, turned), 1 - area);
        const others = actual.map((y) => 1 - y);
        close(rocAuc(others, turned), area);
      }),
    );
  });

  it('is bound to the other measures of the same curve', () => {
    fc.assert(
      fc.property(judged, ({ actual, predicted }) => {
        const {
          rocAuc: area,
          ks,
          prAuc,
          actualRate,
          lift10,
          rocAucLower,
          rocAucUpper,
        } = binaryMetrics(actual, predicted);
        // No curve of that distance has more under it than the one of two corners: 1 − (1 − ks)² / 2.
        expect(Math.abs(2 * area - 1)).toBeLessThanOrEqual(1 - (1 - ks) ** 2 + 1e-12);
        expect(prAuc > 0 && prAuc <= 1 + 1e-12).toBe(true);
        expect(lift10 >= 0 && lift10 <= 1 / actualRate + 1e-12).toBe(true);
        if (rocAucLower !== null && rocAucUpper !== null) {
          expect(rocAucLower <= area + 1e-12 && area <= rocAucUpper + 1e-12).toBe(true);
        }
        const { captured } = gains(actual, predicted, { steps: 20 }).columns;
        expect(captured.every((share, step) => share >= (captured[step - 1] ?? 0) - 1e-12)).toBe(true);
        close(captured[19] as number, 1);
      }),
    );
  });

  it('is perfect where all ones stand above all zeros', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (ones, zeros) => {
        const actual = [...new Array<number>(ones).fill(1), ...new Array<number>(zeros).fill(0)];
        const predicted = actual.map((y, at) => (y === 1 ? 0.6 : 0.1) + at / 1000);
        expect(binaryMetrics(actual, predicted)).toMatchObject({ rocAuc: 1, prAuc: expect.closeTo(1, 12), ks: 1 });
      }),
    );
  });
});

describe('losses', () => {
  it('are proper: no constant does better than the share of ones', () => {
    fc.assert(
      fc.property(judged, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ({ actual }, other) => {
        const rate = actual.reduce((sum, y) => sum + y, 0) / actual.length;
        const constant = (p: number): number[] => actual.map(() => p);
        expect(brierScore(actual, constant(rate))).toBeLessThanOrEqual(brierScore(actual, constant(other)) + 1e-12);
        expect(logLoss(actual, constant(rate))).toBeLessThanOrEqual(logLoss(actual, constant(other)) + 1e-12);
        // What is left at the rate: variance and entropy of a coin
        close(brierScore(actual, constant(rate)), rate * (1 - rate));
        close(logLoss(actual, constant(rate)), -rate * Math.log(rate) - (1 - rate) * Math.log(1 - rate));
      }),
    );
  });

  it('part into calibration and refinement (A. H. Murphy 1973): no calibration error, no reliability term', () => {
    fc.assert(
      fc.property(judged, ({ actual, predicted }) => {
        const groups = new Map<number, number[]>();
        for (const [row, p] of predicted.entries()) groups.set(p, [...(groups.get(p) ?? []), actual[row] as number]);
        let [reliability, refinement] = [0, 0];
        for (const [p, ys] of groups) {
          const rate = ys.reduce((sum, y) => sum + y, 0) / ys.length;
          reliability += (ys.length / actual.length) * (p - rate) ** 2;
          refinement += (ys.length / actual.length) * rate * (1 - rate);
        }
        close(brierScore(actual, predicted), reliability + refinement);
      }),
    );
  });
});

describe('what judges numbers', () => {
  const number = fc.integer({ min: -50, max: 50 });
  const pairs = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 30 });

  it('keeps to its definitions and its bounds', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [actual, predicted] = [rows.map(([a]) => a), rows.map(([, p]) => p)];
        const { rmse, mae, r2, spearman, kendall, actualMean, predictedMean } = regressionMetrics(actual, predicted);
        const n = rows.length;
        close(mae, rows.reduce((sum, [a, p]) => sum + Math.abs(p - a), 0) / n, 1e-10);
        close(rmse ** 2, rows.reduce((sum, [a, p]) => sum + (p - a) ** 2, 0) / n, 1e-9);
        expect(rmse).toBeGreaterThanOrEqual(mae - 1e-10);
        expect(mae).toBeGreaterThanOrEqual(Math.abs(predictedMean - actualMean) - 1e-10);
        for (const one of [r2, spearman, kendall]) expect(one ?? 0).toBeLessThanOrEqual(1 + 1e-12);
        for (const one of [spearman, kendall]) expect(one ?? 0).toBeGreaterThanOrEqual(-1 - 1e-12);
      }),
    );
  });

  it('orders alike for every rising scale, and the other way round for a falling one', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [actual, predicted] = [rows.map(([a]) => a), rows.map(([, p]) => p)];
        const one = regressionMetrics(actual, predicted);
        const cubed = regressionMetrics(
          actual,
          predicted.map((p) => p ** 3 + 5),
        );
        const falling = regressionMetrics(
          actual,
          predicted.map((p) => -p),
        );
        expect([cubed.spearman, cubed.kendall]).toEqual([one.spearman, one.kendall]);
        close(falling.spearman ?? 0, -(one.spearman ?? 0));
        close(falling.kendall ?? 0, -(one.kendall ?? 0));
      }),
    );
  });
});

describe('ranked lists', () => {
  it('are judged by the definitions, written out', () => {
    const items = fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(items, items, fc.integer({ min: 1, max: 15 }), (ranked, right, k) => {
        const relevant = new Set(right);
        const found = rankingMetrics(ranked, relevant, k);
        const isRight = ranked.slice(0, k).map((item) => (relevant.has(item) ? 1 : 0));
        const hits = isRight.reduce<number>((sum, one) => sum + one, 0);
        const gain = (list: readonly number[]): number =>
          list.reduce((sum, one, at) => sum + one / Math.log2(at + 2), 0);
        const ideal = new Array<number>(Math.min(k, relevant.size)).fill(1);
        const precisionAt = (rank: number): number =>
          isRight.slice(0, rank).reduce<number>((sum, one) => sum + one, 0) / rank;
        close(found.precision, hits / k);
        close(found.recall, hits / relevant.size);
        close(found.ndcg, gain(isRight) / gain(ideal));
        close(
          found.averagePrecision,
          isRight.reduce<number>((sum, one, at) => sum + one * precisionAt(at + 1), 0) / relevant.size,
        );
        expect(found.hit).toBe(hits > 0 ? 1 : 0);
      }),
    );
  });
});
