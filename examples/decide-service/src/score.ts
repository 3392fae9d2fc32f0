import {
  assignRfmSegments,
  deriveBtyd,
  deriveRfm,
  expectedTransactions,
  lifetimeValue,
  parseTransactions,
  probabilityAlive,
  scoreRfm,
  summarizeCustomers,
  toRows,
  withColumns,
} from 'clientele';
import type { Models } from './models.ts';
import type { HistoryLine } from './store.ts';

/** What the models say of one customer. */
export type Score = Readonly<Record<string, number | string | null>>;

/**
 * Scores one customer by the history at hand; the same numbers as in a batch.
 *
 * @param models opened
 * @param customer id
 * @param history all lines that are known
 * @param asOf exclusive end, epoch milliseconds
 * @param weeks horizon
 * @returns scores, segment and value, or null where nothing was bought before `asOf`
 */
export function scoreCustomer(
  { rfm, segments, purchases, spend }: Models,
  customer: string,
  history: readonly HistoryLine[],
  asOf: number,
  weeks: number,
): Score | null {
  const seen = history.filter(({ time }) => time < asOf);
  if (seen.length === 0) return null;
  const lines = seen.map(({ time, amount, order }) => ({
    customer,
    time: new Date(time),
    amount,
    ...(order === null ? {} : { order }),
  }));
  const summary = summarizeCustomers(parseTransactions(lines), { asOf });
  if (summary.length === 0) return null;
  const scored = assignRfmSegments(scoreRfm(rfm, deriveRfm(summary)), segments);
  const btyd = deriveBtyd(summary, { unit: purchases.unit });
  const horizon = { weeks };
  const table = withColumns(scored, {
    probabilityAlive: probabilityAlive(purchases, btyd),
    expectedTransactions: expectedTransactions(purchases, btyd, { horizon }),
    lifetimeValue: lifetimeValue(purchases, spend, btyd, { horizon, discount: { annual: 0.1 } }).columns.lifetimeValue,
  });
  return (toRows(table)[0] as Score | undefined) ?? null;
}
