import { explainOffer, fitEase, openNbo, parseEaseModel, recommend, toRows } from '@clientele/nbo';
import { describe, expect, it } from 'vitest';
import { baskets, events, items } from './shelf.ts';

/** Ridge regression of one item on all others by Gaussian elimination: what the closed form must come to. */
function regression(target: number, lambda: number): number[] {
  const list = [...items.keys()].filter((item) => item !== target);
  const holds = (basket: number[], item: number): number => (basket.includes(item) ? 1 : 0);
  const rows = list.map((a) => [
    ...list.map(
      (b) => (a === b ? lambda : 0) + baskets.reduce((sum, basket) => sum + holds(basket, a) * holds(basket, b), 0),
    ),
    baskets.reduce((sum, basket) => sum + holds(basket, a) * holds(basket, target), 0),
  ]);
  rows.forEach((pivot, p) => {
    rows.forEach((row, r) => {
      if (r === p) return;
      const factor = (row[p] as number) / (pivot[p] as number);
      row.forEach((_, c) => {
        row[c] = (row[c] as number) - factor * (pivot[c] as number);
      });
    });
  });
  const solved = rows.map((row, r) => (row.at(-1) as number) / (row[r] as number));
  return items.map((_, item) => (item === target ? 0 : (solved[list.indexOf(item)] as number)));
}

describe('EASE', () => {
  // Steck 2019: the columns of B are ridge regressions of each item on all others.
  it.each([0.5, 2, 30])('is the ridge regression of each item on all others, λ = %d', (lambda) => {
    const { offsets, neighbours, weights } = fitEase(events, { regularization: lambda }).parameters;
    for (const target of items.keys()) {
      const b = new Array<number>(items.length).fill(0);
      for (let at = offsets[target] as number; at < (offsets[target + 1] as number); at++) {
        b[neighbours[at] as number] = weights[at] as number;
      }
      regression(target, lambda).forEach((expected, item) => {
        expect(Math.abs((b[item] as number) - expected)).toBeLessThan(1e-7);
      });
    }
  });

  it('scores a customer by the weights of what he or she has, which explain the score', () => {
    const model = openNbo(parseEaseModel(JSON.parse(JSON.stringify(fitEase(events, { regularization: 1 })))));
    const history = ['fig', 'jam', 'rye'].map((item) => ({ customer: 'new', item }));
    const [best] = toRows(recommend(model, history));
    expect(best?.item).toBe('tea');
    const why = explainOffer(model, history, { customer: 'new', item: 'tea', top: 1 });
    const parts = ['fig', 'jam', 'rye'].map((item) => regression(5, 1)[items.indexOf(item)] as number);
    expect(why.because).toHaveLength(1);
    expect(why.score).toBeCloseTo(
      parts.reduce((sum, part) => sum + part, 0),
      6,
    );
    expect((why.because[0]?.contribution ?? 0) + why.others).toBeCloseTo(why.score, 12);
  });

  it('lets what speaks against an item lower its score, and says so in the rest', () => {
    const model = fitEase(events, { regularization: 0.1 });
    const score = (history: string[]): ReturnType<typeof explainOffer> =>
      explainOffer(
        model,
        history.map((item) => ({ customer: 'new', item })),
        { customer: 'new', item: 'tea' },
      );
    expect(score(['jam', 'nut']).score).toBeLessThan(score(['jam']).score);
    expect(score(['jam', 'nut']).others).toBeLessThan(0);
  });

  it('keeps the most frequent items, and says how many it leaves out', () => {
    const model = fitEase([...events, { customer: 'c0', item: 'zinc' }], { maxItems: 6, regularization: 1 });
    expect(model.parameters.items).toEqual(items);
    expect(model.parameters.weights).toEqual(fitEase(events, { regularization: 1 }).parameters.weights);
    expect(model.diagnostics.notes).toContainEqual(
      expect.objectContaining({ code: 'items-left-out', details: { leftOut: 1, items: 7 } }),
    );
  });

  it('keeps the strongest weights of each item', () => {
    const all = fitEase(events, { regularization: 1 }).parameters;
    const two = fitEase(events, { regularization: 1, neighbours: 2 }).parameters;
    for (const item of items.keys()) {
      const start = all.offsets[item] as number;
      expect(two.weights.slice(2 * item, 2 * item + 2)).toEqual(all.weights.slice(start, start + 2));
    }
  });

  it('inverts matrices of any size, and tells how far it is', () => {
    for (const n of [1, 2, 3, 4, 5, 8, 9, 17]) {
      const own = Array.from({ length: n }, (_, at) => ({
        customer: `c${at % 3}`,
        item: `i${String(at).padStart(2, '0')}`,
      }));
      const told: number[] = [];
      const onProgress = ({ done, total }: { done: number; total: number | null }): void => {
        told.push(done);
        expect(total).toBe(3 * n);
      };
      const { offsets } = fitEase(own, { regularization: 1, onProgress }).parameters;
      expect(offsets).toHaveLength(n + 1);
      expect(told).toEqual([...told].sort((a, b) => a - b));
      expect(told.at(-1)).toBe(3 * n);
    }
  });
});
