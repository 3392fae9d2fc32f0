import { InvalidInputError, InvalidOptionError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profitCurve, profitThreshold } from '../src/index.ts';

const costs = { value: 200, incentive: 10, contact: 1, saved: 0.3 };
const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('the threshold by profit', () => {
  it('is (d + f) / (γ (V − d) + d), where approaching earns nothing and loses nothing', () => {
    const { threshold } = profitThreshold([0.5], costs).columns;
    expect(threshold[0]).toBeCloseTo(11 / 67, 14);
    const at = profitThreshold([11 / 67], costs).columns.expectedProfit[0] ?? 1;
    expect(Math.abs(at)).toBeLessThan(1e-12);
  });

  it('targets exactly those above their own threshold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(chance, fc.integer({ min: 0, max: 500 })), { minLength: 1 }), (rows) => {
        const value = rows.map(([, v]) => v);
        const { threshold, target } = profitThreshold(
          rows.map(([p]) => p),
          { ...costs, value },
        ).columns;
        rows.forEach(([p], row) => {
          if (Math.abs(p - (threshold[row] as number)) > 1e-9) {
            expect(target[row]).toBe(p > (threshold[row] as number) ? 1 : 0);
          }
        });
      }),
    );
  });

  it('takes a value and a cost for each customer', () => {
    const { target } = profitThreshold([0.5, 0.5], { value: [10, 1000], contact: [20, 20], saved: 0.2 }).columns;
    expect([...target]).toEqual([0, 1]);
  });

  it('never targets where nobody can be kept', () => {
    const { target, threshold } = profitThreshold([1], { value: 100, contact: 1, saved: 0 }).columns;
    expect([target[0], threshold[0]]).toEqual([0, Number.NaN]);
  });

  it('refuses what cannot be a cost', () => {
    expect(() => profitThreshold([0.5], { value: -1, saved: 0.1 })).toThrow(InvalidOptionError);
    expect(() => profitThreshold([0.5], { value: 1 } as never)).toThrow(InvalidOptionError);
    expect(() => profitThreshold([0.5], { value: [1, 2], saved: 0.1 })).toThrow(InvalidInputError);
    expect(() => profitThreshold([1.5], { value: 1, saved: 0.1 })).toThrow(/row 0, column probability/);
    expect(() => profitCurve([2], [0.5], { value: 1, saved: 0.1 })).toThrow(/row 0, column actual: expected 0 or 1/);
  });
});

describe('the profit curve', () => {
  it('ends at what approaching all earns, and its best is no less than the rule’s', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(chance, fc.boolean()), { minLength: 1, maxLength: 300 }), (rows) => {
        const curve = profitCurve(
          rows.map(([, left]) => Number(left)),
          rows.map(([p]) => p),
          costs,
        );
        const left = rows.filter(([, gone]) => gone).length;
        const all = left * (0.3 * 190 - 1) - (rows.length - left) * 11;
        expect(curve.all).toBeCloseTo(all, 8);
        expect(curve.columns.profit.at(-1)).toBeCloseTo(all, 8);
        expect(curve.best.profit).toBeGreaterThanOrEqual(Math.max(0, curve.ruled.profit) - 1e-9);
      }),
    );
  });

  it('agrees with the formula of Verbraken, Verbeke and Baesens (2013), equation 3, at every cut', () => {
    // N (γ (V − d) − f) π₀ F₀ − N (d + f) π₁ F₁
    const actual = [1, 1, 0, 1, 0, 0, 0, 0, 1, 0];
    const predicted = actual.map((_, i) => 1 - i / 10);
    const { profit, customers } = profitCurve(actual, predicted, costs).columns;
    customers.forEach((count, step) => {
      const left = actual.slice(0, count).filter((gone) => gone === 1).length;
      expect(profit[step]).toBeCloseTo(left * (0.3 * 190 - 1) - (count - left) * 11, 10);
    });
  });
});
