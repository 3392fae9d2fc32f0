import { summarizeCustomers, type TransactionLog } from 'clientele';
import { expect } from 'vitest';

/** A log that every verb may trust: nothing missing where something must stand, codes that are in their dictionary. */
export function checkLog(log: TransactionLog): void {
  expect([log.time.length, log.amount.length, log.customer.codes.length]).toEqual([log.length, log.length, log.length]);
  expect(log.time.every((instant) => Math.abs(instant) <= 8.64e15)).toBe(true);
  expect(log.amount.every((amount) => Number.isFinite(amount))).toBe(true);
  const { values } = log.customer.dictionary;
  expect(log.customer.codes.every((code) => code < values.length)).toBe(true);
  expect(values.every((id) => id.trim() !== '')).toBe(true);
  if (log.length > 0) expect(summarizeCustomers(log).length).toBeLessThanOrEqual(values.length);
}
