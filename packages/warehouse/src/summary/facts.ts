import type { Occasion } from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { asDouble, asInteger, numberOf } from '../dialect/words.ts';
import type { KnownLines } from '../lines/lines.ts';
import { cellsQuery, exactParts, exactSums, exactTotal, seenQuery } from '../lines/sql.ts';

/** Steps by name, each a query; later ones read earlier ones. */
export type Steps = Readonly<Record<string, string>>;

/** What is summed up, and until when. */
export interface FactsOptions {
  /** Exclusive end, epoch milliseconds; null looks at every line. */
  readonly asOf: number | null;
  readonly occasion: Occasion;
}

/** Lines as cells and those seen: what every statement begins with. */
export function lineSteps(dialect: Dialect, lines: KnownLines, asOf: number | null): Steps {
  return {
    clientele_cells: cellsQuery(dialect, lines),
    clientele_lines: seenQuery(dialect, lines, 'clientele_cells', asOf),
  };
}

/**
 * The steps up to `clientele_facts`, one row a customer with a purchase: purchases, days, first_time, last_time, first_day,
 * last_day, total, gross, repeat_spend and log_gaps. The rules are those of `summarizeCustomers`.
 */
export function factSteps(dialect: Dialect, lines: KnownLines, options: FactsOptions): Steps {
  const hasOrders = lines.map.order !== undefined;
  return {
    ...lineSteps(dialect, lines, options.asOf),
    ...(hasOrders ? { clientele_bills: billsQuery(dialect) } : {}),
    clientele_days: daysQuery(dialect, hasOrders, options.occasion),
    ...(hasOrders ? { clientele_orders: ordersQuery(options.occasion) } : {}),
    clientele_runs: runsQuery(),
    clientele_sums: sumsQuery(dialect),
    clientele_facts: factsQuery(dialect, hasOrders),
  };
}

/**
 * The steps up to `clientele_facts` with no more than purchase_days, first_day and last_day: what a history is made of. Neither orders
 * nor the day before matter, so that lines are grouped twice and never put into order.
 */
export function historySteps(dialect: Dialect, lines: KnownLines, { asOf, occasion }: FactsOptions): Steps {
  return {
    ...lineSteps(dialect, lines, asOf),
    clientele_days: daysQuery(dialect, false, occasion),
    clientele_facts: `  SELECT customer, ${asInteger(dialect, 'SUM(is_purchase)')} AS purchase_days,
    MIN(${purchaseDay}) AS first_day, MAX(${purchaseDay}) AS last_day
  FROM clientele_days GROUP BY customer HAVING SUM(is_purchase) > 0`,
  };
}

const purchaseDay = 'CASE WHEN is_purchase = 1 THEN d END';

const isSale = (dialect: Dialect): string => `a >= ${numberOf(dialect, 0)}`;

/** What is gathered of lines: how many, sales among them, their first and last instant, spend in parts. */
function gathered(dialect: Dialect): string {
  const sale = isSale(dialect);
  return [
    'COUNT(*) AS met',
    `SUM(CASE WHEN ${sale} THEN 1 ELSE 0 END) AS sales`,
    `MIN(CASE WHEN ${sale} THEN t END) AS from_time`,
    `MAX(CASE WHEN ${sale} THEN t END) AS to_time`,
    'SUM(ABS(a)) AS moved',
    exactParts(dialect, 'net'),
    exactParts(dialect, 'gross', sale),
  ].join(', ');
}

/** One row a customer, civil day and order. */
function billsQuery(dialect: Dialect): string {
  return `  SELECT customer, d, o, ${gathered(dialect)}\n  FROM clientele_lines GROUP BY customer, d, o`;
}

