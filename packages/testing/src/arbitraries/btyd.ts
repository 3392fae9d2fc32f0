import fc from 'fast-check';

/** Repeat purchases, time of the last and length of observation, in columns. */
export interface BtydSample {
  readonly x: number[];
  readonly tx: number[];
  readonly T: number[];
}

/** One customer to a few dozen with 0 <= t_x <= T, t_x = 0 exactly where x = 0, in whole days as real logs have them. */
export const btydColumns: fc.Arbitrary<BtydSample> = fc
  .array(
    fc.record({
      x: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 })),
      T: fc.integer({ min: 1, max: 700 }),
      share: fc.integer({ min: 1, max: 1000 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) => ({
    x: rows.map(({ x }) => x),
    tx: rows.map(({ x, T, share }) => (x === 0 ? 0 : Math.max(1, Math.floor((T * share) / 1000)))),
    T: rows.map(({ T }) => T),
  }));
