import { digamma, logBeta, logGamma } from '@clientele/stats';
import { referenceCsv, referenceNumbers, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const file = 'stats/special-function-vectors.csv';
const there = referencePath(file) !== null;

interface Vector {
  readonly a: number;
  readonly b: number;
  readonly value: number;
}

function vectorsOf(name: string): Vector[] {
  const table = referenceCsv(file);
  const [a, b, value] = ['a1', 'a2', 'value'].map((column) => referenceNumbers(table, column)) as Float64Array[];
  return (table.get('fn') ?? []).flatMap((fn, row) =>
    fn === name ? [{ a: a?.[row] as number, b: b?.[row] as number, value: value?.[row] as number }] : [],
  );
}

function worst(name: string, f: (a: number, b: number) => number): number {
  const vectors = vectorsOf(name);
  expect(vectors.length).toBeGreaterThan(100);
  return Math.max(...vectors.map(({ a, b, value }) => Math.abs(f(a, b) - value) / Math.abs(value)));
}

// The vectors are correct to 50 digits; no exception to 1e-13 was needed, zeros at 1 and 2 included.
describe.skipIf(!there)('special functions against 50-digit values (skipped without the reference data)', () => {
  it('logGamma has 13 digits from 1e-6 to 1e6, also within 1e-9 of its zeros at 1 and 2', () => {
    expect(worst('lgamma', logGamma)).toBeLessThan(1e-13);
  });

  it('digamma has 13 digits', () => {
    expect(worst('digamma', digamma)).toBeLessThan(1e-13);
  });

  it('logBeta has 13 digits, also where one argument is a million times the other', () => {
    expect(worst('lbeta', logBeta)).toBeLessThan(1e-13);
  });
});
