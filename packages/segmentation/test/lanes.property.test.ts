import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLanes, nearestTwo } from '../src/k-means/lanes.ts';
import { squaredDistance } from '../src/k-means/points.ts';

const coordinate = fc.oneof(
  fc.double({ min: -1e100, max: 1e100, noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0, -0, 5e-324),
);
const case_ = fc.integer({ min: 1, max: 6 }).chain((d) =>
  fc.record({
    d: fc.constant(d),
    point: fc.array(coordinate, { minLength: d, maxLength: d }),
    centers: fc.array(fc.array(coordinate, { minLength: d, maxLength: d }), { minLength: 1, maxLength: 11 }),
  }),
);

describe('centres side by side', () => {
  it('give the bits that one after the other gives, the first of equal ones, and the next distance', () => {
    fc.assert(
      fc.property(case_, ({ d, point, centers }) => {
        const [X, C] = [Float64Array.from(point), Float64Array.from(centers.flat())];
        const squares = centers.map((_, j) => squaredDistance(X, 0, C, j, d));
        const found = { label: -1, least: Number.NaN, second: Number.NaN };
        nearestTwo(X, 0, inLanes(C, d), d, found);
        const least = Math.min(...squares);
        const label = squares.indexOf(least);
        const second = Math.min(Number.POSITIVE_INFINITY, ...squares.filter((_, j) => j !== label));
        expect(found).toEqual({ label, least, second });
      }),
    );
  });
});