/** One row a customer and civil day; is_purchase says whether the day counts. */
function daysQuery(dialect: Dialect, hasOrders: boolean, occasion: Occasion): string {
  const merged = [
    'MAX(CASE WHEN bills.o IS NULL AND bills.sales > 0 THEN 1 ELSE 0 END) AS unnamed',
    'SUM(bills.met) AS met, SUM(bills.sales) AS sales, SUM(bills.moved) AS moved',
    'MIN(bills.from_time) AS from_time, MAX(bills.to_time) AS to_time',
    exactSums(dialect, 'net', 'bills.net'),
    exactSums(dialect, 'gross', 'bills.gross'),
  ].join(', ');
  const days = hasOrders
    ? `SELECT customer, d, ${merged}\n    FROM clientele_bills bills GROUP BY customer, d`
    : `SELECT customer, d, 1 AS unnamed, ${gathered(dialect)}\n    FROM clientele_lines GROUP BY customer, d`;
  // Decimals are not doubles: what is left of -0.03 + 0.04 - 0.01 is no money.
  const left = `${exactTotal(dialect, 'net')} > ${numberOf(dialect, Number.EPSILON)} * moved`;
  const counts = occasion === 'sale' ? 'sales > 0' : `sales > 0 AND ${left}`;
  return `  SELECT summed.*, CASE WHEN ${counts} THEN 1 ELSE 0 END AS is_purchase FROM (\n    ${days}\n  ) summed`;
}

/** Distinct orders of each customer. */
function ordersQuery(occasion: Occasion): string {
  const onDays =
    occasion === 'sale'
      ? ''
      : ' JOIN clientele_days days ON days.customer = bills.customer AND days.d = bills.d AND days.is_purchase = 1';
  return `  SELECT customer, COUNT(*) AS orders FROM (
    SELECT bills.customer AS customer, bills.o AS o FROM clientele_bills bills${onDays}
    WHERE bills.sales > 0 AND bills.o IS NOT NULL GROUP BY bills.customer, bills.o
  ) named GROUP BY customer`;
}

/** Days with the first and the last purchase day of their customer, and the one before. */
function runsQuery(): string {
  return `  SELECT days.*,
    MIN(${purchaseDay}) OVER (PARTITION BY customer) AS first_day,
    MAX(${purchaseDay}) OVER (PARTITION BY customer) AS last_day,
    MAX(${purchaseDay}) OVER (PARTITION BY customer ORDER BY d ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS previous_day
  FROM clientele_days days`;
}

function sumsQuery(dialect: Dialect): string {
  const gap = `LN(${asDouble(dialect, 'd - previous_day')})`;
  return `  SELECT customer, MIN(runs.first_day) AS first_day, MIN(runs.last_day) AS last_day, SUM(is_purchase) AS purchase_days,
    SUM(CASE WHEN is_purchase = 1 THEN runs.unnamed ELSE 0 END) AS unnamed,
    MIN(CASE WHEN d = runs.first_day THEN from_time END) AS first_time,
    MAX(CASE WHEN d = runs.last_day THEN to_time END) AS last_time,
    ${exactSums(dialect, 'net', 'runs.net')}, ${exactSums(dialect, 'gross', 'runs.gross')},
    ${exactSums(dialect, 'again', 'runs.net', 'd > runs.first_day')},
    COALESCE(SUM(CASE WHEN is_purchase = 1 AND previous_day IS NOT NULL THEN ${gap} END), ${numberOf(dialect, 0)}) AS log_gaps
  FROM clientele_runs runs GROUP BY customer HAVING SUM(is_purchase) > 0`;
}

function factsQuery(dialect: Dialect, hasOrders: boolean): string {
  const named = hasOrders ? 'COALESCE(named.orders, 0) + sums.unnamed' : 'sums.unnamed';
  const join = hasOrders ? ' LEFT JOIN clientele_orders named ON named.customer = sums.customer' : '';
  return `  SELECT sums.customer AS customer, ${asInteger(dialect, named)} AS purchases,
    ${asInteger(dialect, 'sums.purchase_days')} AS purchase_days, first_time, last_time, first_day, last_day,
    ${exactTotal(dialect, 'net')} AS total, ${exactTotal(dialect, 'gross')} AS gross,
    ${exactTotal(dialect, 'again')} AS repeat_spend, log_gaps
  FROM clientele_sums sums${join}`;
}
