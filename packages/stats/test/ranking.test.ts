import { rankingMetrics } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const code = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('rankingMetrics', () => {
  // Relevant at ranks 1, 3 and 5 of 5, and one that was missed: by hand.
  it('gives the values of the definitions', () => {
    const metrics = rankingMetrics(['a', 'x', 'b', 'y', 'c'], new Set(['a', 'b', 'c', 'd']), 5);
    const gain = 1 + 1 / Math.log2(4) + 1 / Math.log2(6);
    const ideal = 1 + 1 / Math.log2(3) + 1 / Math.log2(4) + 1 / Math.log2(5);
    expect(metrics).toEqual({
      precision: 3 / 5,
      recall: 3 / 4,
      ndcg: gain / ideal,
      averagePrecision: (1 + 2 / 3 + 3 / 5) / 4,
      hit: 1,
    });
  });

  it('divides precision by k, also where the list is shorter, and looks no further than k', () => {
    expect(rankingMetrics(['a'], new Set(['a']), 4)).toEqual({
      precision: 0.25,
      recall: 1,
      ndcg: 1,
      averagePrecision: 1,
      hit: 1,
    });
    expect(rankingMetrics(['x', 'a'], new Set(['a']), 1).hit).toBe(0);
    expect(rankingMetrics([], new Set(['a']), 1).ndcg).toBe(0);
  });

  it('calls a perfect list perfect, whether more or fewer are right than k', () => {
    expect(rankingMetrics([1, 2], new Set([1, 2, 3]), 2)).toMatchObject({ precision: 1, ndcg: 1, recall: 2 / 3 });
    expect(rankingMetrics([1, 2, 3], new Set([1, 2]), 3)).toMatchObject({ averagePrecision: 1, ndcg: 1, recall: 1 });
  });

  it('refuses what would leave the range: a repetition, nothing right, a k that is no count', () => {
    expect(() => rankingMetrics(['a', 'b', 'a'], new Set(['a']), 3)).toThrow(
      'rankingMetrics: "a" is ranked twice, again at rank 3',
    );
    expect(code(() => rankingMetrics(['a', 'a'], new Set(['a']), 2))).toBe('invalid-input');
    expect(code(() => rankingMetrics(['a'], new Set(), 1))).toBe('insufficient-data');
    for (const k of [0, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(code(() => rankingMetrics(['a'], new Set(['a']), k))).toBe('invalid-option');
    }
  });

  it('stays between 0 and 1, and never falls when a right one moves up', () => {
    const lists = fc.uniqueArray(fc.nat(30), { minLength: 2, maxLength: 20 });
    const right = fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(lists, right, fc.integer({ min: 1, max: 25 }), (ranked, relevant, k) => {
        const set = new Set(relevant);
        const metrics = rankingMetrics(ranked, set, k);
        for (const value of Object.values(metrics)) expect(value >= 0 && value <= 1 + 1e-15).toBe(true);
        const at = ranked.findIndex((one, rank) => rank > 0 && set.has(one) && !set.has(ranked[rank - 1] as number));
        if (at < 0) return;
        const better = [...ranked];
        [better[at - 1], better[at]] = [ranked[at] as number, ranked[at - 1] as number];
        expect(rankingMetrics(better, set, k).ndcg).toBeGreaterThanOrEqual(metrics.ndcg);
        expect(rankingMetrics(better, set, k).averagePrecision).toBeGreaterThanOrEqual(metrics.averagePrecision);
      }),
    );
  });
});
