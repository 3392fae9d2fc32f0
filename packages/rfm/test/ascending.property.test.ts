import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending } from '../src/scores/ascending.ts';

const columns = fc.oneof(
  fc.array(fc.integer({ min: -5, max: 30 })),
  fc.array(fc.integer()),
  fc.array(fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, -0, 2 ** 53)),
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })),
);

describe('a sorted copy', () => {
  it('is what a sort gives, whole numbers or not, and leaves the column as it was', () => {
    fc.assert(
      fc.property(columns, (numbers) => {
        const values = Float64Array.from(numbers);
        const sorted = ascending(values);
        expect(Array.from(sorted, (value) => value + 0)).toEqual(
          [...numbers].sort((a, b) => a - b).map((value) => value + 0),
        );
        expect([...values]).toEqual(numbers);
      }),
    );
  });
});
