import { chooseK, evaluateClusters, toRows } from '@clientele/segmentation';
import { openRandom } from '@clientele/stats';
import { describe, expect, it } from 'vitest';
import { blobs, reordered, shuffle } from './samples.ts';

/** Density of a Gaussian. */
function normal(x: number, mean: number, variance: number): number {
  return Math.exp(-((x - mean) ** 2) / 2 / variance) / Math.sqrt(2 * Math.PI * variance);
}

describe('evaluateClusters', () => {
  it('gives what can be worked by hand', () => {
    const quality = evaluateClusters({ x: [0, 2, 10, 14], cluster: [0, 0, 1, 1] }, { scale: 'none' });
    const silhouettes = [(12 - 2) / 12, (10 - 2) / 10, (9 - 4) / 9, (13 - 4) / 13];
    expect(quality).toEqual({
      rows: 4,
      clusters: 2,
      silhouette: expect.closeTo(silhouettes.reduce((sum, s) => sum + s) / 4, 14),
      silhouetteRows: 4,
      features: ['x'],
      inertia: 1 + 1 + 4 + 4,
      calinskiHarabasz: expect.closeTo(121 / (10 / 2), 12),
      daviesBouldin: expect.closeTo((1 + 2) / 11, 14),
    });
  });

  it('gives 0 to a customer alone in a cluster (Rousseeuw 1987)', () => {
    const { silhouette } = evaluateClusters({ x: [0, 1, 7], cluster: [0, 0, 1] }, { scale: 'none' });
    expect(silhouette).toBeCloseTo((6 / 7 + 5 / 6 + 0) / 3, 14);
  });

  it('gives null where a measure is undefined, never NaN or Infinity', () => {
    expect(evaluateClusters({ x: [1, 2, 3], cluster: [4, 4, 4] })).toMatchObject({
      clusters: 1,
      silhouette: null,
      calinskiHarabasz: null,
      daviesBouldin: null,
    });
    expect(evaluateClusters({ x: [1, 2, 3], cluster: [0, 1, 2] })).toMatchObject({
      silhouette: null,
      calinskiHarabasz: null,
      inertia: 0,
    });
    expect(evaluateClusters({ x: [-1, 1, -1, 1], cluster: [0, 0, 1, 1] })).toMatchObject({ daviesBouldin: null });
    expect(evaluateClusters({ x: [2, 2, 2, 2], cluster: [0, 0, 1, 1] })).toMatchObject({ silhouette: 0 });
  });

  it('reads names of segments, and numbers with gaps, as it reads 0 and 1', () => {
    const x = [0, 2, 10, 14];
    const plain = evaluateClusters({ x, cluster: [0, 0, 1, 1] });
    expect(evaluateClusters({ x, cluster: [7, 7, 3, 3] })).toEqual(plain);
    expect(evaluateClusters({ x, segment: ['Lost', 'Lost', 'New', 'New'] }, { cluster: 'segment' })).toEqual(plain);
  });

  it('takes the silhouette of a sample where there are many rows, near that of all, and says so', () => {
    const data = blobs(4000, 3, { groups: 3, spread: 1.5 });
    const cluster = Float64Array.from(data['x0'] as Float64Array, (x) => Number(x > 0));
    const whole = evaluateClusters({ ...data, cluster });
    const sampled = evaluateClusters({ ...data, cluster }, { silhouetteRows: 1000 });
    expect([whole.silhouetteRows, sampled.rows]).toEqual([4000, 4000]);
    expect(Math.abs(sampled.silhouetteRows - 1000)).toBeLessThan(120);
    expect(Math.abs((sampled.silhouette as number) - (whole.silhouette as number))).toBeLessThan(0.03);
    const other = reordered({ ...data, cluster }, shuffle(4000));
    expect(evaluateClusters(other, { silhouetteRows: 1000 }).silhouette).toBe(sampled.silhouette);
  });
});

