import { kaplanMeier } from '@clientele/clv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const customers = fc.array(
  fc.record({
    duration: fc.integer({ min: 1, max: 12 }),
    event: fc.constantFrom<number>(0, 1),
    weight: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 40 },
);
type Customers = typeof customers extends fc.Arbitrary<infer C> ? C : never;
const columnsOf = (of: Customers) => ({
  duration: of.map(({ duration }) => duration),
  event: of.map(({ event }) => event),
  weight: of.map(({ weight }) => weight),
});

/** The product over the times by the definition, in fractions of whole numbers. */
function exactSurvival(of: Customers, time: number): readonly [bigint, bigint] {
  let [top, bottom] = [1n, 1n];
  for (const at of new Set(of.map(({ duration }) => duration))) {
    if (at > time) continue;
    const count = (holds: (one: Customers[number]) => boolean): bigint =>
      BigInt(of.filter(holds).reduce((sum, { weight }) => sum + weight, 0));
    const atRisk = count(({ duration }) => duration >= at);
    top *= atRisk - count(({ duration, event }) => duration === at && event === 1);
    bottom *= atRisk;
  }
  return [top, bottom];
}

describe('Kaplan and Meier', () => {
  it('the median is the first time by which half have left, also where the half is made of many steps', () => {
    for (let n = 2; n <= 120; n += 2) {
      const duration = Array.from({ length: n }, (_, i) => i + 1);
      const { median, columns } = kaplanMeier({ duration, event: duration.map(() => 1) });
      expect([n, median, columns.survival[n / 2 - 1]]).toEqual([n, n / 2, 0.5]);
    }
  });

  it('is the product of the definition, and its median that of exact fractions (law)', () => {
    fc.assert(
      fc.property(customers, (of) => {
        const { columns, median } = kaplanMeier(columnsOf(of));
        const exact = Array.from(columns.time, (time) => exactSurvival(of, time));
        exact.forEach(([top, bottom], row) => {
          const digits = Number((top * 10n ** 15n) / bottom) / 1e15;
          expect(columns.survival[row]).toBeCloseTo(digits, 12);
        });
        const at = exact.findIndex(([top, bottom]) => 2n * top <= bottom);
        expect(median).toBe(at < 0 ? null : columns.time[at]);
      }),
    );
  });

  it('a weight is so many customers, to the last bit (D15)', () => {
    fc.assert(
      fc.property(customers, (of) => {
        const each = of.flatMap((one) => Array.from({ length: one.weight }, () => ({ ...one, weight: 1 })));
        expect(kaplanMeier(columnsOf(each)).columns).toEqual(kaplanMeier(columnsOf(of)).columns);
      }),
    );
  });

  it('neither the order of rows nor the unit of time shows in the shares (laws)', () => {
    fc.assert(
      fc.property(customers, (of) => {
        const { survival, lower, upper } = kaplanMeier(columnsOf(of)).columns;
        const weeks = [...of].reverse().map((one) => ({ ...one, duration: one.duration * 7 }));
        const other = kaplanMeier(columnsOf(weeks)).columns;
        expect([other.survival, other.lower, other.upper]).toEqual([survival, lower, upper]);
      }),
    );
  });

  it('customers who were never seen to leave lower nobody: the curve only rises where an end is hidden (law)', () => {
    fc.assert(
      fc.property(customers, (of) => {
        const open = of.map((one) => ({ ...one, event: 0 }));
        const { survival } = kaplanMeier(columnsOf(open)).columns;
        expect(survival.every((share) => share === 1)).toBe(true);
        const full = kaplanMeier(columnsOf(of)).columns.survival;
        const less = kaplanMeier(columnsOf(of.map((one, i) => (i === 0 ? { ...one, event: 0 } : one)))).columns
          .survival;
        less.forEach((share, row) => {
          expect(share).toBeGreaterThanOrEqual((full[row] as number) - 1e-15);
        });
      }),
    );
  });
});
