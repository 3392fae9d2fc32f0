import { InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationTable } from '../src/index.ts';

describe('the calibration table', () => {
  it('loses nobody, rises, and keeps equal probabilities together', () => {
    const row = fc.tuple(fc.constantFrom(0, 0.1, 0.25, 0.3, 0.5, 0.77, 0.9, 1), fc.constantFrom(0, 1));
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 200 }), fc.integer({ min: 1, max: 12 }), (rows, groups) => {
        const actual = [0, 1, ...rows.map(([, y]) => y)];
        const { columns, length } = calibrationTable(actual, [0.2, 0.2, ...rows.map(([p]) => p)], { groups });
        const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
        expect(length).toBeLessThanOrEqual(groups);
        expect(sum(columns.customers)).toBe(actual.length);
        expect(sum(columns.customers.map((n, at) => n * (columns.actual[at] as number)))).toBeCloseTo(
          sum(Float64Array.from(actual)),
          9,
        );
        columns.predicted.forEach((p, at) => {
          if (at > 0) expect(p).toBeGreaterThan(columns.predicted[at - 1] as number);
          expect(columns.lower[at]).toBeLessThanOrEqual(columns.actual[at] as number);
          expect(columns.upper[at]).toBeGreaterThanOrEqual(columns.actual[at] as number);
        });
      }),
    );
  });

  it('cuts distinct probabilities into groups of equal size', () => {
    const predicted = Array.from({ length: 100 }, (_, i) => i / 100);
    const { customers } = calibrationTable(
      predicted.map((_, i) => i % 2),
      predicted,
    ).columns;
    expect([...customers]).toEqual(new Array(10).fill(10));
  });

  it("has Wilson's interval: 15 of 148 is 0.0624 to 0.1605 (Newcombe 1998, table I, method 3)", () => {
    const actual = [...new Array(15).fill(1), ...new Array(133).fill(0)];
    const { lower, upper } = calibrationTable(actual, new Array(148).fill(0.1), { groups: 1 }).columns;
    expect(lower[0]).toBeCloseTo(0.0624, 4);
    expect(upper[0]).toBeCloseTo(0.1605, 4);
  });

  it('counts weights as customers, and refuses what it cannot read', () => {
    const { customers, actual } = calibrationTable([0, 1], [0.5, 0.5], { weight: [3, 1] }).columns;
    expect([customers[0], actual[0]]).toEqual([4, 0.25]);
    expect(() => calibrationTable([0, 1], [0.5, 1.5])).toThrow(InvalidInputError);
    expect(() => calibrationTable([1, 1], [0.5, 0.5])).toThrow(InsufficientDataError);
    expect(() => calibrationTable([0, 1], [0, 1], { groups: 0 })).toThrow(InvalidOptionError);
  });
});