describe('chooseK', () => {
  it('recommends the number of heaps that there are', () => {
    const choice = chooseK(blobs(600, 2, { groups: 5, spread: 0.2, seed: 3 }));
    expect(choice.recommended).toBe(5);
    expect(choice.model.parameters.centers.length).toBe(5);
    expect(choice.model.options).toEqual({ k: 5 });
    expect(choice.reason).toMatch(/^5 clusters have the highest mean silhouette, 0\.\d{3}; Calinski-Harabasz and/);
    expect(choice.notes).toEqual([]);
    expect(Array.from(choice.columns.k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(Array.from(choice.columns.inertia)).toEqual([...choice.columns.inertia].sort((a, b) => b - a));
  });

  it('judges as evaluateClusters does', () => {
    const x = [0, 2, 10, 14];
    const [row] = toRows(chooseK({ x }, { range: [2, 2] }));
    const { silhouette, inertia, daviesBouldin, calinskiHarabasz } = evaluateClusters({ x, cluster: [0, 0, 1, 1] });
    expect(row).toMatchObject({
      k: 2,
      silhouette,
      inertia: expect.closeTo(inertia, 14),
      daviesBouldin,
      calinskiHarabasz,
    });
  });

  it('gives the BIC of Gaussians of one width, their densities worked out one by one', () => {
    const x = [0, 1, 2, 10, 14];
    const [row] = toRows(chooseK({ x }, { range: [2, 2], scale: 'none', resamples: 0 }));
    const clusters = [
      { center: 1, members: [0, 1, 2] },
      { center: 12, members: [10, 14] },
    ];
    const variance = (1 + 1 + 4 + 4) / 5;
    const logs = clusters.flatMap(({ center, members }) =>
      members.map((at) => Math.log((members.length / 5) * normal(at, center, variance))),
    );
    const parameters = 2 + 1 + 1; // two centres, one share, one width
    expect(row?.['bic']).toBeCloseTo(-2 * logs.reduce((sum, log) => sum + log, 0) + parameters * Math.log(5), 12);
  });

  it('takes a weight as that many rows, in the BIC too', () => {
    const options = { range: [2, 3], scale: 'none', resamples: 0 } as const;
    const whole = chooseK({ x: [0, 0, 0, 3, 3, 10, 14, 14] }, options).columns.bic;
    const weighed = chooseK({ x: [0, 3, 10, 14], n: [3, 2, 1, 2] }, { ...options, weight: 'n' }).columns.bic;
    for (const [row, bic] of whole.entries()) expect(weighed[row]).toBeCloseTo(bic, 10);
  });

  it('finds heaps again in every resample, and cuts through one heap in none alike', () => {
    const heaps = chooseK(blobs(400, 2, { groups: 3, spread: 0.1, seed: 5 }), { range: [2, 6] });
    const { stability } = heaps.columns;
    expect(heaps.recommended).toBe(3);
    expect(stability[1]).toBeGreaterThan(0.99);
    expect(Math.max(...stability.slice(2))).toBeLessThan(0.9);
    expect(heaps.reason).toMatch(/; resamples find them again with a likeness of (0\.99|1\.00): stable$/);
  });

  it('says nothing of stability where no resamples are drawn', () => {
    const choice = chooseK(blobs(60, 2), { range: [2, 4], resamples: 0 });
    expect(Array.from(choice.columns.stability).every(Number.isNaN)).toBe(true);
    expect(choice.reason).not.toContain('resamples');
    expect(() => chooseK(blobs(60, 2), { resamples: 1.5 })).toThrow('resamples');
  });

  it('says so where there are no clear clusters', () => {
    const random = openRandom(2);
    const noise = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, Float64Array.from({ length: 400 }, random.normal)]),
    );
    const { notes } = chooseK(noise, { range: [2, 5] });
    expect(notes.map(({ code }) => code)).toEqual(['weak-clusters', 'unstable-choice']);
    expect(notes[0]?.message).toContain('the customers form no clear clusters');
    expect(notes[1]?.message).toContain('might not show these');
  });

  it('leaves out what the data cannot give, and says so', () => {
    const choice = chooseK({ x: [1, 1, 5, 5, 9, 9, 9, 20] }, { range: [2, 10] });
    expect(Array.from(choice.columns.k)).toEqual([2, 3, 4]);
    expect(choice.notes.map(({ code }) => code)).toEqual(['fewer-clusters']);
  });

  it('leaves measures missing where as many clusters as customers leave them undefined', () => {
    const rows = toRows(chooseK({ x: [1, 5, 20] }, { range: [2, 3] }));
    expect(rows[1]).toMatchObject({ k: 3, inertia: 0, silhouette: null, calinskiHarabasz: null });
  });

  it('does not see the order of rows', () => {
    const data = blobs(200, 2);
    const plain = chooseK(data, { range: [2, 5] });
    const other = chooseK(reordered(data, shuffle(200)), { range: [2, 5] });
    expect(other.columns).toEqual(plain.columns);
    expect(other.reason).toBe(plain.reason);
  });
});
