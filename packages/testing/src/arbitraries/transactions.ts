import type { Transaction } from '@clientele/core';
import fc from 'fast-check';

/** Ids that break naive code: names of object fields, leading zeros, blanks that matter, look-alikes. */
export const hostileIds: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  '00123',
  '123',
  '123.0',
  'Ada',
  'ada',
  'Ada ',
  'Ł-7',
  '1e5',
];

/** A customer's id: mostly short and plain, now and then a hostile one. */
export const customerIds: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 30 }).map((id) => `c${id}`) },
  { weight: 1, arbitrary: fc.constantFrom(...hostileIds) },
);

/** Money with two decimals, refunds and zero included. */
export const amounts: fc.Arbitrary<number> = fc.integer({ min: -20_000, max: 200_000 }).map((cents) => cents / 100);

/** Instants of two years, to the millisecond; the days on which clocks change are among them. */
export const instants: fc.Arbitrary<number> = fc.integer({
  min: Date.UTC(2024, 0, 1),
  max: Date.UTC(2026, 0, 1) - 1,
});

/** Order lines as rows, from one customer with one line to many. Orders hold up to a few lines. */
export const transactionRows: fc.Arbitrary<Transaction[]> = fc.array(
  fc.record({
    customer: customerIds,
    time: instants,
    amount: amounts,
    order: fc.integer({ min: 1, max: 60 }).map((order) => `o${order}`),
  }),
  { minLength: 1, maxLength: 60 },
);
