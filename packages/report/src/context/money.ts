import { formatNumber, formatShort, noBreak } from '../format/number.ts';
import { dataLabel } from '../format/text.ts';

/** How amounts of this analysis are written. */
export interface Money {
  /** Names the unit in headers and on axes: the currency, or that none was stated. */
  readonly unit: string;
  /** One amount in a sentence, to the cent, with its unit. */
  exact(amount: number): string;
  /** One amount in a sentence, without cents where it is large, with its unit. */
  rounded(amount: number): string;
  /** The amounts of one column, all with the same decimals. */
  column(amounts: ArrayLike<number>): (amount: number) => string;
  /** An amount in the little room of an axis. */
  short(amount: number): string;
}

/**
 * How amounts are written: in the analysis' currency, or as bare numbers that say that their currency was not stated.
 *
 * @param currency the currency's code or name
 * @returns the writers
 */
export function moneyOf(currency: string | undefined): Money {
  const code = currency === undefined || currency.trim() === '' ? null : dataLabel(currency, 12);
  const named = (text: string): string => (code === null ? text : `${code}${noBreak}${text}`);
  const column: Money['column'] = (amounts) => {
    const decimals = Array.from(amounts).some((amount) => Math.abs(amount) >= 10_000) ? 0 : 2;
    return (amount) => formatNumber(amount, decimals);
  };
  return {
    unit: code ?? 'currency not stated',
    exact: (amount) => named(formatNumber(amount, 2)),
    rounded: (amount) => named(column([amount])(amount)),
    column,
    short: formatShort,
  };
}
