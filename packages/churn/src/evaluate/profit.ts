import {
  checkOptions,
  column,
  InvalidInputError,
  type OptionRule,
  optionRule,
  showValue,
  type Table,
  table,
} from '@clientele/core';

import { demand } from '../data/demand.ts';

/** What a customer is worth and what an attempt to keep him or her costs: one number for all, or one a customer. Money. */
export interface RetentionCosts {
  /** V: what a customer who is kept is worth, 0 or more. */
  readonly value: number | ArrayLike<number>;
  /** d: the incentive, paid to those who take it: to all who would have stayed anyway. 0 unless told otherwise. */
  readonly incentive?: number | ArrayLike<number>;
  /** f: the contact itself, paid whatever comes of it. 0 unless told otherwise. */
  readonly contact?: number | ArrayLike<number>;
  /** γ: the share of those about to leave who are kept by it, 0 to 1. It is never known without a control group. */
  readonly saved: number | ArrayLike<number>;
}

/** Whom to approach, one row a customer in input order. */
export type RetentionTargets = Table<{
  /** From this probability of churn on, approaching the customer pays; above 1 where it never does, missing where there is nothing to be won. */
  threshold: Float64Array;
  /** What is to be expected of approaching the customer, money. */
  expectedProfit: Float64Array;
  /** 1 where that is more than 0. */
  target: Float64Array;
}>;

/** What would have come of approaching customers in the order of their expected profit, one row a step. */
export type ProfitCurve = Table<{
  /** Share of the customers approached. */
  share: Float64Array;
  /** Their number. */
  customers: Float64Array;
  /** The expected profit of the last of them. */
  expectedProfit: Float64Array;
  /** What was earned on them, given who left. */
  profit: Float64Array;
}> & {
  /** What the rule of `profitThreshold` earned: all with an expected profit above 0. */
  readonly ruled: { readonly customers: number; readonly profit: number };
  /** The most that any step earned; 0 customers where approaching nobody was best. */
  readonly best: { readonly customers: number; readonly profit: number };
  /** What approaching all would have earned. */
  readonly all: number;
};

const money = optionRule('a number >= 0, or one a customer', isNumberOrList);
const share = optionRule(
  'a number from 0 to 1, or one a customer',
  (value) => isNumberOrList(value) && !(typeof value === 'number' && value > 1),
);

const rules: Readonly<Record<keyof RetentionCosts, OptionRule>> = {
  value: money,
  incentive: money,
  contact: money,
  saved: share,
};

function isNumberOrList(value: unknown): boolean {
  if (typeof value === 'number') return value >= 0 && value < Number.POSITIVE_INFINITY;
  return typeof value === 'object' && value !== null && 'length' in value;
}

/**
 * From which probability on it pays to approach a customer (Neslin et al. 2006; Verbraken, Verbeke and Baesens 2013).
 *
 * Of those about to leave the share γ is kept: that earns γ (V − d). Those who would have stayed take the incentive too, and cost d.
 * The contact costs f. So approaching is worth p γ (V − d) − (1 − p) d − f, which is above 0 from p = (d + f) / (γ (V − d) + d) on.
 *
 * @param probability chances of churn, calibrated: see `calibrationTable`
 * @param costs value, incentive, contact and share kept, each for all or one a customer
 * @returns threshold, expected profit and target a customer
 * @throws InvalidInputError (`invalid-input`) naming the first row that is wrong
 * @throws InvalidOptionError (`invalid-option`) where a cost is unknown, missing or wrong
 * @example
 * import { profitThreshold } from '@clientele/churn';
 * const { threshold, expectedProfit, target } = profitThreshold([0.1, 0.5], { value: 210, incentive: 10, contact: 2, saved: 0.25 }).columns;
 * [...threshold]; // => [0.2, 0.2]
 * [...expectedProfit]; // => [-6, 18]
 * [...target]; // => [0, 1]
 */
export function profitThreshold(probability: ArrayLike<number>, costs: RetentionCosts): RetentionTargets {
  const terms = termsOf('profitThreshold', probability, costs);
  return table({
    threshold: terms.p.map((_, row) => {
      const [win, loss] = [terms.win(row), terms.loss(row)];
      const whole = win + terms.incentive(row);
      return whole > 0 ? loss / whole : Number.NaN;
    }),
    expectedProfit: terms.expected,
    target: terms.expected.map((profit) => Number(profit > 0)),
  });
}

