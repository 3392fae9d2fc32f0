import { InsufficientDataError } from '../errors/errors.ts';
import type { ParsedTransactions } from '../log/parsed-transactions.ts';
import { formatCivilDay } from '../time/civil-date.ts';
import { civilDay } from '../time/civil-day.ts';

/**
 * The refusal of transactions in which no customer bought anything, which says why there is none.
 *
 * @param verb the function that refuses; it begins the message
 * @param read the log, and what was found while it was read
 * @param asOf exclusive end of the observation, epoch milliseconds
 * @returns the error, to be thrown
 * @example
 * import { noPurchases, safeParseTransactions } from '@clientele/core';
 * const read = safeParseTransactions([{ customer: 'Ada', time: '2026-01-05', amount: 'much' }]);
 * noPurchases('segmentByRfm', read, 0).message;
 * // => 'segmentByRfm: needs 1 or more customers with a purchase, got 0; every row was set aside: row 0, column "amount": expected a finite number, got "much"'
 */
export function noPurchases(
  verb: string,
  read: Pick<ParsedTransactions, 'log' | 'issues'>,
  asOf: number,
): InsufficientDataError {
  return new InsufficientDataError(verb, 'customers with a purchase', 1, 0, reasonOf(read, asOf));
}

function reasonOf({ log, issues }: Pick<ParsedTransactions, 'log' | 'issues'>, asOf: number): string {
  if (log.length === 0) {
    const first = issues.listed.find(({ action }) => action === 'dropped');
    if (first === undefined)
      return Object.keys(issues.counts).length > 0 ? 'every row was set aside' : 'there are no rows';
    const { row, column, expected, received } = first;
    return `every row was set aside: row ${row}, column "${column}": expected ${expected}, got ${received}`;
  }
  const first = log.time.reduce((earliest, time) => Math.min(earliest, time), Number.POSITIVE_INFINITY);
  const day = (instant: number): string => formatCivilDay(civilDay(instant, log.timeZone));
  return first < asOf
    ? 'before asOf there are only refunds'
    : `the first event is of ${day(first)}, none is before asOf ${day(asOf)}`;
}
