import { frozen } from '../frozen.ts';
import type { Note } from '../json.ts';
import { isTransactionLog } from '../log/is-transaction-log.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { TransactionLog, Transactions } from '../log/transaction-log.ts';
import { openExactSum } from '../summary/exact-sum.ts';
import { inputLog } from '../summary/input-log.ts';
import { filterRows } from '../table/filter-rows.ts';
import { type Table, table } from '../table/table.ts';
import { NO_ROW } from '../table/take-column.ts';
import { type CleanOptions, cleanRules } from './clean-options.ts';
import { findCancellations } from './find-cancellations.ts';

/** A log less its cancelled purchases, and which refund pays back what. */
export interface MatchedCancellations {
  /** Without the purchases that were wholly paid back, and without their refunds; all other lines as they were. */
  readonly log: TransactionLog;
  /** One row a matched refund; lines are positions in the log that was given. */
  readonly matches: Table<{
    /** Line of the refund. */
    refund: Float64Array;
    /** Line of the purchase that it pays back. */
    purchase: Float64Array;
    /** Money paid back, above 0. */
    amount: Float64Array;
    /** 1 where this and the refunds before paid back all of the purchase. */
    cancelled: Float64Array;
  }>;
  /** Lines of refunds that no purchase was found for; they stay in the log. */
  readonly unmatched: Uint32Array;
  readonly notes: readonly Note[];
}

/**
 * Matches refunds to the purchases that they pay back, and takes out what was cancelled as a whole, as if it had never been
 * bought. Without it a cancelled purchase was a purchase: its recency stands, its money is net.
 *
 * A purchase of the same customer, and of the same product where the log has products, not after the refund: the one
 * whose order the refund names, else the latest whose rest is the very amount, else the latest that has more left.
 * What is taken out sums to nothing but for half a cent a purchase, so the net sales stay.
 *
 * @param transactions a checked log, or row objects
 * @param options `cancels`: from order ids of refunds to those of purchases; for rows also how they are read
 * @returns the log that is left, the matches, and the refunds without a purchase
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read, or `cancels` goes round in a circle
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { matchCancellations, toRows } from '@clientele/core';
 * const { log, matches } = matchCancellations([
 *   { customer: 'Ada', time: '2026-01-05', amount: 20 },
 *   { customer: 'Ada', time: '2026-01-09', amount: 35 },
 *   { customer: 'Ada', time: '2026-01-20', amount: -20 },
 * ]);
 * log.length; // => 1
 * toRows(matches); // => [{ refund: 2, purchase: 0, amount: 20, cancelled: 1 }]
 */
export function matchCancellations(
  transactions: Transactions,
  options: Pick<CleanOptions, 'cancels'> & ParseOptions = {},
): MatchedCancellations {
  const { log, notes } = inputLog('matchCancellations', transactions, options, { cancels: cleanRules.cancels });
  const { purchaseOf, isCancelled, refunds } = findCancellations(log, options.cancels, 'matchCancellations');
  const matched = refunds.filter((line) => purchaseOf[line] !== NO_ROW);
  const column = (read: (line: number) => number): Float64Array => Float64Array.from(matched, read);
  const unmatched = Uint32Array.from(refunds.filter((line) => purchaseOf[line] === NO_ROW));
  const left = filterRows(
    log,
    isCancelled.map((flag) => 1 - flag),
  );
  return Object.freeze({
    log: left,
    matches: table({
      refund: column((line) => line),
      purchase: column((line) => purchaseOf[line] as number),
      amount: column((line) => -(log.amount[line] as number)),
      cancelled: column((line) => isCancelled[line] as number),
    }),
    unmatched,
    notes: frozen([...(isTransactionLog(transactions) ? [] : notes), ...cancellationNotes(log, left, unmatched)]),
  });
}

function cancellationNotes(log: TransactionLog, left: TransactionLog, unmatched: Uint32Array): Note[] {
  const lines = log.length - left.length;
  const sum = openExactSum();
  for (const line of unmatched) sum.add(log.amount[line] as number);
  const amount = sum.total();
  const gone = `${lines} lines were taken out: purchases that were wholly paid back, and their refunds`;
  const open = `${unmatched.length} refunds of ${amount} in all stay in the log: no purchase was found for them`;
  return [
    ...(lines === 0 ? [] : [{ code: 'purchases-cancelled', message: gone, details: { lines } }]),
    ...(unmatched.length === 0
      ? []
      : [{ code: 'refunds-without-purchase', message: open, details: { lines: unmatched.length, amount } }]),
  ];
}
