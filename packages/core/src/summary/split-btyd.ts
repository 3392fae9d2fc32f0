import { InvalidOptionError } from '../errors/errors.ts';
import { frozen } from '../frozen.ts';
import type { Note } from '../json.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { TransactionLog, Transactions } from '../log/transaction-log.ts';
import { withColumns } from '../table/table.ts';
import { resolveAsOf } from '../time/as-of.ts';
import { civilDay, startOfCivilDay } from '../time/civil-day.ts';
import { daysPerUnit, type TimeUnit, timeUnit } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { instant } from '../time/parse-instant.ts';
import { openZone } from '../time/zone.ts';
import { customerLines } from './customer-lines.ts';
import type { BtydTable } from './customer-summary.ts';
import { deriveBtyd } from './derive-btyd.ts';
import { exactSum } from './exact-sum.ts';
import { foldCustomers, type Occasion } from './fold-customers.ts';
import { inputLog } from './input-log.ts';
import { type SummaryOptions, summaryOf, summaryRules } from './summarize-customers.ts';

/** Where the calibration ends and the holdout begins, and how purchases are counted in both. */
export interface SplitOptions extends SummaryOptions {
  /** End of the calibration, exclusive; a moment within a day stands for the midnight after it. */
  readonly split: Instant;
  /** Unit of tx, T, sumLogGaps and the holdout's length. Default `'day'`. */
  readonly unit?: TimeUnit;
}

/** Calibration statistics, and what the same customers did in the holdout. */
export type SplitBtydTable = BtydTable & {
  readonly columns: BtydTable['columns'] & {
    /** Purchase days in the holdout. */
    readonly holdoutX: Float64Array;
    /** Net spend in the holdout. */
    readonly holdoutSpend: Float64Array;
  };
  /** End of the calibration and start of the holdout, epoch milliseconds: a midnight. */
  readonly split: number;
  /** End of the holdout, exclusive, epoch milliseconds. */
  readonly holdoutEnd: number;
  /** From the last calibration day to the last holdout day, in units. */
  readonly holdoutLength: number;
  /** Customers with lines in the holdout who had no purchase in the calibration: no model can know them. */
  readonly excludedCount: number;
  /** Their net spend in the holdout. Together with the column holdoutSpend it is all that the holdout brought. */
  readonly excludedSpend: number;
};

/**
 * Splits a log in time: BTYD statistics of the calibration, and what the holdout brought, to judge forecasts by. A civil day
 * lies wholly on one side. Spend means the same in both: sales less refunds.
 *
 * @param transactions a checked log, or row objects
 * @param options `split` (required), `asOf` (end of the holdout, exclusive, `'end'` by default), `unit`, `occasion`; for rows also
 *   how they are read (`map`, `timeZone`, formats)
 * @returns one row a customer who was known at the split; customers met later are counted, with their spend
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read as transactions
 * @throws InvalidOptionError (`invalid-option`) where an option is wrong, or the split lies after the end
 * @example
 * import { splitBtyd, toRows } from '@clientele/core';
 * const rows = [
 *   { customer: 'Ada', time: '2026-01-01', amount: 20 },
 *   { customer: 'Ada', time: '2026-01-15', amount: 30 },
 *   { customer: 'Ada', time: '2026-02-05', amount: 40 },
 *   { customer: 'Bo', time: '2026-02-06', amount: 7 },
 * ];
 * const history = splitBtyd(rows, { split: '2026-01-30', asOf: '2026-02-13', unit: 'week' });
 * toRows(history, ['customer', 'x', 'T', 'holdoutX', 'holdoutSpend']);
 * // => [{ customer: 'Ada', x: 1, T: 4, holdoutX: 1, holdoutSpend: 40 }]
 * [history.holdoutLength, history.excludedCount, history.excludedSpend]; // => [2, 1, 7]
 */
export function splitBtyd(transactions: Transactions, options: SplitOptions & ParseOptions): SplitBtydTable {
  const given = { ...options, split: options?.split ?? null };
  const { log, notes } = inputLog('splitBtyd', transactions, given, splitRules);
  const { occasion = 'sale', unit = 'day' } = options;
  const zone = openZone(log.timeZone, 'splitBtyd');
  const lastDay = civilDay(resolveAsOf(options.split, log, 'splitBtyd') - 1, zone);
  const split = startOfCivilDay(lastDay + 1, zone);
  const holdoutEnd = endAfter(split, log, options);
  const history = deriveBtyd(summaryOf(log, split, occasion, notes), { unit });
  const holdout = holdoutOf(log, history, split, holdoutEnd, occasion);
  return Object.freeze({
    ...withColumns(history, { holdoutX: holdout.days, holdoutSpend: holdout.spend }),
    notes: frozen([...(history.notes ?? []), ...excludedNote(holdout)]),
    split,
    holdoutEnd,
    holdoutLength: (civilDay(holdoutEnd - 1, zone) - lastDay) / daysPerUnit[unit],
    excludedCount: holdout.excludedCount,
    excludedSpend: holdout.excludedSpend,
  });
}

const splitRules = { ...summaryRules, split: instant, unit: timeUnit };

function excludedNote({ excludedCount, excludedSpend }: Holdout): Note[] {
  if (excludedCount === 0) return [];
  const message = `${excludedCount} customers without a purchase before the split were left out`;
  return [{ code: 'customers-after-split', message, details: { customers: excludedCount, spend: excludedSpend } }];
}

/** The end of the holdout; a log without events ends where it is split. */
function endAfter(split: number, log: TransactionLog, { asOf }: SplitOptions): number {
  const end = resolveAsOf(asOf, log, 'splitBtyd');
  if (end >= split) return end;
  if (log.length === 0) return split;
  const received = new Date(split).toISOString();
  const allowed = `before asOf, the end of the holdout (${new Date(end).toISOString()})`;
  throw new InvalidOptionError('splitBtyd', [{ option: 'split', allowed, received }]);
}

interface Holdout {
  readonly days: Float64Array;
  readonly spend: Float64Array;
  readonly excludedCount: number;
  readonly excludedSpend: number;
}

function holdoutOf(log: TransactionLog, known: BtydTable, from: number, until: number, occasion: Occasion): Holdout {
  const lines = customerLines(log, from, until);
  const { columns } = foldCustomers(lines, occasion, log.order?.dictionary.values.length ?? 0);
  const rowOfCode = new Int32Array(log.customer.dictionary.values.length).fill(-1);
  known.customer.codes.forEach((code, row) => {
    rowOfCode[code] = row;
  });
  const days = new Float64Array(known.length);
  const spend = new Float64Array(known.length);
  const excluded: number[] = [];
  lines.customers.forEach((code, position) => {
    const row = rowOfCode[code] as number;
    if (row < 0) excluded.push(columns.totalSpend[position] as number);
    else {
      days[row] = columns.purchaseDays[position] as number;
      spend[row] = columns.totalSpend[position] as number;
    }
  });
  const excludedSpend = exactSum(excluded);
  return { days, spend, excludedCount: excluded.length, excludedSpend };
}
