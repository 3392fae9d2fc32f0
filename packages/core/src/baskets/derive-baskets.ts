import { InvalidInputError } from '../errors/errors.ts';
import { frozen } from '../frozen.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { Transactions } from '../log/transaction-log.ts';
import { inputLog } from '../summary/input-log.ts';
import { customerTable } from '../table/table.ts';
import { resolveAsOf } from '../time/as-of.ts';
import type { Instant } from '../time/instant.ts';
import { instantOrEnd } from '../time/parse-instant.ts';
import { basketLines, repeatedNote } from './basket-lines.ts';
import { numberBaskets } from './basket-numbers.ts';
import type { LogBaskets } from './baskets.ts';
import { groupItems } from './group-items.ts';

/** How far the baskets reach. */
export interface DeriveBasketsOptions {
  /** Only events strictly before it are seen. Default `'end'`: the midnight after the last event. */
  readonly asOf?: Instant | 'end';
}

/**
 * What was bought together. A basket is an order, or all that a customer buys on one civil day where a line names no order;
 * it holds the set of products on lines whose amount is 0 or more and whose quantity is not 0. Refunds put nothing in, so an
 * order of refunds only is no basket. An order id that several customers share makes a basket for each of them.
 *
 * @param transactions a checked log with products, or row objects
 * @param options asOf; for rows also how they are read (`map`, `timeZone`, formats)
 * @returns one row a basket, in the order in which the data first names them: `customer`, `time` and `items`; lines left out
 *   are counted in `notes`, those without a product are listed in `issues`
 * @throws InvalidInputError (`invalid-input`) where there is no product column or rows cannot be read
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { deriveBaskets, toRows } from '@clientele/core';
 * const rows = [
 *   { customer: 'Ada', time: '2026-01-05', amount: 12, order: 1, product: 'diapers' },
 *   { customer: 'Ada', time: '2026-01-05', amount: 3, order: 1, product: 'wipes' },
 *   { customer: 'Ada', time: '2026-01-07', amount: -12, order: 2, product: 'diapers' },
 * ];
 * toRows(deriveBaskets(rows), ['customer', 'items']); // => [{ customer: 'Ada', items: ['diapers', 'wipes'] }]
 */
export function deriveBaskets(
  transactions: Transactions,
  options: DeriveBasketsOptions & ParseOptions = {},
): LogBaskets {
  const { log, notes } = inputLog('deriveBaskets', transactions, options, { asOf: instantOrEnd });
  const { product, customer } = log;
  if (product === undefined) throw new InvalidInputError('deriveBaskets: the transactions have no column "product"');
  const asOf = resolveAsOf(options.asOf, log, 'deriveBaskets');
  const lines = basketLines(log, product, asOf);
  const { basketOf, firstLine } = numberBaskets(log, lines.used);
  const grouped = groupItems(basketOf, product.codes, firstLine.length, product.dictionary.values.length);
  const { offsets, codes, repeated } = grouped;
  const codesOfCustomers = Uint32Array.from(firstLine, (line) => customer.codes[line] as number);
  const baskets = customerTable(Object.freeze({ dictionary: customer.dictionary, codes: codesOfCustomers }), {
    time: firstTimes(log.time, basketOf, firstLine.length),
    items: Object.freeze({ dictionary: product.dictionary, offsets, codes }),
  });
  return Object.freeze({
    ...baskets,
    asOf,
    timeZone: log.timeZone,
    issues: lines.issues,
    notes: frozen([...notes, ...lines.notes, ...repeatedNote(repeated)]),
  });
}

function firstTimes(time: Float64Array, basketOf: Uint32Array, baskets: number): Float64Array {
  const first = new Float64Array(baskets).fill(Number.POSITIVE_INFINITY);
  for (let line = 0; line < time.length; line++) {
    const basket = basketOf[line] as number;
    if (basket < baskets) first[basket] = Math.min(first[basket] as number, time[line] as number);
  }
  return first;
}