/**
 * What the rule of `profitThreshold` would have earned on customers whose outcome is known, and what every other cut would have.
 *
 * @param actual who left: 1, or 0
 * @param probability what was told, as in the `predictions` of `evaluateChurn`
 * @param costs as in `profitThreshold`
 * @returns one row a hundredth of the customers (or a customer where there are fewer), the most promising first; of equals, the earlier row
 * @throws InvalidInputError (`invalid-input`) naming the first row that is wrong
 * @throws InvalidOptionError (`invalid-option`) where a cost is unknown, missing or wrong
 * @example
 * import { profitCurve } from '@clientele/churn';
 * const costs = { value: 210, incentive: 10, contact: 2, saved: 0.25 };
 * const { ruled, best, all } = profitCurve([1, 0, 0, 0], [0.6, 0.3, 0.1, 0.1], costs);
 * [ruled.profit, best.profit, all]; // => [36, 48, 12]
 */
export function profitCurve(
  actual: ArrayLike<number>,
  probability: ArrayLike<number>,
  costs: RetentionCosts,
): ProfitCurve {
  const terms = termsOf('profitCurve', probability, costs);
  const left = checked('profitCurve', 'actual', actual, terms.p.length, 'outcome');
  const order = [...terms.expected.keys()].sort(
    (a, b) => (terms.expected[b] as number) - (terms.expected[a] as number) || a - b,
  );
  const earned = (row: number): number => (left[row] === 1 ? terms.win(row) - terms.contact(row) : -terms.loss(row));
  const count = Math.min(100, order.length);
  const sums = new Float64Array(order.length);
  let sum = 0;
  order.forEach((row, at) => {
    sum += earned(row);
    sums[at] = sum;
  });
  const ends = Array.from({ length: count }, (_, step) => Math.round(((step + 1) * order.length) / count) - 1);
  const pays = order.filter((row) => (terms.expected[row] as number) > 0).length;
  const top = sums.reduce((most, value, at) => (value > (sums[most] ?? 0) ? at : most), -1);
  return Object.freeze({
    ...table({
      share: Float64Array.from(ends, (end) => (end + 1) / order.length),
      customers: Float64Array.from(ends, (end) => end + 1),
      expectedProfit: Float64Array.from(ends, (end) => terms.expected[order[end] as number] as number),
      profit: Float64Array.from(ends, (end) => sums[end] as number),
    }),
    ruled: Object.freeze({ customers: pays, profit: pays === 0 ? 0 : (sums[pays - 1] as number) }),
    best: Object.freeze({ customers: top + 1, profit: top < 0 ? 0 : (sums[top] as number) }),
    all: sum,
  });
}

interface Terms {
  readonly p: Float64Array;
  /** γ (V − d). */
  win(row: number): number;
  /** d + f. */
  loss(row: number): number;
  incentive(row: number): number;
  contact(row: number): number;
  readonly expected: Float64Array;
}

function termsOf(verb: string, probability: ArrayLike<number>, costs: RetentionCosts): Terms {
  checkOptions(verb, costs, rules);
  demand(verb, costs, rules, ['value', 'saved']);
  const { value, incentive = 0, contact = 0, saved } = costs;
  const p = checked(verb, 'probability', probability, probability.length, 'share');
  const read = (
    name: string,
    given: number | ArrayLike<number>,
    rule: keyof typeof cellRules = 'amount',
  ): ((row: number) => number) => {
    if (typeof given === 'number') return () => given;
    const values = checked(verb, name, given, p.length, rule);
    return (row) => values[row] as number;
  };
  const [V, d, f, kept] = [
    read('value', value),
    read('incentive', incentive),
    read('contact', contact),
    read('saved', saved, 'share'),
  ];
  const win = (row: number): number => kept(row) * (V(row) - d(row));
  const expected = p.map((chance, row) => chance * win(row) - (1 - chance) * d(row) - f(row));
  return { p, win, loss: (row) => d(row) + f(row), incentive: d, contact: f, expected };
}

const cellRules = {
  amount: { expected: 'a number >= 0', accepts: (cell: number) => cell >= 0 && cell < Number.POSITIVE_INFINITY },
  share: { expected: 'a number from 0 to 1', accepts: (cell: number) => cell >= 0 && cell <= 1 },
  outcome: { expected: '0 or 1', accepts: (cell: number) => cell === 0 || cell === 1 },
} as const;

function checked(
  verb: string,
  name: string,
  cells: ArrayLike<number>,
  length: number,
  rule: keyof typeof cellRules,
): Float64Array {
  if (cells.length !== length) {
    throw new InvalidInputError(`${verb}: ${name} has ${cells.length} rows, probability has ${length}`);
  }
  const { expected, accepts } = cellRules[rule];
  const values = column(cells);
  const row = values.findIndex((cell) => !accepts(cell));
  if (row < 0) return values;
  const received = showValue(cells[row]);
  throw new InvalidInputError(`${verb}: row ${row}, column ${name}: expected ${expected}, got ${received}`, [
    { code: 'invalid-number', row, column: name, expected, received, action: 'kept' },
  ]);
}
