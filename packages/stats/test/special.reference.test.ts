import {
  digamma,
  erf,
  erfc,
  incompleteBeta,
  incompleteGamma,
  logBeta,
  logGamma,
  logHypergeometric2F1,
  normalQuantile,
  trigamma,
} from '@clientele/stats';
import { referenceCsv, referenceNumbers, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const file = 'stats/special-function-vectors.csv';
const there = referencePath(file) !== null;

interface Vector {
  readonly arguments: readonly number[];
  readonly value: number;
}

function vectorsOf(name: string): Vector[] {
  const table = referenceCsv(file);
  const cells = (column: string): readonly string[] => table.get(column) ?? [];
  const values = referenceNumbers(table, 'value');
  return cells('fn').flatMap((fn, row) => {
    const given = ['a1', 'a2', 'a3', 'a4'].map((column) => cells(column)[row] as string).filter((cell) => cell !== '');
    return fn === name ? [{ arguments: given.map(Number), value: values[row] as number }] : [];
  });
}

function worst(
  name: string,
  f: (...given: number[]) => number,
  among: (value: number) => boolean = () => true,
): number {
  const vectors = vectorsOf(name).filter(({ value }) => among(value));
  expect(vectors.length).toBeGreaterThan(50);
  return Math.max(...vectors.map((vector) => Math.abs(f(...vector.arguments) - vector.value) / Math.abs(vector.value)));
}

// The vectors are correct to 50 digits. The one exception to 1e-13: incomplete gamma and beta below 1e-50.
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

  it.each([
    ['trigamma', trigamma],
    ['erf', erf],
    ['erfc', erfc],
    ['normal_quantile', normalQuantile],
    ['log_hyp2f1', logHypergeometric2F1],
  ])('%s has 13 digits', (name, f) => {
    expect(worst(name, f)).toBeLessThan(1e-13);
  });

  it.each([
    ['gammainc_lower_reg', (x: number, shape: number) => incompleteGamma(shape, x)],
    ['betainc_reg', incompleteBeta],
  ])(
    '%s has 13 digits down to 1e-50, and 12 below: its exponent is a double, whose rounding the value multiplies',
    (name, f) => {
      expect(worst(name, f, (value) => value > 1e-50)).toBeLessThan(1e-13);
      expect(worst(name, f)).toBeLessThan(1e-12);
    },
  );
});
