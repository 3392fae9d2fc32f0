import {
  type Analysis,
  before,
  noPurchases,
  resolveAsOf,
  salesByMonth,
  summarizeCustomers,
  type Transactions,
} from '@clientele/core';
import { earlierDate } from './earlier-date.ts';
import { exploreTables } from './explore.ts';
import { readInputs } from './inputs.ts';
import { type AnalyzeOptions, resolveOptions, shownOptions } from './options.ts';
import { readTransactions } from './read-transactions.ts';
import { runStages } from './run-stages.ts';
import { stages } from './stages/stages.ts';
import { totalsOf } from './totals.ts';
import { withProducts } from './with-products.ts';

/**
 * The whole pipeline in one call: from order lines to a score, a segment, an action and a value for every customer.
 * Each step inside is public too; `stages` says of each whether it ran, or what it lacks.
 *
 * @param transactions a log, or rows together with `map`
 * @param options what the columns are called, when the observation ends, what counts as which segment
 * @returns tables, models and findings, as plain data that can be cloned and posted
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InvalidInputError (`invalid-input`) where more rows than `maxBad` allows cannot be used
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a purchase
 * @example
 * import { analyze, toRows } from 'clientele';
 * const lines = [
 *   { who: 'Ada', day: '2026-01-05', total: 20 },
 *   { who: 'Ada', day: '2026-03-01', total: 35 },
 *   { who: 'Bo', day: '2026-01-09', total: 10 },
 * ];
 * const result = analyze(lines, { map: { customer: 'who', time: 'day', amount: 'total' } });
 * result.totals.sales; // => 65
 * toRows(result.customers, ['customer', 'recency', 'frequency', 'monetary']);
 * // => [{ customer: 'Ada', recency: 1, frequency: 2, monetary: 55 }, { customer: 'Bo', recency: 52, frequency: 1, monetary: 10 }]
 */
export function analyze(transactions: Transactions, options: AnalyzeOptions = {}): Analysis {
  const { log, quality, notes: cleaning } = readTransactions(transactions, options);
  const asOf = resolveAsOf(options.asOf, log, 'analyze');
  const { log: seen, notes: facts } = withProducts(before(log, asOf), options.products);
  const summary = summarizeCustomers(seen, { asOf });
  if (summary.length === 0) throw noPurchases('analyze', { log, issues: quality }, asOf);
  const resolved = resolveOptions(options, earlierDate(options.before, seen, asOf));
  const { inputs, notes } = readInputs(options, log.timeZone, asOf, options.maxBad);
  const found = runStages(stages, { log: seen, summary, inputs, options: resolved }, options.onProgress);
  return Object.freeze({
    asOf,
    timeZone: log.timeZone,
    ...(log.currency === undefined ? {} : { currency: log.currency }),
    options: shownOptions(resolved),
    totals: totalsOf(seen, summary),
    salesByMonth: salesByMonth(seen, { asOf }),
    quality,
    ...found,
    tables: Object.freeze({ ...exploreTables(seen, asOf), ...found.tables }),
    notes: Object.freeze([...new Set([...cleaning, ...facts, ...summary.notes, ...notes, ...found.notes])]),
  });
}
