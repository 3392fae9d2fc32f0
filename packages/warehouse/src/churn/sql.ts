import type { Dialect } from '../dialect/dialect.ts';
import { asDouble, numberOf, selectFrom } from '../dialect/words.ts';
import { exactSums, exactTotal } from '../lines/sql.ts';
import type { Steps } from '../summary/facts.ts';
import { ofFacts } from '../summary/sql.ts';

/** The instants that labels are told by, epoch milliseconds. */
export interface LabelWindows {
  /** Start of the outcome window. */
  readonly asOf: number;
  /** Its exclusive end. */
  readonly outcomeEnd: number;
  /** Customers whose last purchase lies before are left out; null leaves out nobody. */
  readonly activeFrom: number | null;
  /** Whether the outcome window reaches past the data. */
  readonly isCensored: boolean;
}

/** Who bought within the outcome window. */
export function labelSteps(dialect: Dialect, { asOf, outcomeEnd }: LabelWindows): Steps {
  return {
    clientele_buyers: `  SELECT customer AS buyer FROM clientele_cells
  WHERE customer IS NOT NULL AND a >= ${numberOf(dialect, 0)} AND t >= ${numberOf(dialect, asOf)} AND t < ${numberOf(dialect, outcomeEnd)}
  GROUP BY customer`,
  };
}

/** One row a customer with a history: the label, and whether it is not known yet. */
export function labelsQuery(dialect: Dialect, { activeFrom, isCensored }: LabelWindows): string {
  const [zero, one] = [0, 1].map((value) => numberOf(dialect, value)) as [string, string];
  const label = isCensored
    ? `CAST(NULL AS ${dialect.types.double})`
    : `CASE WHEN buyer IS NULL THEN ${one} ELSE ${zero} END`;
  const columns = { customer: 'facts.customer', label, censored: isCensored ? one : zero };
  const active = activeFrom === null ? '' : `\nWHERE facts.last_time >= ${numberOf(dialect, activeFrom)}`;
  const facts = 'clientele_facts facts LEFT JOIN clientele_buyers ON buyer = facts.customer';
  return `${selectFrom(dialect, columns, facts)}${active}`;
}

/** What happened within each window, and in the one of the same length before it, of every customer. */
export function windowSteps(dialect: Dialect, lastDay: number, windows: readonly number[]): Steps {
  const columns = windows.flatMap((days) => {
    const within = `d > ${lastDay - days}`;
    const before = `d > ${lastDay - 2 * days} AND d <= ${lastDay - days}`;
    return [
      `SUM(CASE WHEN sales > 0 AND ${within} THEN 1 ELSE 0 END) AS now_${days}`,
      `SUM(CASE WHEN sales > 0 AND ${before} THEN 1 ELSE 0 END) AS then_${days}`,
      exactSums(dialect, `spend_${days}`, 'days.net', within),
    ];
  });
  const read = ['customer AS owner', ...columns].join(',\n    ');
  return { clientele_windows: `  SELECT ${read}\n  FROM clientele_days days GROUP BY customer` };
}

/** The features of `buildFeatures`. */
export function featuresQuery(dialect: Dialect, lastDay: number, windows: readonly number[]): string {
  const number = (expression: string): string => asDouble(dialect, expression);
  const since = (day: string): string => number(`${lastDay + 1} - ${day}`);
  const cadence = `${since('first_day')} / ${number('purchase_days')}`;
  const lifetime = {
    customer: 'customer',
    recency: since('last_day'),
    tenure: since('first_day'),
    frequency: number('purchases'),
    purchaseDays: number('purchase_days'),
    totalSpend: 'total',
    spendPerPurchaseDay: `total / ${number('purchase_days')}`,
    cadence,
    recencyRatio: `${since('last_day')} / (${cadence})`,
  };
  const perWindow = windows.map((days) => windowColumns(dialect, days));
  const columns = Object.assign({}, lifetime, ...perWindow) as Readonly<Record<string, string>>;
  const join = windows.length === 0 ? '' : ' JOIN clientele_windows ON owner = customer';
  return `${ofFacts(dialect, columns)}${join}`;
}

function windowColumns(dialect: Dialect, days: number): Readonly<Record<string, string>> {
  const [now, then] = [`now_${days}`, `then_${days}`].map((name) => asDouble(dialect, name));
  return {
    [`purchaseDays${days}`]: now as string,
    [`spend${days}`]: exactTotal(dialect, `spend_${days}`),
    [`trend${days}`]: `CASE WHEN ${now} + ${then} > 0 THEN (${now} - ${then}) / (${now} + ${then}) ELSE ${numberOf(dialect, 0)} END`,
  };
}
