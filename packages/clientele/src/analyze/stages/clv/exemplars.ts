import { probabilityAlive, type TransactionModel } from '@clientele/clv';
import { type BtydTable, civilDays, openZone, textAt } from '@clientele/core';
import type { StageContext } from '../../stage.ts';

/** Fewer repeat purchases make no rhythm to be seen. */
const leastRepeats = 3;

/**
 * Two customers worth a look: of those who are likelier gone than not the one who spent most, and of the others the same.
 * Equal spend is decided by id.
 *
 * @param context summary and ids
 * @param history what the model was fitted to
 * @param model of purchases
 * @returns their rows, up to two
 */
export function exemplars(
  { summary, customers }: StageContext,
  history: BtydTable,
  model: TransactionModel,
): readonly number[] {
  const alive = probabilityAlive(model, history);
  const { totalSpend } = summary.columns;
  const idOf = (row: number): string => textAt(customers.customer, row) ?? '';
  const seen = Array.from(alive.keys()).filter((row) => (history.columns.x[row] as number) >= leastRepeats);
  const first = (rows: readonly number[]): readonly number[] =>
    rows.length === 0 ? [] : [rows.reduce((best, row) => (before(row, best) ? row : best))];
  const before = (a: number, b: number): boolean => {
    const lead = (totalSpend[a] as number) - (totalSpend[b] as number);
    return lead > 0 || (lead === 0 && idOf(a) < idOf(b));
  };
  const gone = (row: number): boolean => (alive[row] as number) < 0.5;
  return [...first(seen.filter(gone)), ...first(seen.filter((row) => !gone(row)))];
}

/**
 * When one customer came back.
 *
 * @param context the log and its order of customers
 * @param row of the customer in the summary
 * @returns repeat purchase days, in weeks after the first, ascending
 */
export function purchaseWeeks({ log, customers }: StageContext, row: number): number[] {
  const code = log.customer.dictionary.values.indexOf(textAt(customers.customer, row) as string);
  const rows = [...log.customer.codes.keys()].filter(
    (line) => log.customer.codes[line] === code && (log.amount[line] as number) >= 0,
  );
  const days = civilDays(
    Float64Array.from(rows, (line) => log.time[line] as number),
    openZone(log.timeZone, 'analyze'),
  );
  const [first = 0, ...later] = [...new Set(days)].sort((a, b) => a - b);
  return later.map((day) => (day - first) / 7);
}
