import { collectIssues } from '../issues/collect.ts';
import type { DataIssues } from '../issues/issue.ts';
import { medianOf } from '../median.ts';
import { type OptionRule, optionRule } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { countUpTo } from '../table/count-sorted.ts';
import { type CodedColumn, NO_CODE } from '../table/dictionary.ts';

/**
 * By which rule a missing amount is filled:
 * - `'median-price'`: the median price of the product in all its purchases, times the quantity
 * - `'latest-price'`: the price of the product's latest purchase until then, times the quantity; the lowest of several at that time
 * - `'median'`: the median amount of all purchases
 * - `{ value }`: a stated amount
 *
 * The price of a line is its amount by its quantity; without a column of quantities each line counts as one.
 */
export type MissingAmount = 'drop' | 'median-price' | 'latest-price' | 'median' | { readonly value: number };

/** The rule of the option `missingAmount`. */
export const missingAmountRule: OptionRule = optionRule(
  '"drop", "median-price", "latest-price", "median" or { value: 10 }',
  (value) =>
    ['drop', 'median-price', 'latest-price', 'median'].includes(value as string) ||
    (typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length === 1 &&
      Number.isFinite((value as { value?: unknown }).value)),
);

/** The columns that amounts are filled from, all rows of the input in them. */
export interface AmountColumns {
  readonly time: Float64Array;
  /** NaN where it is missing or cannot be read. */
  readonly amount: Float64Array;
  readonly quantity?: Float64Array | undefined;
  readonly product?: CodedColumn | undefined;
  /** Whether a row can be used but for its amount. */
  readonly isUsable: (row: number) => boolean;
}

/** Where amounts stood in the user's data. */
export interface AmountPlace {
  readonly column: string;
  readonly lines: Uint32Array | undefined;
  readonly maxIssues: number | undefined;
}

/** Amounts without the gaps that a rule could fill. */
export interface FilledAmounts {
  readonly values: Float64Array;
  /** Rows that were filled, ascending. */
  readonly filled: Uint32Array;
  /** One a missing amount: `repaired` where it was filled, else `dropped`. */
  readonly issues: DataIssues;
}

/** Fills the amounts of the rows named by a rule; only purchases, amounts above 0, say what things cost. */
export function fillAmounts(
  columns: AmountColumns,
  missing: readonly number[],
  rule: Exclude<MissingAmount, 'drop'>,
  { column, lines, maxIssues }: AmountPlace,
): FilledAmounts {
  const found = collectIssues(maxIssues);
  const guess = missing.length === 0 ? () => Number.NaN : guesser(columns, rule);
  const values = columns.amount.slice();
  const filled: number[] = [];
  const how = typeof rule === 'string' ? rule : 'stated value';
  for (const row of missing) {
    const value = guess(row) + 0; // never -0
    const line = lines?.[row] ?? 0;
    const place = { row, ...(line === 0 ? {} : { line }), column };
    const isFilled = Number.isFinite(value) && columns.isUsable(row);
    if (isFilled) {
      values[row] = value;
      filled.push(row);
    }
    const expected = isFilled ? `${showValue(value)}, the ${how}` : 'a finite number';
    const action = isFilled ? 'repaired' : 'dropped';
    found.add({ code: 'missing-value', ...place, expected, received: 'nothing', action });
  }
  return { values, filled: Uint32Array.from(filled), issues: found.finish() };
}

function guesser(columns: AmountColumns, rule: Exclude<MissingAmount, 'drop'>): (row: number) => number {
  if (typeof rule === 'object') return () => rule.value;
  const purchases = purchaseRows(columns);
  if (rule === 'median') {
    const median = medianOf(Float64Array.from(purchases, (row) => columns.amount[row] as number));
    return () => median;
  }
  const prices = pricesByProduct(columns, purchases);
  const priceOf = rule === 'median-price' ? medianPrice(prices) : latestPrice(prices, columns.time);
  const { quantity, product } = columns;
  return (row) =>
    priceOf(product?.codes[row] ?? NO_CODE, row) * (quantity === undefined ? 1 : (quantity[row] as number));
}

function purchaseRows({ amount, isUsable }: AmountColumns): number[] {
  const rows: number[] = [];
  for (let row = 0; row < amount.length; row++) if ((amount[row] as number) > 0 && isUsable(row)) rows.push(row);
  return rows;
}

interface Price {
  readonly time: number;
  readonly price: number;
}

/** Price of one piece in each purchase of a product, by the product's code. */
function pricesByProduct(
  { time, amount, quantity, product }: AmountColumns,
  rows: readonly number[],
): Map<number, Price[]> {
  const prices = new Map<number, Price[]>();
  for (const row of rows) {
    const code = product?.codes[row] ?? NO_CODE;
    const pieces = quantity === undefined ? 1 : (quantity[row] as number);
    if (code === NO_CODE || !(pieces > 0)) continue;
    const price = { time: time[row] as number, price: (amount[row] as number) / pieces };
    const list = prices.get(code);
    if (list === undefined) prices.set(code, [price]);
    else list.push(price);
  }
  return prices;
}

type PriceOf = (product: number, row: number) => number;

function medianPrice(prices: ReadonlyMap<number, readonly Price[]>): PriceOf {
  const medians = new Map<number, number>();
  for (const [code, list] of prices) medians.set(code, medianOf(Float64Array.from(list, ({ price }) => price)));
  return (product) => medians.get(product) ?? Number.NaN;
}

function latestPrice(prices: ReadonlyMap<number, Price[]>, time: Float64Array): PriceOf {
  const steps = new Map<number, { readonly times: Float64Array; readonly prices: Float64Array }>();
  for (const [code, list] of prices) {
    list.sort((a, b) => a.time - b.time || b.price - a.price);
    const times = Float64Array.from(list, (each) => each.time);
    steps.set(code, { times, prices: Float64Array.from(list, (each) => each.price) });
  }
  return (product, row) => {
    const known = steps.get(product);
    return known?.prices[countUpTo(known.times, time[row] as number) - 1] ?? Number.NaN;
  };
}
