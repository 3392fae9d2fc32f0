import { exactSum } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** The true sum as a whole number of 2^-1074, the smallest double. */
function trueSum(values: readonly number[]): bigint {
  return values.reduce((sum, value) => sum + asWhole(value), 0n);
}

function asWhole(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const whole = exponent === 0 ? fraction : (fraction | 0x10000000000000n) << BigInt(exponent - 1);
  return bits >> 63n === 1n ? -whole : whole;
}

const distance = (sum: bigint, value: number): bigint => {
  const difference = sum - asWhole(value);
  return difference < 0n ? -difference : difference;
};

const numbers = fc.array(fc.double({ min: -1e300, max: 1e300, noNaN: true }), { maxLength: 40 });
const money = fc.array(
  fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100),
  { maxLength: 60 },
);

describe('exactSum', () => {
  it('is the double nearest to the true sum', () => {
    fc.assert(
      fc.property(fc.oneof(numbers, money), (values) => {
        const found = exactSum(Float64Array.from(values));
        const truth = trueSum(values);
        const step = Math.max(Math.abs(found) * 2 ** -52, 2 ** -1074);
        for (const other of [found - step, found + step, found - step / 2, found + step / 2]) {
          expect(distance(truth, found) <= distance(truth, other)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('does not depend on the order', () => {
    const shuffled = fc
      .oneof(numbers, money)
      .chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })));
    fc.assert(
      fc.property(shuffled, ([values, others]) => {
        expect(exactSum(Float64Array.from(others))).toBe(exactSum(Float64Array.from(values)));
      }),
    );
  });
  it('rounds half to even, and sees what lies below the half', () => {
    const half = 2 ** -53;
    expect(exactSum(Float64Array.of(1, half))).toBe(1);
    expect(exactSum(Float64Array.of(1, half, 2 ** -1074))).toBe(1 + 2 ** -52);
    expect(exactSum(Float64Array.of(1 + 2 ** -52, half, -(2 ** -1074)))).toBe(1 + 2 ** -52);
  });
  it('is 0 for nothing, and for nothing but −0', () => {
    expect(exactSum(new Float64Array(0))).toBe(0);
    expect(exactSum(Float64Array.of(-0, -0))).toBe(0);
  });
});
