import { encode, InsufficientDataError, InvalidInputError, InvalidOptionError, table, toRows } from '@clientele/core';
import { columnDrift, openRandom, populationStability } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('populationStability', () => {
  it('is Σ (q − p) ln(q / p)', () => {
    const psi = (0.3 - 0.2) * Math.log(0.3 / 0.2) + (0.4 - 0.5) * Math.log(0.4 / 0.5);
    expect(populationStability([20, 50, 30], [30, 40, 30])).toBeCloseTo(psi, 14);
  });

  it('is symmetric, does not see scale, and is 0 only for equal shares', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(counts, counts, (p, q) => {
        const psi = populationStability(p, q);
        expect(psi).toBeGreaterThanOrEqual(0);
        expect(populationStability(q, p)).toBeCloseTo(psi, 12);
        expect(
          populationStability(
            p.map((count) => 3 * count),
            q,
          ),
        ).toBeCloseTo(psi, 12);
      }),
    );
    expect(populationStability([1, 2], [4, 8])).toBe(0);
  });

  it('counts an empty group as half a customer, so that it is finite', () => {
    expect(populationStability([10, 0], [5, 5])).toBeCloseTo(-0.5 * Math.log(0.5) + (0.5 - 0.05) * Math.log(10), 14);
    expect(populationStability([0, 0], [1, 2])).toBe(0);
    expect(populationStability([3, 0], [3, 0])).toBe(0);
  });

  it('refuses what are no counts', () => {
    expect(() => populationStability([1], [1, 2])).toThrow(InvalidInputError);
    expect(() => populationStability([1, -1], [1, 2])).toThrow(InvalidInputError);
    expect(() => populationStability([1, Number.NaN], [1, 2])).toThrow(InvalidInputError);
  });
});

describe('columnDrift', () => {
  const draws = (seed: number, shift: number): Float64Array => {
    const random = openRandom(seed);
    return Float64Array.from({ length: 20_000 }, () => random.normal() + shift);
  };

  it('is near 0 for draws of one distribution, and near its integral for a shifted one', () => {
    const psiOf = (shift: number): number =>
      columnDrift(table({ x: draws(1, 0) }), table({ x: draws(2, shift) }), { bins: 100 }).columns.psi[0] ?? Number.NaN;
    expect(psiOf(0)).toBeLessThan(0.02);
    // Jeffreys' divergence of two normals of variance 1 is the square of the shift
    expect(psiOf(0.5)).toBeCloseTo(0.25, 1);
  });

  it('takes few values, texts and missing cells one by one', () => {
    const before = table({ cluster: Float64Array.of(0, 0, 1, 1), city: encode(['Ulm', 'Ulm', 'Bonn', null]) });
    const after = table({ cluster: Float64Array.of(0, 1, 1, 1), city: encode(['Ulm', 'Kiel', 'Bonn', null]) });
    const rows = toRows(columnDrift(before, after));
    expect(rows[0]).toEqual({ column: 'cluster', psi: expect.closeTo(0.25 * Math.log(3), 12) });
    // Ulm 2 to 1, Kiel (new) half to 1, the others as they were
    const psi = -0.25 * Math.log(0.25 / 0.5) + (0.25 - 0.125) * Math.log(2);
    expect(rows[1]).toEqual({ column: 'city', psi: expect.closeTo(psi, 12) });
  });

  it('names what only one table has, and lists', () => {
    const list = { dictionary: { values: ['a'] }, offsets: Uint32Array.of(0, 1), codes: Uint32Array.of(0) };
    const { columns, notes } = columnDrift(table({ x: Float64Array.of(1), l: list }), table({ l: list, y: ['a'] }));
    expect([...columns.psi]).toEqual([]);
    expect(notes.map(({ code, details }) => [code, details])).toEqual([
      ['columns-unmatched', { columns: ['x', 'y'] }],
      ['columns-left-out', { columns: ['l'] }],
    ]);
  });

  it('refuses tables without rows, and numbers beside texts', () => {
    const numbers = table({ x: Float64Array.of(1, 2) });
    expect(() => columnDrift(numbers, table({ x: new Float64Array(0) }))).toThrow(InsufficientDataError);
    expect(() => columnDrift(numbers, table({ x: ['a', 'b'] }))).toThrow(InvalidInputError);
    expect(() => columnDrift(numbers, numbers, { bins: 1 })).toThrow(InvalidOptionError);
  });
});
