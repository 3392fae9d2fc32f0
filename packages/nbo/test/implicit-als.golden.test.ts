import { explainOffer, fitImplicitAls, type ImplicitAlsModel, openNbo, recommend, toRows } from '@clientele/nbo';
import { cholesky, openRandom, solveCholesky } from '@clientele/stats';
import { describe, expect, it } from 'vitest';
import { events, items } from './shelf.ts';

/** The factor of a customer with one factor, in closed form: Σ w y / (α₀ Σ y² + Σ w y² + λ). */
function scoresOfOneFactor({ parameters }: ImplicitAlsModel, history: number[]): number[] {
  const { itemFactors: y, unobservedWeight: alpha, regularization: lambda } = parameters;
  const sum = (values: number[]): number => values.reduce((total, one) => total + one, 0);
  const own = history.map((item) => y[item] as number);
  const square = (values: readonly number[]): number => sum(values.map((one) => one * one));
  const x = sum(own) / (alpha * square(y) + square(own) + lambda * (own.length + alpha * y.length));
  return y.map((one) => x * one);
}

describe('implicit ALS', () => {
  it('solves a customer as the objective says', () => {
    const model = fitImplicitAls(events, { factors: 1, unobservedWeight: 0.3, regularization: 0.02 });
    const history = [1, 5];
    const expected = scoresOfOneFactor(model, history);
    const list = recommend(
      model,
      history.map((item) => ({ customer: 'new', item: items[item] as string })),
      { repeats: 'include' },
    );
    for (const { item, score } of toRows(list)) {
      expect(Math.abs(Number(score) - (expected[items.indexOf(String(item))] as number))).toBeLessThan(1e-12);
    }
    expect(list.length).toBe(expected.filter((score) => score > 0).length);
  });

  it('makes its loss smaller with every sweep, by either solver', () => {
    for (const solver of ['cholesky', 'conjugate-gradient'] as const) {
      const losses = [1, 2, 3, 5, 9, 20].map((iterations) => {
        const { diagnostics } = fitImplicitAls(events, { factors: 3, iterations, solver });
        return diagnostics.objective ?? Number.NaN;
      });
      for (let at = 1; at < losses.length; at++) {
        expect(losses[at]).toBeLessThanOrEqual((losses[at - 1] as number) * (1 + 1e-12));
      }
      expect(losses.at(-1)).toBeLessThan(losses[0] as number);
    }
  });

  it('ends at the same loss by either solver, and says that it converged', () => {
    const exact = fitImplicitAls(events, { factors: 3, iterations: 500 });
    const steps = fitImplicitAls(events, { factors: 3, iterations: 500, solver: 'conjugate-gradient' });
    expect(exact.diagnostics.status).toBe('converged');
    const loss = exact.diagnostics.objective ?? Number.NaN;
    expect(Math.abs((steps.diagnostics.objective ?? Number.NaN) - loss)).toBeLessThan(1e-3 * loss);
    expect(fitImplicitAls(events, { factors: 3, iterations: 1 }).diagnostics.status).toBe('stopped');
  });

  it('tells the parts of a score, which add up to it', () => {
    const model = openNbo(fitImplicitAls(events, { factors: 4 }));
    const history = ['fig', 'jam', 'rye'].map((item) => ({ customer: 'new', item }));
    const why = explainOffer(model, history, { customer: 'new', item: 'tea', top: 3 });
    const [best] = toRows(recommend(model, history));
    expect(best?.item).toBe('tea');
    expect(why.score).toBe(best?.score);
    const told = why.because.reduce((sum, { contribution }) => sum + contribution, 0) + why.others;
    expect(Math.abs(told - why.score)).toBeLessThan(1e-12);
    expect(why.because[0]?.item).toBe('jam');
  });

  it('weighs what is there by its value where it is told to', () => {
    const weighed = events.map((one) => ({ ...one, value: one.item === 'rye' ? 20 : 1 }));
    const count = fitImplicitAls(weighed, { factors: 2, weight: 'count' });
    const plain = fitImplicitAls(weighed, { factors: 2 });
    expect(plain.parameters.itemFactors).toEqual(fitImplicitAls(events, { factors: 2 }).parameters.itemFactors);
    expect(count.parameters.itemFactors).not.toEqual(plain.parameters.itemFactors);
  });

  it('offers nothing to somebody without a history, and may be stopped', () => {
    const model = fitImplicitAls(events, { factors: 2 });
    expect(recommend(model, [], { customers: ['new'] }).length).toBe(0);
    const stop = (): never => {
      throw new Error('enough');
    };
    expect(() => fitImplicitAls(events, { onProgress: stop })).toThrow('enough');
  });

  it('solves long histories with weights as a solver of dense systems does, at sizes that are no multiple of four', () => {
    const random = openRandom(5);
    const rows = Array.from({ length: 4000 }, () => ({
      customer: `c${random.below(60)}`,
      item: `i${random.below(90)}`,
      value: 1 + random.below(3),
    }));
    for (const factors of [1, 6, 9, 64]) {
      const model = fitImplicitAls(rows, { factors, iterations: 2, weight: 'count' });
      const { items: ids, itemFactors, unobservedWeight: alpha, regularization: lambda } = model.parameters;
      const rowsOf = ids.map((_, item) => itemFactors.slice(item * factors, (item + 1) * factors));
      const history = ids.slice(0, 70).map((item, at) => ({ customer: 'new', item, value: 1 + (at % 4) }));
      const A = new Float64Array(factors * factors);
      const b = new Float64Array(factors);
      rowsOf.forEach((y, item) => {
        const w = history[item]?.value ?? 0;
        y.forEach((left, i) => {
          b[i] = (b[i] ?? 0) + w * left;
          y.forEach((right, j) => {
            A[i * factors + j] = (A[i * factors + j] ?? 0) + (w + alpha) * left * right;
          });
        });
      });
      for (let i = 0; i < factors; i++) {
        A[i * factors + i] = (A[i * factors + i] ?? 0) + lambda * (history.length + alpha * ids.length);
      }
      const triangle = cholesky({ size: factors, values: A });
      const x = triangle === null ? b : solveCholesky(triangle, b);
      const list = toRows(recommend(model, history, { repeats: 'include', k: ids.length }));
      expect(list.length).toBeGreaterThan(50);
      for (const { item, score } of list) {
        const y = rowsOf[ids.indexOf(String(item))] ?? [];
        const expected = y.reduce((sum, one, k) => sum + one * (x[k] ?? 0), 0);
        expect(Math.abs(Number(score) - expected)).toBeLessThan(1e-12);
      }
    }
  });

  it('fits the same model where a host has no WebAssembly', () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly') as PropertyDescriptor;
    const options = [{ factors: 7 }, { factors: 12, solver: 'conjugate-gradient', weight: 'count' }] as const;
    const weighed = events.map((one, at) => ({ ...one, value: 1 + (at % 3) }));
    const usual = options.map((each) => fitImplicitAls(weighed, each));
    Object.defineProperty(globalThis, 'WebAssembly', { ...own, value: undefined });
    try {
      expect(options.map((each) => fitImplicitAls(weighed, each))).toEqual(usual);
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', own);
    }
  });
});
