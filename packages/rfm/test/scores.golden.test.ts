import { fitRfmScores, scoreRfm } from '@clientele/rfm';
import { describe, expect, it } from 'vitest';

describe('quantile scores by hand', () => {
  // Sorted 1 1 1 1 1 1 1 2 3 10, N = 10, five bins: ranks (N − 1)·j/5 = 1.8, 3.6, 5.4, 7.2, so the order statistics
  // x(1), x(3), x(5), x(7) are 1, 1, 1, 2 and the type-7 cuts 1, 1, 1, 2 + 0.2·(3 − 2) = 2.2.
  const frequency = [1, 1, 1, 1, 1, 1, 1, 2, 3, 10];
  const recency = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
  const base = { recency, frequency, monetary: recency };
  const model = fitRfmScores(base);

  it('puts cuts at type-7 quantiles and keeps the order statistic under each', () => {
    expect(model.parameters.frequency.cuts).toEqual([1, 1, 1, 2.2]);
    expect(model.parameters.frequency.below).toEqual([1, 1, 1, 2]);
    // 10 + 90·j/5: 28, 46, 64, 82
    expect(model.parameters.recency.cuts).toEqual([28, 46, 64, 82]);
    expect(model.parameters.recency.below).toEqual([20, 40, 60, 80]);
  });
  it('gives ties one score and turns recency round', () => {
    const { columns } = scoreRfm(model, base);
    expect([...columns.f]).toEqual([1, 1, 1, 1, 1, 1, 1, 4, 5, 5]);
    expect([...columns.r]).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
    expect([...columns.m]).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(columns.score[0]).toBe(511);
  });
  it('counts customers per score, lowest first', () => {
    expect(model.parameters.frequency.counts).toEqual([7, 0, 0, 1, 2]);
    expect(model.parameters.recency.counts).toEqual([2, 2, 2, 2, 2]);
  });
});
