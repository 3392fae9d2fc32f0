import { checkOptions } from '../options/check-options.ts';
import { civilDay, civilDays } from '../time/civil-day.ts';
import { daysPerUnit, type TimeUnit, timeUnit } from '../time/duration.ts';
import { openZone } from '../time/zone.ts';
import { checkSummary } from './check-summary.ts';
import type { BtydTable, CustomerSummary } from './customer-summary.ts';

/**
 * Derives the statistics that buy-till-you-die models read. Days are civil days in the summary's zone; the last observed
 * day is that of `asOf − 1 ms`. A unit divides, it never bins: 40 days are 5.714 weeks.
 *
 * @param summary of customers, as `summarizeCustomers` gives it
 * @param options `unit`: the time unit of tx, T and sumLogGaps; models fitted on the table carry it. Default `'day'`
 * @returns x = purchase days − 1, tx, T, the mean spend of a repeat day and the sum of log gaps, one row a customer in the
 *   summary's order
 * @throws InvalidInputError (`invalid-input`) where no summary is given, order lines for instance
 * @throws InvalidOptionError (`invalid-option`) where the unit is unknown
 * @example
 * import { deriveBtyd, parseTransactions, summarizeCustomers, toRows } from '@clientele/core';
 * const log = parseTransactions([
 *   { customer: 'Ada', time: '2026-01-01', amount: 20 },
 *   { customer: 'Ada', time: '2026-01-15', amount: 30 },
 * ]);
 * const history = deriveBtyd(summarizeCustomers(log, { asOf: '2026-01-30' }), { unit: 'week' });
 * toRows(history, ['x', 'tx', 'T', 'meanRepeatSpend']); // => [{ x: 1, tx: 2, T: 4, meanRepeatSpend: 30 }]
 */
export function deriveBtyd(summary: CustomerSummary, options: { readonly unit?: TimeUnit } = {}): BtydTable {
  checkOptions('deriveBtyd', options, { unit: timeUnit });
  checkSummary('deriveBtyd', summary);
  const unit = options.unit ?? 'day';
  const days = daysPerUnit[unit];
  const zone = openZone(summary.timeZone, 'deriveBtyd');
  const { purchaseDays, firstPurchase, lastPurchase, repeatSpend, sumLogGaps } = summary.columns;
  const first = civilDays(firstPurchase, zone);
  const last = civilDays(lastPurchase, zone);
  const lastObserved = civilDay(summary.asOf - 1, zone);
  const column = (cell: (row: number) => number): Float64Array =>
    Float64Array.from({ length: summary.length }, (_, row) => cell(row));
  const x = column((row) => (purchaseDays[row] as number) - 1);
  return Object.freeze({
    length: summary.length,
    customer: summary.customer,
    columns: Object.freeze({
      x,
      tx: column((row) => ((last[row] as number) - (first[row] as number)) / days),
      T: column((row) => (lastObserved - (first[row] as number)) / days),
      meanRepeatSpend: column((row) => (x[row] === 0 ? 0 : (repeatSpend[row] as number) / (x[row] as number))),
      sumLogGaps: column((row) => (sumLogGaps[row] as number) - (x[row] as number) * Math.log(days)),
    }),
    unit,
    asOf: summary.asOf,
    timeZone: summary.timeZone,
    notes: summary.notes,
  });
}
