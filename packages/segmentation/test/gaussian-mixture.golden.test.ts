import { assignClusters, chooseMixture, fitGaussianMixture, parseGaussianMixtureModel } from '@clientele/segmentation';
import { openRandom } from '@clientele/stats';
import { describe, expect, it } from 'vitest';
import { blobs } from './samples.ts';

/** Two normal heaps, told apart by little else than their spread. */
function twoHeaps(rows: number): { x: Float64Array; y: Float64Array } {
  const random = openRandom(3);
  const narrow = Array.from({ length: rows }, () => random.uniform() < 0.3);
  const draw = (isNarrow: boolean): number => (isNarrow ? 4 + 0.5 * random.normal() : 2 * random.normal());
  return { x: Float64Array.from(narrow, draw), y: Float64Array.from(narrow, draw) };
}

describe('fitGaussianMixture', () => {
  it('finds the mixture that the data were drawn from', () => {
    const { parameters } = fitGaussianMixture(twoHeaps(4000), { k: 2, scale: 'none' });
    const [wide, narrow] = [0, 1];
    expect(parameters.proportions[wide]).toBeCloseTo(0.7, 1);
    expect(Math.abs((parameters.means[narrow]?.[0] ?? 0) - 4)).toBeLessThan(0.1);
    expect(Math.abs((parameters.means[wide]?.[0] ?? 9) - 0)).toBeLessThan(0.15);
    expect(Math.abs(Math.sqrt(parameters.covariances[wide]?.[0] ?? 0) - 2)).toBeLessThan(0.1);
    expect(Math.abs(Math.sqrt(parameters.covariances[narrow]?.[3] ?? 0) - 0.5)).toBeLessThan(0.05);
    expect(parameters.degenerate).toEqual([]);
  });

  it('is the normal distribution itself where k is 1: likelihood and BIC by hand', () => {
    const x = [1, 2, 4, 7];
    const { parameters, logLikelihood = 0 } = fitGaussianMixture({ x }, { k: 1 });
    const [mean, variance] = [3.5, (2.5 ** 2 + 1.5 ** 2 + 0.5 ** 2 + 3.5 ** 2) / 4];
    const byHand = x.reduce(
      (sum, one) => sum - Math.log(2 * Math.PI * variance) / 2 - (one - mean) ** 2 / (2 * variance),
      0,
    );
    expect(logLikelihood).toBeCloseTo(byHand, 12);
    expect(parameters.bic).toBeCloseTo(-2 * byHand + 2 * Math.log(4), 12);
  });

  it('has the same likelihood in every unit, a Jacobian aside', () => {
    const data = blobs(200, 2, { spread: 1 });
    const big = { ...data, x0: (data['x0'] as Float64Array).map((x) => x * 1024) };
    const [plain, scaled] = [fitGaussianMixture(data, { k: 3 }), fitGaussianMixture(big, { k: 3 })];
    expect(scaled.logLikelihood).toBeCloseTo((plain.logLikelihood ?? 0) - 200 * Math.log(1024), 6);
    expect(scaled.diagnostics.objective).toBeCloseTo(plain.diagnostics.objective ?? 0, 9);
  });

  it.each(['full', 'tied', 'diagonal', 'spherical'] as const)(
    '%s: never gets likelier with fewer shapes, reads back, and assigns by the greatest share',
    (covariance) => {
      const data = blobs(150, 3, { spread: 1 });
      const model = fitGaussianMixture(data, { k: 3, covariance });
      expect(model.logLikelihood).toBeLessThanOrEqual((fitGaussianMixture(data, { k: 3 }).logLikelihood ?? 0) + 1e-6);
      const again = parseGaussianMixtureModel(JSON.parse(JSON.stringify(model)));
      const { cluster, probability } = assignClusters(again, data).columns;
      expect(model.parameters.sizes).toEqual([0, 1, 2].map((j) => cluster.filter((at) => at === j).length));
      expect(Math.min(...probability)).toBeGreaterThanOrEqual(1 / 3);
    },
  );

  it('names components that shrank onto equal values, and says that their BIC is void (CLU-13)', () => {
    const model = fitGaussianMixture({ x: [1, 1, 1, 5] }, { k: 2 });
    expect(model.parameters.degenerate).toEqual([0, 1]);
    expect(model.diagnostics.status).toBe('boundary');
    expect(model.diagnostics.notes.map(({ code }) => code)).toEqual(['degenerate-components']);
  });

  it('takes constant columns, one customer and customers on a line, without NaN', () => {
    const line = { x: [1, 2, 3, 4, 5, 9], y: [2, 4, 6, 8, 10, 18] };
    expect(fitGaussianMixture(line, { k: 1 }).parameters.degenerate).toEqual([0]);
    for (const data of [{ x: [1, 2, 4, 8], y: [5, 5, 5, 5] }, { x: [3] }, { x: [3, 3, 3] }, line]) {
      const model = fitGaussianMixture(data, { k: 2 });
      expect(JSON.stringify(model.parameters)).not.toContain('null');
      expect(parseGaussianMixtureModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
    }
  });

  it('takes a weight as that many rows', () => {
    const rows = { x: [0, 1, 1, 3, 8, 8, 9, 11] };
    const weighed = { x: [0, 1, 3, 8, 9, 11], n: [1, 2, 1, 2, 1, 1] };
    const [plain, heavy] = [fitGaussianMixture(rows, { k: 2 }), fitGaussianMixture(weighed, { k: 2, weight: 'n' })];
    expect(heavy.logLikelihood).toBeCloseTo(plain.logLikelihood ?? 0, 9);
    expect(heavy.parameters.bic).toBeCloseTo(plain.parameters.bic, 9);
  });

  it('refuses texts, naming the column', () => {
    expect(() => fitGaussianMixture({ x: [1, 2], t: ['a', 'b'] }, { features: ['x', 't'] })).toThrow(
      'fitGaussianMixture: features must be columns of numbers; fitKPrototypes takes texts, got t, which holds texts',
    );
  });
});

describe('chooseMixture', () => {
  it('finds the number of heaps, and never recommends a degenerate fit', () => {
    const heaps = chooseMixture(blobs(400, 2, { groups: 3, spread: 0.4, seed: 8 }), { range: [1, 6] });
    expect([heaps.recommended, heaps.model?.parameters.means.length]).toEqual([3, 3]);
    const tied = chooseMixture({ x: [1, 1, 1, 1, 5, 5, 9.3, 9.9] }, { range: [1, 4] });
    const row = tied.columns.k.indexOf(tied.recommended ?? 0);
    expect(tied.columns.degenerate[row]).toBe(0);
    expect(tied.recommended).toBeLessThan(3); // the BIC falls on with k, among fits that say nothing
    expect(tied.columns.degenerate[3]).toBeGreaterThan(0);
    expect(tied.reason).toMatch(/, among fits without degenerate components; \d fits had some$/);
  });

  it('recommends nothing where every fit is degenerate', () => {
    const line = { x: [1, 2, 3, 4, 5, 9], y: [2, 4, 6, 8, 10, 18] };
    expect(chooseMixture(line, { range: [1, 2] })).toMatchObject({ recommended: null, model: null });
  });
});
