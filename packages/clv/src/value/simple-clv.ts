import { checkOptions, fraction, nonNegativeNumber } from '@clientele/core';

/** What the simple formula multiplies. */
export interface SimpleClvInput {
  /** Average sale, in the currency. */
  readonly averageSale: number;
  /** Number of transactions in one period. */
  readonly transactions: number;
  /** Retention period: how many periods a customer stays. With a constant retention rate it is 1/(1 − rate). */
  readonly periods: number;
  /** Share of a sale that is profit, 0 to 1; without it the result is revenue. */
  readonly margin?: number;
}

/**
 * Customer lifetime value by the simple formula: average sale x number of transactions x retention period.
 *
 * It knows no discount, no chance of leaving and no differences between customers; `lifetimeValue` does.
 *
 * @param input the factors, each >= 0
 * @returns revenue of one customer over the retention period, or profit where a margin is given
 * @throws InvalidOptionError (`invalid-option`) naming the factor
 * @example
 * import { simpleClv } from '@clientele/clv';
 * simpleClv({ averageSale: 50, transactions: 4, periods: 3 }); // => 600
 * simpleClv({ averageSale: 50, transactions: 4, periods: 3, margin: 0.3 }); // => 180
 */
export function simpleClv(input: SimpleClvInput): number {
  const rules = {
    averageSale: nonNegativeNumber,
    transactions: nonNegativeNumber,
    periods: nonNegativeNumber,
    margin: fraction,
  };
  checkOptions('simpleClv', Object.assign({ averageSale: null, transactions: null, periods: null }, input), rules);
  const { averageSale, transactions, periods, margin = 1 } = input;
  return averageSale * transactions * periods * margin;
}
