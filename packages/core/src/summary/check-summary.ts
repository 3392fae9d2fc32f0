import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';

/**
 * Refuses what is no customer summary, and names the call that makes one.
 *
 * @param verb begins the message
 * @param summary what was given as the summary
 * @throws InvalidInputError (`invalid-input`)
 * @example
 * import { checkSummary, parseTransactions, summarizeCustomers } from '@clientele/core';
 * const log = parseTransactions([{ customer: 'Ada', time: '2026-01-01', amount: 20 }]);
 * checkSummary('deriveRfm', summarizeCustomers(log)); // passes silently
 */
export function checkSummary(verb: string, summary: unknown): void {
  if (isSummary(summary)) return;
  throw new InvalidInputError(
    `${verb}: expected a customer summary, got ${showValue(summary)}; summarizeCustomers(lines) makes one of order lines`,
  );
}

function isSummary(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('columns' in value) || !('asOf' in value)) return false;
  const { columns } = value;
  return typeof columns === 'object' && columns !== null && 'purchaseDays' in columns && 'lastPurchase' in columns;
}
