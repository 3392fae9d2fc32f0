import { checkOptions, fraction, InvalidInputError, nonNegativeNumber, showValue } from '@clientele/core';
import { refuseWrongCells, takeColumns } from '../histories/cells.ts';

/** What the simple formula multiplies: numbers for one customer, arrays for many. */
export interface SimpleClvInput<N extends number | ArrayLike<number>> {
  /** Average sale, in the currency. */
  readonly averageSale: N;
  /** Number of transactions in one period. */
  readonly transactions: N;
  /** Retention period: how many periods a customer stays. With a constant retention rate it is 1/(1 − rate). */
  readonly periods: N;
  /** Share of a sale that is profit, 0 to 1; without it the result is revenue. */
  readonly margin?: number;
}

/**
 * Customer lifetime value by the simple formula: average sale x number of transactions x retention period.
 *
 * It knows no discount, no chance of leaving and no differences between customers; `lifetimeValue` does.
 *
 * @param input the factors, each >= 0: numbers, or arrays with one element a customer
 * @returns revenue over the retention period, or profit where a margin is given; a number, or one a customer
 * @throws InvalidOptionError (`invalid-option`) naming a factor that is no number >= 0
 * @throws InvalidInputError (`invalid-input`) naming row and column, where arrays are given
 * @example
 * import { simpleClv } from '@clientele/clv';
 * simpleClv({ averageSale: 50, transactions: 4, periods: 3 }); // => 600
 * simpleClv({ averageSale: 50, transactions: 4, periods: 3, margin: 0.3 }); // => 180
 * [...simpleClv({ averageSale: [50, 20], transactions: [4, 1], periods: [3, 2] })]; // => [600, 40]
 */
export function simpleClv(input: SimpleClvInput<number>): number;
export function simpleClv(input: SimpleClvInput<ArrayLike<number>>): Float64Array;
export function simpleClv(input: SimpleClvInput<number> | SimpleClvInput<ArrayLike<number>>): number | Float64Array {
  if (typeof input !== 'object' || input === null) {
    throw new InvalidInputError(`simpleClv: expected a record of factors, got ${showValue(input)}`);
  }
  const { margin = 1, ...given } = input;
  checkOptions('simpleClv', { margin }, { margin: fraction });
  if (typeof given.averageSale === 'object') return ofColumns(given, margin);
  const rules = { averageSale: nonNegativeNumber, transactions: nonNegativeNumber, periods: nonNegativeNumber };
  checkOptions('simpleClv', Object.assign({ averageSale: null, transactions: null, periods: null }, given), rules);
  const { averageSale, transactions, periods } = given as SimpleClvInput<number>;
  return averageSale * transactions * periods * margin;
}

const factors: readonly string[] = ['averageSale', 'transactions', 'periods'];

function ofColumns(given: object, margin: number): Float64Array {
  const columns = takeColumns('simpleClv', given, factors, []) as [Float64Array, Float64Array, Float64Array];
  const checks = columns.map((values, at) => ({
    column: factors[at] as string,
    values,
    wrong: (row: number): string | null => (nonNegativeNumber.accepts(values[row]) ? null : nonNegativeNumber.allowed),
  }));
  const [averageSale, transactions, periods] = columns;
  refuseWrongCells('simpleClv', averageSale.length, checks);
  return averageSale.map((sale, row) => sale * (transactions[row] as number) * (periods[row] as number) * margin);
}
