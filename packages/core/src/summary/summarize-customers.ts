import { frozen } from '../frozen.ts';
import type { Note } from '../json.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { TransactionLog, Transactions } from '../log/transaction-log.ts';
import { type OptionRule, oneOf } from '../options/rules.ts';
import { resolveAsOf } from '../time/as-of.ts';
import type { Instant } from '../time/instant.ts';
import { instantOrEnd } from '../time/parse-instant.ts';
import { customerLines } from './customer-lines.ts';
import type { CustomerSummary } from './customer-summary.ts';
import { foldCustomers, mapFacts, type Occasion } from './fold-customers.ts';
import { inputLog } from './input-log.ts';
import { summaryNotes } from './summary-notes.ts';

/** How purchases are counted. */
export interface SummaryOptions {
  /** Only events strictly before it are seen. Default `'end'`: the midnight after the last event. */
  readonly asOf?: Instant | 'end';
  /** `'sale'` (default): every line that is no refund is a purchase. `'net-positive-day'`: a civil day whose net amount is > 0. */
  readonly occasion?: Occasion;
}

/**
 * Sums up what each customer bought, when, and for how much: the facts from which RFM, BTYD and every other statistic derive.
 *
 * A line with amount < 0 lowers the spend and never makes a purchase; amount 0 does make one. An order cancelled later
 * still was a purchase: its day stands, its money is net. Orders of one civil day are one purchase day. Sums do not depend
 * on the order of the rows, to the last bit.
 *
 * @param transactions a checked log, or row objects
 * @param options asOf and occasion; for rows also how they are read (`map`, `timeZone`, formats)
 * @returns one row a customer with at least one purchase, in the order in which the log first names them; what was left
 *   out, merged or met on the way stands in `notes`
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read as transactions
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { summarizeCustomers, toRows } from '@clientele/core';
 * const rows = [
 *   { customer: 'Ada', time: '2026-01-05', amount: 20 },
 *   { customer: 'Ada', time: '2026-01-15', amount: 30 },
 *   { customer: 'Ada', time: '2026-01-16', amount: -5 },
 * ];
 * toRows(summarizeCustomers(rows, { asOf: '2026-02-01' }), ['customer', 'purchaseDays', 'totalSpend', 'repeatSpend']);
 * // => [{ customer: 'Ada', purchaseDays: 2, totalSpend: 45, repeatSpend: 25 }]
 */
export function summarizeCustomers(
  transactions: Transactions,
  options: SummaryOptions & ParseOptions = {},
): CustomerSummary {
  const { log, notes } = inputLog('summarizeCustomers', transactions, options, summaryRules);
  const asOf = resolveAsOf(options.asOf, log, 'summarizeCustomers');
  return summaryOf(log, asOf, options.occasion ?? 'sale', notes);
}

/** The rules of the options that say how purchases are counted. */
export const summaryRules: { readonly asOf: OptionRule; readonly occasion: OptionRule } = {
  asOf: instantOrEnd,
  occasion: oneOf('sale', 'net-positive-day'),
};

/** The summary once log and options are checked. */
export function summaryOf(
  log: TransactionLog,
  asOf: number,
  occasion: Occasion,
  notes: readonly Note[],
): CustomerSummary {
  const lines = customerLines(log, Number.NEGATIVE_INFINITY, asOf);
  const facts = foldCustomers(lines, occasion, log.order?.dictionary.values.length ?? 0);
  const buyers = positionsAboveZero(facts.columns.purchaseDays);
  return Object.freeze({
    length: buyers.length,
    customer: Object.freeze({ dictionary: log.customer.dictionary, codes: chosen(lines.customers, buyers) }),
    columns: Object.freeze(mapFacts(facts.columns, (values) => chosen(values, buyers))),
    asOf,
    timeZone: log.timeZone,
    notes: frozen([...notes, ...summaryNotes(log, lines, facts)]),
  });
}

function positionsAboveZero(values: Float64Array): Uint32Array {
  const positions = new Uint32Array(values.length);
  let found = 0;
  for (let i = 0; i < values.length; i++) if ((values[i] as number) > 0) positions[found++] = i;
  return positions.slice(0, found);
}

function chosen<A extends Float64Array | Uint32Array>(values: A, positions: Uint32Array): A {
  if (positions.length === values.length) return values;
  const picked = values.slice(0, positions.length) as A;
  for (let i = 0; i < positions.length; i++) picked[i] = values[positions[i] as number] as number;
  return picked;
}
