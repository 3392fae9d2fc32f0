import { countBelow, countUpTo } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const numbers = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true })), { maxLength: 40 });

describe('counting among sorted numbers', () => {
  it('counts as looking at each of them does', () => {
    fc.assert(
      fc.property(numbers, fc.oneof(fc.integer({ min: -6, max: 6 }), fc.double({ noNaN: true })), (values, value) => {
        const sorted = Float64Array.from(values).sort();
        expect(countBelow(sorted, value)).toBe(values.filter((each) => each < value).length);
        expect(countUpTo(sorted, value)).toBe(values.filter((each) => each <= value).length);
      }),
    );
  });

  it('finds places in lists longer than 2^16, and in none', () => {
    const sorted = Float64Array.from({ length: 100_000 }, (_, i) => Math.floor(i / 2));
    expect([countBelow(sorted, 40_000), countUpTo(sorted, 40_000)]).toEqual([80_000, 80_002]);
    expect([countBelow([], 1), countUpTo([], 1)]).toEqual([0, 0]);
  });
});
