import { InvalidInputError, NO_CODE, type Note, type TransactionLog } from '@clientele/core';
import type { CheckedEvents } from './events.ts';
import { rowsWhere, takeEvents } from './take-rows.ts';

/**
 * Reads the events of a transaction log. Refunds and lines of quantity 0 put nothing in, and a line without a product cannot.
 *
 * @throws InvalidInputError (`invalid-input`) where the log has no products
 */
export function eventsOfLog(verb: string, log: TransactionLog): CheckedEvents {
  const { product, amount, quantity } = log;
  if (product === undefined) {
    throw new InvalidInputError(`${verb}: the log has no products; map: { product: "…" } names their column`);
  }
  const isRefund = (row: number): boolean => (amount[row] as number) < 0 || quantity?.[row] === 0;
  const isNameless = (row: number): boolean => product.codes[row] === NO_CODE;
  const rows = rowsWhere(log.length, (row) => !isRefund(row) && !isNameless(row));
  const refunds = rowsWhere(log.length, isRefund).length;
  const events: CheckedEvents = {
    length: log.length,
    customer: log.customer,
    item: product,
    time: log.time,
    value: null,
    order: log.order ?? null,
    timeZone: log.timeZone,
    isLines: true,
    notes: [],
  };
  return takeEvents(events, rows, [
    ...refundNotes(refunds, log.length),
    ...namelessNotes(log.length - refunds - rows.length, log.length),
  ]);
}

function refundNotes(refunds: number, lines: number): Note[] {
  if (refunds === 0) return [];
  const message = `${refunds} of ${lines} lines are refunds or of quantity 0: they put nothing in`;
  return [{ code: 'refunds-left-out', message, details: { refunds, lines } }];
}

function namelessNotes(nameless: number, lines: number): Note[] {
  if (nameless === 0) return [];
  const message = `${nameless} of ${lines} lines name no product: they were left out`;
  return [{ code: 'lines-without-product', message, details: { withoutProduct: nameless, lines } }];
}
