import { fitRfmScores, type RfmColumns, scoreRfm } from '@clientele/rfm';
import { rfmColumns } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const bins = fc.integer({ min: 1, max: 12 });
const sorted = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).sort();

/** Scores straight from the definition: how many j have x above the order statistic of rank ⌊(N − 1)·j/n⌋. */
function scoresByDefinition(values: readonly number[], n: number): number[] {
  const x = sorted(values);
  const ranks = Array.from({ length: n - 1 }, (_, j) => Math.floor(((x.length - 1) * (j + 1)) / n));
  return values.map((value) => 1 + ranks.filter((rank) => value > (x[rank] as number)).length);
}

describe('laws of quantile scores', () => {
  it('are, within the fit, exactly what the order statistics say', () => {
    fc.assert(
      fc.property(rfmColumns, bins, (base, n) => {
        const { r, f, m } = scoreRfm(fitRfmScores(base, { bins: n }), base).columns;
        expect([...f]).toEqual(scoresByDefinition(base.frequency, n));
        expect([...m]).toEqual(scoresByDefinition(base.monetary, n));
        expect([...r]).toEqual(scoresByDefinition(base.recency, n).map((score) => n + 1 - score));
      }),
    );
  });
  it('hold for any doubles, neighbours and extremes included', () => {
    const doubles = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 40 });
    const tight = fc.array(
      fc.constantFrom(1, 1 + Number.EPSILON, 1 + 2 * Number.EPSILON, -0, 0, Number.MIN_VALUE, Number.MAX_VALUE, -1e308),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(fc.oneof(doubles, tight), bins, (values, n) => {
        const base = { recency: values, frequency: values, monetary: values };
        const model = fitRfmScores(base, { bins: n });
        expect([...scoreRfm(model, base).columns.m]).toEqual(scoresByDefinition(values, n));
        expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
      }),
    );
  });
  it('count every customer once', () => {
    fc.assert(
      fc.property(rfmColumns, bins, (base, n) => {
        const { parameters, diagnostics } = fitRfmScores(base, { bins: n });
        for (const { counts } of [parameters.recency, parameters.frequency, parameters.monetary]) {
          expect(counts).toHaveLength(n);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(diagnostics.rows);
        }
      }),
    );
  });
  it('never order two customers against their values, and tie where the values tie', () => {
    fc.assert(
      fc.property(rfmColumns, bins, (base, n) => {
        const { r, m } = scoreRfm(fitRfmScores(base, { bins: n }), base).columns;
        const byMoney = base.monetary.map((money, row) => [money, m[row] as number] as const);
        const byRecency = base.recency.map((days, row) => [-days, r[row] as number] as const);
        for (const pairs of [byMoney, byRecency]) {
          pairs.sort(([a], [b]) => a - b);
          for (const [index, [value, score]] of pairs.entries()) {
            const [before, lower] = pairs[index - 1] ?? [value, score];
            expect(value === before ? score === lower : score >= lower).toBe(true);
          }
        }
      }),
    );
  });
  it('do not depend on the order of customers', () => {
    fc.assert(
      fc.property(rfmColumns, (base) => {
        const turned: RfmColumns = {
          recency: base.recency.toReversed(),
          frequency: base.frequency.toReversed(),
          monetary: base.monetary.toReversed(),
        };
        expect(fitRfmScores(turned).parameters).toEqual(fitRfmScores(base).parameters);
      }),
    );
  });
  it('do not depend on the unit of money', () => {
    fc.assert(
      fc.property(rfmColumns, fc.constantFrom(100, 0.01, 7.5, 1 / 1.17), (base, rate) => {
        const other = { ...base, monetary: base.monetary.map((money) => money * rate) };
        const scores = (columns: RfmColumns): Float64Array => scoreRfm(fitRfmScores(columns), columns).columns.score;
        expect([...scores(other)]).toEqual([...scores(base)]);
      }),
    );
  });
  it('put bins of even size where no values tie', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 60 }), bins, (values, n) => {
        const base = { recency: values, frequency: values, monetary: values };
        const { counts } = fitRfmScores(base, { bins: n }).parameters.monetary;
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
