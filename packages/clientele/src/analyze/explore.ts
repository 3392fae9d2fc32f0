import {
  type Analysis,
  type Column,
  deriveCohorts,
  orderTotals,
  salesByWeekday,
  type Table,
  type TransactionLog,
  table,
} from '@clientele/core';
import { histogram, profile } from '@clientele/stats';

type Tables = NonNullable<Analysis['tables']>;

const daysOfMonth = 365.25 / 12;

/**
 * What there is to look at before anything is modelled: what the columns hold, sales by weekday, what orders come to and how
 * many lines they have, and how many customers come back.
 *
 * @param log lines before `asOf`
 * @param asOf exclusive end, epoch milliseconds
 * @returns tables by name
 */
export function exploreTables(log: TransactionLog, asOf: number): Tables {
  const orders = orderTotals(log, { asOf }).columns;
  const { columns } = profile(log, { top: 0, correlations: false });
  return {
    columnProfile: columns as Table<Record<string, Column>>,
    salesByWeekday: table({ ...salesByWeekday(log, { asOf }).columns }),
    orderValues: table({ ...histogram(orders.amount.filter((amount) => amount > 0)).columns }),
    orderLines: countSizes(orders.lines),
    cohorts: table({ ...deriveCohorts(log, { asOf, period: periodFor(log, asOf) }).columns }),
  };
}

/** Sizes of orders, each counted; those beyond the last are counted with it. */
const mostLines = 20;

function countSizes(sizes: Float64Array): Table<Record<string, Column>> {
  const counts = new Float64Array(mostLines);
  for (const size of sizes) {
    const at = Math.min(size, mostLines) - 1;
    counts[at] = (counts[at] as number) + 1;
  }
  const last = counts.findLastIndex((count) => count > 0) + 1;
  return table({ lines: Float64Array.from({ length: last }, (_, at) => at + 1), orders: counts.slice(0, last) });
}

/** Weeks, months or years: as many as still make a picture. */
function periodFor({ time }: TransactionLog, asOf: number): 'week' | 'month' | 'year' {
  let first = asOf;
  for (const instant of time) if (instant < first) first = instant;
  const months = (asOf - first) / 86_400_000 / daysOfMonth;
  if (months < 4) return 'week';
  return months <= 60 ? 'month' : 'year';
}
