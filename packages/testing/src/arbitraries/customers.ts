import fc from 'fast-check';

/** Recency, frequency and monetary value in columns, ties as frequent as in real bases. */
export interface RfmSample {
  readonly recency: number[];
  readonly frequency: number[];
  readonly monetary: number[];
}

/** One customer to a few dozen, as columns of recency (days), frequency (orders) and monetary value (cents / 100). */
export const rfmColumns: fc.Arbitrary<RfmSample> = fc
  .array(
    fc.record({
      recency: fc.integer({ min: 1, max: 400 }),
      frequency: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 })),
      monetary: fc.integer({ min: -5_000, max: 500_000 }).map((cents) => cents / 100),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) => ({
    recency: rows.map((row) => row.recency),
    frequency: rows.map((row) => row.frequency),
    monetary: rows.map((row) => row.monetary),
  }));
