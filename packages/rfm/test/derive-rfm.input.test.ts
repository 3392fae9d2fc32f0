import { InvalidInputError, parseTransactions } from '@clientele/core';
import { deriveRfm } from '@clientele/rfm';
import { expect, it } from 'vitest';

it('refuses order lines and names the call that sums them up', () => {
  const lines = parseTransactions([{ customer: 'Ada', time: '2026-01-01', amount: 20 }]);
  expect(() => deriveRfm(lines as never)).toThrow(InvalidInputError);
  expect(() => deriveRfm(lines as never)).toThrow(/^deriveRfm: expected a customer summary, .*summarizeCustomers/);
});
