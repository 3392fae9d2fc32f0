import { encode, table, toRows } from '@clientele/core';
import { histogram, profile } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -1000, max: 1000 }).map((k) => k / 4) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const word = fc.option(fc.constantFrom('Rome', 'Oslo', '__proto__', 'constructor', ''), { nil: null });
const fiveNumbers = ['min', 'quartile1', 'median', 'quartile3', 'max'] as const;
const cells = fc.array(fc.tuple(cell, word), { minLength: 1, maxLength: 60 });

describe('a profile', () => {
  it('has quartiles in their order, and counts every row as there or missing', () => {
    fc.assert(
      fc.property(cells, (rows) => {
        const [numbers, words] = [rows.map(([x]) => x), rows.map(([, w]) => w)];
        const known = numbers.filter((x) => !Number.isNaN(x));
        const [first, second] = toRows(profile(table({ spend: numbers, city: encode(words) })).columns);
        expect(first).toMatchObject({
          column: 'spend',
          rows: rows.length,
          missing: rows.length - known.length,
          distinct: new Set(known).size,
        });
        expect(second).toMatchObject({
          column: 'city',
          missing: words.filter((w) => w === null).length,
          distinct: new Set(words.filter((w) => w !== null)).size,
        });
        if (known.length === 0) return;
        const five = fiveNumbers.map((name) => Number(first?.[name]));
        expect(five).toEqual([...five].sort((a, b) => a - b));
        expect([five[0], five[4]]).toEqual([Math.min(...known), Math.max(...known)]);
        const mean = known.reduce((sum, x) => sum + x, 0) / known.length;
        expect(Number(first?.['mean'])).toBeCloseTo(mean, 9);
      }),
    );
  });

  it('moves with its column: shifted and stretched cells give shifted and stretched quartiles', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: -8, max: 8 }), (rows, shift) => {
        const numbers = rows.map(([x]) => x);
        if (numbers.every(Number.isNaN)) return;
        const [plain] = toRows(profile(table({ x: numbers })).columns);
        const [moved] = toRows(profile(table({ x: numbers.map((x) => 4 * x + shift) })).columns);
        for (const name of fiveNumbers) {
          expect(Number(moved?.[name])).toBeCloseTo(4 * Number(plain?.[name]) + shift, 9);
        }
      }),
    );
  });

  it('has histograms that count each value in the bin that its edges say', () => {
    fc.assert(
      fc.property(cells, (rows) => {
        const known = rows.map(([x]) => x).filter((x) => !Number.isNaN(x));
        if (known.length === 0) return;
        const { columns, length } = histogram(known);
        for (let bin = 0; bin < length; bin++) {
          const [from, to] = [columns.from[bin] as number, columns.to[bin] as number];
          const isLast = bin === length - 1;
          expect(columns.count[bin]).toBe(known.filter((x) => x >= from && (x < to || (isLast && x === to))).length);
        }
      }),
    );
  });
});
